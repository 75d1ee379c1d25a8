import { type Call, refuse } from "../../http/call";
import { fraction } from "../../world/availability";
import type { World } from "../../world/world";
import type { PointsAccount } from "./rows";

const DAY_MS = 86_400_000;
/** Points that an account uses by itself every day. */
const USES_PER_DAY = 20;

/** The price of a number of points. The prices are invented: the manual prints none. */
export const prices: Readonly<Record<PointsAccount["product"], Readonly<Record<string, bigint>>>> = {
  edm: { "1000": 4_000n, "10000": 30_000n, "30000": 80_000n, "50000": 120_000n, "100000": 200_000n },
  sms: {
    "1000": 8_000n,
    "3000": 22_000n,
    "10000": 70_000n,
    "30000": 200_000n,
    "50000": 320_000n,
    "100000": 600_000n,
  },
};

/** The current row of the account that a call names; none after a failed audit. */
export function heldAccount({ params, world }: Call, product: PointsAccount["product"]): PointsAccount {
  const row = world.points.get(pointsKey(product, params.text("account")));
  return row && row.audit !== "failed" ? row : refuse("10019");
}

/** The same row as a read shows it. */
export function seenAccount({ params, world, nowMs }: Call, product: PointsAccount["product"]): PointsAccount {
  const row = world.points.seen(pointsKey(product, params.text("account")), nowMs);
  return row && row.audit !== "failed" ? row : refuse("10019");
}

export function putAccount(world: World, row: PointsAccount): void {
  world.points.put(pointsKey(row.product, row.account), row);
}

export function pointsKey(product: PointsAccount["product"], account: string): string {
  return `${product}:${account.toLowerCase()}`;
}

export function restOf(row: PointsAccount, nowMs: number): number {
  const days = Math.floor((nowMs - row.usedAtMs) / DAY_MS);
  return Math.max(0, row.bought - row.used - (row.audit === "passed" ? days * USES_PER_DAY : 0));
}

export function addPoints(world: World, row: PointsAccount, points: number): void {
  putAccount(world, { ...row, bought: row.bought + points });
}

/** What so many points cost, in fen; undefined: they are not sold in that number. `points` is as it was sent, so it may name a function of all objects. */
export function priceOf(prices: Readonly<Record<string, bigint>>, points: string): bigint | undefined {
  return Object.hasOwn(prices, points) ? prices[points] : undefined;
}

/** "aaa111!!!" is the manual's: letters, digits, signs. */
export function madePassword(account: string): string {
  return `p${Math.floor(fraction(`points|${account}`) * 36 ** 5).toString(36)}!7A`;
}

const NAME = /^[\p{Script=Han}A-Za-z0-9]{1,50}$/u;
/** With this word in the contact's name the purchase fails. */
const FAILS = "购买失败";

/** Checks the contact of an order and refuses with the codes of its chapter. */
export function checkContact({ params }: Call, codes: { lastName: string; firstName: string; failed: string }): void {
  const [lastName, firstName] = [params.text("lastname"), params.text("firstname")];
  if (!NAME.test(lastName)) refuse(codes.lastName);
  if (!NAME.test(firstName)) refuse(codes.firstName);
  if (firstName.includes(FAILS)) refuse(codes.failed);
}

export function requireAll({ params }: Call, names: readonly string[]): void {
  if (names.some((name) => params.text(name) === "")) refuse("10012");
}
