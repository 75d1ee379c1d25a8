/** The faults and outside events of a history, drawn by chance: at the upstream, on the way to it, and by people. */
import { AppError } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { startTransfer } from "@/sandbox/chapters/domains/transfer-steps";
import { controlActs } from "@/sandbox/control/control-act";
import type { FaultInput } from "@/sandbox/control/faults";
import { faultInputSchema } from "@/sandbox/control/faults";
import { availableFen, refund, sell } from "@/sandbox/selling/sell";
import { readName } from "@/sandbox/world/names";
import type { Random } from "./random";
import type { SimulatedShop } from "./shop";
import { virtualClock } from "./virtual-clock";
import { TRANSFER_FEN } from "./wanted";

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 86_400_000;

const PURCHASE_FAULTS: readonly FaultInput[] = [
  { kind: "dropBefore" },
  { kind: "dropAfter" },
  { kind: "statusAfter" },
  { kind: "status" },
  { kind: "garble" },
  { kind: "truncate" },
  { kind: "html" },
  { kind: "codeAfter", code: "10036" },
  { kind: "code", code: "10036" },
  { kind: "code", code: "11124" },
  { kind: "code", code: "11120" },
  { kind: "codeAfter", code: "11130" },
  { kind: "codeAfter", code: "11604" },
  { kind: "code", code: "10021" },
  { kind: "code", code: "10001" },
  { kind: "duplicate" },
];
const READ_FAULTS: readonly FaultInput[] = [
  { kind: "status", count: 3 },
  { kind: "garble", count: 2 },
  { kind: "dropBefore", count: 1 },
  { kind: "status", count: 12 },
];
/** All but the last are shorter than the half hour after which an item counts as absent. */
const LAGS_MS = [4_000, 40_000, 8 * MINUTE_MS, 20 * MINUTE_MS, 50 * MINUTE_MS];
const LATES_MS = [2_000, 20_000, 70_000, 100_000];
/** Delays of requests whose sender's connection broke: they are still carried out. */
const CUTS_MS = [2_000, 70_000, 10 * MINUTE_MS, 45 * MINUTE_MS, 3 * 60 * MINUTE_MS];

/** The steps of a transfer before the registry moves the name. */
const OPEN_STEPS: ReadonlySet<string> = new Set(["0", "1", "2", "3", "13", "14"]);

export interface HappenedOutside {
  priceChangedAtMs: number[];
  /** Somebody else used the agent's money, or the planted answer said that there was none. */
  moneyLow: boolean;
  planted10036: boolean;
  /** The upstream's clock was moved against ours. */
  clockMoved: boolean;
  byHand: Set<string>;
  /** Idempotency keys of top-ups, adjustments and refunds. */
  askedMoney: string[];
  /** Customers paid through gateways. */
  throughGateways: boolean;
}

export const nothingHappened = (): HappenedOutside => ({
  priceChangedAtMs: [],
  moneyLow: false,
  planted10036: false,
  clockMoved: false,
  byHand: new Set(),
  askedMoney: [],
  throughGateways: false,
});

export function setPrice(shop: SimulatedShop, register: string, renew: string): void {
  controlActs.price(shop.sandbox, { suffix: ".com", register, renew });
}

/** Plants what goes wrong with the next purchases and reads. */
export function plantFaults(shop: SimulatedShop, random: Random, happened: HappenedOutside): void {
  const { faults } = shop.sandbox;
  const plant = (fault: FaultInput) => {
    faults.plant(faultInputSchema.parse(fault));
    shop.scheduler?.note(`planted ${JSON.stringify(fault)}`);
  };
  if (random.chance(0.4)) {
    const fault = random.pick(PURCHASE_FAULTS);
    plant({ ...fault, effect: "purchase" });
    happened.planted10036 ||= fault.code === "10036" || fault.kind === "duplicate";
    happened.moneyLow ||= fault.code === "10021";
  }
  if (random.chance(0.15)) plant({ kind: "lag", ms: random.pick(LAGS_MS), effect: "purchase" });
  if (random.chance(0.15)) plant({ ...random.pick(READ_FAULTS), effect: "read" });
  if (random.chance(0.15)) {
    const cut = random.chance(0.5);
    shop.gate.late = { cut, lateMs: random.pick(cut ? CUTS_MS : LATES_MS) };
  }
}

