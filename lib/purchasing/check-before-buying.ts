import "server-only";
import { isAuthenticationTrouble, type Outcome } from "@/lib/cndns/outcome";
import { log } from "@/lib/core/log";
import type { Fen } from "@/lib/core/money";
import { camelRow } from "@/lib/db/camel-row";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Before } from "@/lib/product-lines/product-action";
import { actionOf, productLineOf } from "@/lib/product-lines/registry";
import type { AgentMoney } from "@/lib/upstream/snapshot-agent-balance";
import type { AdvanceContext } from "./advance-context";
import { askItemCost } from "./ask-item-cost";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import { configOf, nameOf } from "./item-fields";
import { secretOf } from "./item-secrets";
import type { Lease } from "./lease";
import { readConfigBefore } from "./read-config-before";
import { readItem } from "./read-item";

/** What must hold before an attempt is written. These checks only read; the first that fails throws NotSent. */

const MINUTE_MS = 60_000;

/**
 * refund: the item can't be bought; its money goes back. wait: the trouble is ours, or the upstream does not answer; the item is
 * tried again. `pause` is the reason for which all purchases are paused as well.
 */
export type WhyNotSent =
  | { kind: "refund"; code: string; params?: Reason["params"] }
  | {
      kind: "wait";
      code: string;
      params?: Reason["params"];
      againInMs: number;
      needsStaff?: boolean;
      pause?: string | null;
    };

/** Ends a try to buy before anything was sent; `why` says what becomes of the item. */
export class NotSent extends Error {
  constructor(readonly why: WhyNotSent) {
    super(why.code);
    this.name = "NotSent";
  }
}

const waiting = (code: string, againInMs: number, params: Reason["params"] = {}) =>
  new NotSent({ kind: "wait", code, params, againInMs });
const refusing = (code: string, params: Reason["params"] = {}) => new NotSent({ kind: "refund", code, params });

/** What the shop knows of itself that buying an item depends on. */
export interface ShopStatus {
  /** Purchases are paused. */
  paused: boolean;
  /** Another item's attempt for the name is open. */
  nameBusy: boolean;
  /** The service that the item renews or upgrades has ended: its product left our account. */
  serviceEnded: boolean;
  /** The newest stored figures of the agent's money; null before the first. */
  money: AgentMoney | null;
  /** The upstream's number of the item's registrant; null without a registrant, or before it is known there. */
  registrantUpstreamId: string | null;
}

/**
 * Checks what the shop knows itself: the item that this one depends on is done, its secret can be opened, its service has not ended,
 * purchases are not paused, and no other item's attempt for the name is open. The last two are checked again when the attempt is
 * written.
 */
export async function checkShop(context: AdvanceContext, { item }: Lease): Promise<ShopStatus> {
  const status = await readShopStatus(context, item);
  await checkDependency(context, item.dependsOnId);
  checkSecret(item);
  // Another customer may own a product of that name by now.
  if (status.serviceEnded) throw refusing("upstream.not_ours");
  if (status.paused) throw waiting("paused", MINUTE_MS);
  if (status.nameBusy) {
    // The other attempt may stay open for half an hour; growing waits keep the upstream from being asked in vain.
    const sinceMs = item.state === "waiting" ? context.now.getTime() - item.stateAt.getTime() : 0;
    throw waiting("name_busy", Math.min(2 * MINUTE_MS, Math.max(10_000, sinceMs / 4)));
  }
  return status;
}

type StatusRow = Omit<ShopStatus, "money"> & { at: Date | null };

/** Reads the whole status in one statement: a purchase waits for every round trip to the database. */
async function readShopStatus(
  { db, upstream }: Pick<AdvanceContext, "db" | "upstream">,
  item: Pick<OrderItem, "id" | "productLine" | "name" | "registrantId" | "serviceId">,
): Promise<ShopStatus> {
  const [row] = await db.$queryRaw<[Record<string, unknown>]>`
    SELECT EXISTS (SELECT FROM upstream_accounts WHERE id = 1 AND paused_at IS NOT NULL) AS paused,
           EXISTS (SELECT FROM attempts WHERE account = ${upstream.account} AND product_line = ${item.productLine} AND name = ${item.name}
                      AND ended_at IS NULL AND item_id <> ${item.id}::uuid) AS name_busy,
           EXISTS (SELECT FROM services WHERE id = ${item.serviceId}::uuid AND ended_at IS NOT NULL) AS service_ended,
           (SELECT upstream_id FROM registrants WHERE id = ${item.registrantId}::uuid) AS registrant_upstream_id,
           money.at, money.balance_fen, money.available_fen, money.frozen_fen, money.used_fen, money.remitted_fen
      FROM (VALUES (1)) AS one
      LEFT JOIN (SELECT * FROM agent_balances ORDER BY id DESC LIMIT 1) AS money ON true`;
  const { paused, nameBusy, serviceEnded, registrantUpstreamId, ...money } = camelRow(row) as unknown as StatusRow;
  return { paused, nameBusy, serviceEnded, registrantUpstreamId, money: money.at ? (money as AgentMoney) : null };
}

