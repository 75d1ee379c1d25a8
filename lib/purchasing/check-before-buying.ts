import "server-only";
import { isAuthenticationTrouble, type Outcome } from "@/lib/cndns/outcome";
import { log } from "@/lib/core/log";
import type { Fen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import { agrees } from "@/lib/product-lines/find-upgrade";
import type { Config } from "@/lib/product-lines/form";
import type { Reading } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import type { AdvanceContext } from "./advance-context";
import { askItemCost } from "./ask-item-cost";
import { configBefore } from "./config-before";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import { hasMoved } from "./has-moved";
import { readItem, transferOf } from "./item-reading";
import { configOf, nameOf, secretOf } from "./item-subject";
import type { Lease } from "./lease";
import type { Standing } from "./read-standing";

const MINUTE_MS = 60_000;

/** How a product stands before it is renewed or upgraded: what happened is told by comparing with it. */
export interface Before {
  expiresAt: Date | null;
  failed: boolean;
  config: Config | null;
}

/**
 * go: buy at this cost. refund: nothing is or was bought. wait: our trouble or nobody answers; try again, and with `pause` the
 * trouble concerns every purchase.
 */
export type Check =
  | { kind: "go"; costFen: Fen; absentBefore: boolean; before: Before | null }
  | { kind: "refund"; reason: Reason }
  | { kind: "wait"; reason: Reason; againInMs: number; needsStaff?: boolean; pause?: string | null };

const wait = (code: string, againInMs: number, params: Reason["params"] = {}) => ({
  kind: "wait" as const,
  reason: { code, params },
  againInMs,
});
const refund = (code: string, params: Reason["params"] = {}): Check => ({ kind: "refund", reason: { code, params } });

/**
 * Everything that must hold before an attempt is written: only reads, nothing is spent. A read that the upstream refuses because of our
 * own account ends it there, with that reason: the next read would be refused as well.
 */
export async function checkBeforeBuying(context: AdvanceContext, lease: Lease, standing: Standing): Promise<Check> {
  try {
    return await checkAll({ ...context, upstream: refusing(context.upstream) }, lease, standing);
  } catch (error) {
    if (!(error instanceof RefusedRead)) throw error;
    const { outcome } = error;
    log.error({ itemId: lease.item.id, code: outcome.code, reason: outcome.name }, "the upstream refuses our account");
    const pause = isAuthenticationTrouble(outcome) ? outcome.name : null;
    return { ...wait(`ours.${outcome.name}`, MINUTE_MS), pause };
  }
}

/** The upstream refused a read because of our account. */
class RefusedRead extends Error {
  constructor(readonly outcome: Extract<Outcome<unknown>, { kind: "ours" }>) {
    super(`refused: ${outcome.code} ${outcome.name}`);
  }
}

/** The same client, which throws RefusedRead where an answer refuses our account. */
function refusing<U extends AdvanceContext["upstream"]>(upstream: U): U {
  const call = async (...args: Parameters<U["call"]>): Promise<Outcome<unknown>> => {
    const outcome: Outcome<unknown> = await (upstream.call as (...all: unknown[]) => Promise<Outcome<unknown>>)(
      ...args,
    );
    if (outcome.kind === "ours") throw new RefusedRead(outcome);
    return outcome;
  };
  return { ...upstream, call: call as U["call"] };
}

async function checkAll(context: AdvanceContext, lease: Lease, standing: Standing): Promise<Check> {
  const { item } = lease;
  const depends = await checkDependency(context, item.dependsOnId);
  if (depends) return depends;
  const locked = checkSecret(lease);
  if (locked) return locked;
  const standstill = checkStandstill(context, lease, standing);
  if (standstill) return standstill;
  const price = await checkPrice(context, lease);
  failpoint("price-asked");
  if (typeof price !== "bigint") return price;
  switch (item.action) {
    case "renew":
      return checkRenewal(context, lease, price);
    case "upgrade":
      return checkUpgrade(context, lease, price);
    case "transfer":
      return checkTransfer(context, lease, price);
    default:
      return checkPurchase(context, lease, price);
  }
}

async function checkDependency({ db }: AdvanceContext, dependsOnId: string | null): Promise<Check | null> {
  if (!dependsOnId) return null;
  const first = await db.orderItem.findUniqueOrThrow({ where: { id: dependsOnId } });
  if (first.state === "done") return null;
  if (first.state === "refunded") return refund("depends_on_refused", { name: first.displayName });
  return wait("depends_on_open", 10_000, { name: first.displayName });
}

/** A process with other keys than its siblings must find out before an attempt is written: then nothing was sent. */
function checkSecret({ item }: Lease): Check | null {
  if (item.secretEnc === null) return null;
  try {
    secretOf(item);
    return null;
  } catch (error) {
    log.error(
      { itemId: item.id, err: error },
      "an item's secret can't be opened: are these the shop's ENCRYPTION_KEYS?",
    );
    return { kind: "wait", reason: { code: "ours.secret_locked", params: {} }, againInMs: MINUTE_MS, needsStaff: true };
  }
}

/**
 * Purchases stand still; or another item's attempt for the name is open, which may take half an hour: the upstream isn't asked in
 * vain meanwhile. Both are looked at again when the attempt is written.
 */
function checkStandstill(
  { now }: AdvanceContext,
  { item }: Lease,
  { paused, nameBusy, serviceEnded }: Standing,
): Check | null {
  // Under its name another customer's product may stand by now.
  if (serviceEnded) return refund("upstream.not_ours");
  if (paused) return wait("paused", MINUTE_MS);
  if (!nameBusy) return null;
  const sinceMs = item.state === "waiting" ? now.getTime() - item.stateAt.getTime() : 0;
  return wait("name_busy", Math.min(2 * MINUTE_MS, Math.max(10_000, sinceMs / 4)));
}

/** The price is asked again: beyond the margin floor staff decide, up to a ceiling that they set. */
async function checkPrice(context: AdvanceContext, { item }: Lease): Promise<Fen | Check> {
  const { rules } = context;
  const costFen = await askItemCost(context, item);
  if (costFen === "unclear") return wait("upstream_silent", 30_000);
  if (costFen === null) return refund("not_for_sale");
  const floorFen = item.priceFen - (item.priceFen * BigInt(rules.marginFloorBasisPoints)) / 10_000n;
  const allowedFen = item.costCeilingFen ?? (floorFen > item.costQuotedFen ? floorFen : item.costQuotedFen);
  if (costFen <= allowedFen) return costFen;
  return { kind: "wait", reason: { code: "price_up", params: {} }, againInMs: 10 * MINUTE_MS, needsStaff: true };
}

async function checkPurchase({ upstream }: AdvanceContext, { item }: Lease, costFen: Fen): Promise<Check> {
  const line = productLineOf(item.line);
  const go: Check = { kind: "go", costFen, absentBefore: true, before: null };
  // A name that the upstream will make can't be there before.
  if (!line.findable) return go;
  const name = nameOf(item);
  const available = (await line.isAvailable?.(upstream.call, name, item.displayName)) ?? "unclear";
  failpoint("availability-asked");
  if (available === "taken") return refund("upstream.taken");
  const reading = await line.read(upstream.call, name, item.displayName);
  failpoint("state-read");
  if (reading.state === "unclear") return wait("upstream_silent", 30_000);
  // In our own account although this item sent nothing that counts: bought by hand or for another customer.
  if (reading.state !== "absent") return refund("upstream.taken");
  return go;
}

/** Somebody holds the name, it is not in our account, and no transfer of it is under way. */
async function checkTransfer({ upstream }: AdvanceContext, { item }: Lease, costFen: Fen): Promise<Check> {
  const available =
    (await productLineOf(item.line).isAvailable?.(upstream.call, nameOf(item), item.displayName)) ?? "unclear";
  failpoint("availability-asked");
  if (available === "available") return refund("transfer_not_registered");
  const reading = await readItem(upstream.call, item);
  failpoint("state-read");
  if (available === "unclear" || reading.state === "unclear") return wait("upstream_silent", 30_000);
  // The order of an earlier transfer that has ended may still be shown.
  const over = transferOf(item).isOver(reading);
  if (reading.state !== "absent" && !over) return refund("upstream.transfer_exists");
  return { kind: "go", costFen, absentBefore: true, before: { ...beforeOf(reading), failed: over } };
}

async function checkRenewal(context: AdvanceContext, lease: Lease, costFen: Fen): Promise<Check> {
  const reading = await readOwned(context, lease);
  if ("kind" in reading) return reading;
  if (!reading.expiresAt) return wait("upstream_silent", 30_000);
  // Renewed meanwhile, here or by hand: a second renewal of the same expiry is nobody's wish.
  if (hasMoved(lease.item.seenExpiry, reading.expiresAt)) {
    return refund("renewed_already", { day: shanghaiDay(reading.expiresAt) });
  }
  return { kind: "go", costFen, absentBefore: false, before: beforeOf(reading) };
}

async function checkUpgrade(context: AdvanceContext, lease: Lease, costFen: Fen): Promise<Check> {
  const reading = await readOwned(context, lease);
  if ("kind" in reading) return reading;
  const before = await configBefore(context.db, lease.item, reading);
  if (!before) return wait("upstream_silent", 30_000);
  // Somebody upgraded it by hand meanwhile.
  if (agrees(configOf(lease.item.config), before)) return refund("upgraded_already");
  return { kind: "go", costFen, absentBefore: false, before: { ...beforeOf(reading), config: before } };
}

/** What stands in our account and is at rest, or why it can't be changed now. */
async function readOwned({ upstream }: AdvanceContext, { item }: Lease): Promise<Reading | Check> {
  const reading = await productLineOf(item.line).read(upstream.call, nameOf(item), item.displayName);
  failpoint("state-read");
  if (reading.state === "unclear") return wait("upstream_silent", 30_000);
  if (reading.state === "absent") return refund("upstream.not_ours");
  if (reading.state === "pending") return wait("upstream_busy", MINUTE_MS);
  return reading;
}

function beforeOf(reading: Reading): Before {
  return { expiresAt: reading.expiresAt, failed: reading.state === "failed", config: reading.config ?? null };
}