/**
 * Makes something happen at the upstream without the shop.
 * @param mostBackMs how far the upstream's clock may go back; 0: it stays, because it is the gateways' twins' as well.
 */
export function happenOutside(
  shop: SimulatedShop,
  random: Random,
  names: readonly string[],
  happened: HappenedOutside,
  mostBackMs: number,
): void {
  const { sandbox } = shop;
  const { world } = sandbox;
  const name = random.pick(names);
  const note = (what: string) => shop.scheduler?.note(`outside: ${what}`);
  const acts: (() => void)[] = [
    () => {
      note(`${name} is bought by hand`);
      happened.moneyLow = true;
      happened.byHand.add(name);
      controlActs["hand-purchase"](sandbox, { domainname: name, years: 1 });
    },
    () => {
      note(`${name} is renewed by hand`);
      happened.moneyLow = true;
      renewByHand(shop, name, 70_00n * 3n);
    },
    () => {
      note(`${name} is taken by somebody`);
      if (!world.domains.get(name)) controlActs.take(sandbox, { domainname: name });
    },
    () => {
      const register = random.pick(["55.00", "40.00", "68.00", "99.00"]);
      note(`.com costs ${register}`);
      happened.priceChangedAtMs.push(virtualClock.nowMs());
      setPrice(shop, register, random.pick(["70.00", "79.00", "120.00"]));
    },
    () => {
      const yuan = random.pick(["1.00", "60.00", "120.00", "100000.00"]);
      note(`the agent balance is ${yuan}`);
      happened.moneyLow = true;
      controlActs.balance(sandbox, { yuan });
    },
    () => {
      const accountCode = random.pick(["", "", "10001", "10008", "10003"] as const);
      note(`the account answers ${accountCode || "again"}`);
      world.transact(() => world.putSettings({ accountCode: accountCode === "10008" ? "10006" : accountCode }));
    },
    () => {
      const ms = random.pick([1_000, 3_000, 60_000, 12 * MINUTE_MS, -2_000, -mostBackMs]);
      if (mostBackMs === 0) return;
      note(`the upstream's clock moves by ${ms} ms`);
      happened.clockMoved = true;
      world.transact(() => world.advanceClock(ms));
    },
  ];
  try {
    random.pick(acts)();
  } catch (error) {
    // The sandbox refuses what is impossible: buying a name that is in the account, renewing one that is not.
    note(error instanceof Error ? error.message : String(error));
  }
}

/** Cancels a transfer in the upstream's panel, or orders it there for another registrant. */
export function disturbTransfer(shop: SimulatedShop, random: Random, name: string, happened: HappenedOutside): void {
  const { world } = shop.sandbox;
  const note = (what: string) => shop.scheduler?.note(`outside: ${what}`);
  const order = world.transfers.get(name);
  if (order && OPEN_STEPS.has(order.code)) {
    if (random.chance(0.5)) return;
    note(`the transfer of ${name} is cancelled`);
    world.transact(() => {
      world.transfers.put(name, { ...order, code: "12" });
      world.domains.remove(name);
      refund(world, order.saleId, "cancelled in the panel");
    });
    return;
  }
  const of = readName(name);
  const { account } = world;
  if (!of || world.domains.get(name) || availableFen(account) < TRANSFER_FEN) return;
  note(`${name} is brought over by hand`);
  happened.moneyLow = true;
  world.transact(() => {
    const saleId = sell(world, { endpoint: "panel", name, otime: "", amountFen: TRANSFER_FEN, by: "hand" });
    startTransfer(world, { of, contactId: "77", authcode: "hand-code", ownDns: false, saleId });
  });
}

function renewByHand({ sandbox: { world } }: SimulatedShop, name: string, amountFen: Fen): void {
  world.transact(() => {
    const domain = world.domains.get(name);
    if (domain?.state !== "run") throw new Error(`${name} is not there to be renewed`);
    sell(world, { endpoint: "panel", name, otime: "", amountFen, by: "hand" });
    world.domains.put(name, { ...domain, expiresAtMs: domain.expiresAtMs + 3 * YEAR_MS });
  });
}

/** Whether an error is a refusal that the use case may end with. */
export const isRefusal = (error: unknown): boolean => error instanceof AppError;