async function checkDependency({ db }: AdvanceContext, dependsOnId: string | null): Promise<void> {
  if (!dependsOnId) return;
  const first = await db.orderItem.findUniqueOrThrow({ where: { id: dependsOnId } });
  if (first.state === "done") return;
  if (first.state === "refunded") throw refusing("depends_on_refused", { name: first.displayName });
  throw waiting("depends_on_open", 10_000, { name: first.displayName });
}

/** A process whose keys can't open the secret must find that out before an attempt is written, while nothing was sent. */
function checkSecret(item: OrderItem): void {
  if (item.secretEnc === null) return;
  try {
    secretOf(item);
  } catch (error) {
    log.error(
      { itemId: item.id, err: error },
      "an item's secret can't be opened: are these the shop's ENCRYPTION_KEYS?",
    );
    throw new NotSent({ kind: "wait", code: "ours.secret_locked", againInMs: MINUTE_MS, needsStaff: true });
  }
}

/**
 * Asks the cost again. A cost up to the quoted one, or up to the margin floor (a setting), is allowed. Above it the item waits for staff,
 * whose decision to try again sets the allowed cost (`costCeilingFen`).
 */
export async function checkPrice(context: AdvanceContext, { item }: Lease): Promise<Fen> {
  const { rules } = context;
  const costFen = await askItemCost(context, item);
  failpoint("price-asked");
  if (costFen === "unclear") throw waiting("upstream_silent", 30_000);
  if (costFen === null) throw refusing("not_for_sale");
  const floorFen = item.priceFen - (item.priceFen * BigInt(rules.marginFloorBasisPoints)) / 10_000n;
  const allowedFen = item.costCeilingFen ?? (floorFen > item.costQuotedFen ? floorFen : item.costQuotedFen);
  if (costFen <= allowedFen) return costFen;
  throw new NotSent({ kind: "wait", code: "price_up", againInMs: 10 * MINUTE_MS, needsStaff: true });
}

/**
 * Checks that the product's status allows the item's action.
 * @returns the status before the purchase, the evidence with which a later reading is compared.
 */
export async function checkProduct(
  { db, upstream }: AdvanceContext,
  { item }: Lease,
): Promise<{ absentBefore: boolean; before: Before | null }> {
  const action = actionOf(item);
  // The upstream makes the name, so there is no product to read before the purchase.
  if (!action.findable) return { absentBefore: true, before: null };
  const availability = action.refusedIf ? await askAvailability(upstream, item) : null;
  if (action.refusedIf && availability === action.refusedIf.availability) throw refusing(action.refusedIf.reason);
  const reading = await readItem(upstream.call, item);
  failpoint("state-read");
  const config = () => readConfigBefore(db, item, reading);
  const seen = { availability, reading, config };
  const ready = await action.checkBefore(seen, { config: configOf(item.config), seenExpiry: item.seenExpiry });
  switch (ready.kind) {
    case "go":
      return ready;
    case "refuse":
      throw refusing(ready.code, ready.params);
    case "silent":
      throw waiting("upstream_silent", 30_000);
    case "busy":
      throw waiting("upstream_busy", MINUTE_MS);
  }
}

async function askAvailability(upstream: AdvanceContext["upstream"], item: OrderItem) {
  const { isAvailable } = productLineOf(item.productLine);
  const available = (await isAvailable?.(upstream.call, nameOf(item), item.displayName)) ?? "unclear";
  failpoint("availability-asked");
  return available;
}

/**
 * The same context with a `call` that throws NotSent when the upstream refuses a read because of our own account: the next read would
 * be refused as well.
 */
export function stopWhenAccountRefused(context: AdvanceContext, itemId: string): AdvanceContext {
  const { upstream } = context;
  const call = async (...args: unknown[]): Promise<Outcome<unknown>> => {
    const outcome = await (upstream.call as (...all: unknown[]) => Promise<Outcome<unknown>>)(...args);
    if (outcome.kind !== "ours") return outcome;
    log.error({ itemId, code: outcome.code, reason: outcome.name }, "the upstream refuses our account");
    const pause = isAuthenticationTrouble(outcome) ? outcome.name : null;
    throw new NotSent({ kind: "wait", code: `ours.${outcome.name}`, againInMs: MINUTE_MS, pause });
  };
  return { ...context, upstream: { ...upstream, call: call as AdvanceContext["upstream"]["call"] } };
}
