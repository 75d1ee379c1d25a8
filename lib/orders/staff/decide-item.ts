import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { OrderItem, Prisma } from "@/lib/db/generated/client";
import type { Reading } from "@/lib/product-lines/reading";
import { acceptItem } from "@/lib/purchasing/accept-item";
import { type AdvanceContext, readBuyingRules } from "@/lib/purchasing/advance-context";
import { askItemCost } from "@/lib/purchasing/ask-item-cost";
import { type Lease, LeaseLost, takeLease } from "@/lib/purchasing/lease";
import { moveItem } from "@/lib/purchasing/move-item";
import { readItem } from "@/lib/purchasing/read-item";
import { finishItem, openClaim, refundItem } from "@/lib/purchasing/settle-item";
import { upstream } from "@/lib/upstream/client";
import type { decideItemContract } from "../admin-contract";
import { checkNamedProduct, requireUnbound } from "../check-named-product";
import type { OrderView } from "../contract";
import { getOrder } from "../get-order";
import { decidedState, decisionsFor } from "./decisions";

type Input = z.output<typeof decideItemContract.input>;

/**
 * Carries out a decision of staff about an item that the protocol can't settle. Audited, with the note. Safe to repeat: a decision that
 * has been carried out already returns the order as it is.
 * @throws AppError orders.moved_on (409) when the item isn't in the state that was seen, orders.busy (409) while a worker holds it,
 *   orders.not_decidable (409).
 */
export async function decideItem(actor: StaffActor, input: Input): Promise<OrderView> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const item = await db.orderItem.findUnique({ where: { id: input.id } });
  if (!item) throw notFound("item");
  const target = decidedState[input.decision];
  if (!isAsSeen(item, input)) {
    if (item.state === target) return getOrder(actor, { id: item.orderId });
    throw conflict("orders.moved_on", { name: item.displayName });
  }
  if (!decisionsFor(item).includes(input.decision)) throw conflict("orders.not_decidable", { name: item.displayName });
  const lease = await takeLease(db, item.id);
  if (!lease) throw conflict("orders.busy", { name: item.displayName });
  try {
    if (!isAsSeen(lease.item, input)) throw conflict("orders.moved_on", { name: item.displayName });
    await carryOut(actor, lease, input);
  } catch (error) {
    if (error instanceof LeaseLost) throw conflict("orders.busy", { name: item.displayName });
    throw error;
  } finally {
    await lease.release();
  }
  return getOrder(actor, { id: item.orderId });
}

function isAsSeen(item: OrderItem, { seenState, seenSince }: Input): boolean {
  return item.state === seenState && (!seenSince || seenSince.getTime() === item.stateAt.getTime());
}

async function carryOut(actor: StaffActor, lease: Lease, input: Input): Promise<void> {
  const { item } = lease;
  const now = new Date();
  const context: AdvanceContext = { db, upstream: upstream(), rules: await readBuyingRules(), now, actor };
  const ceilingFen = input.decision === "retry" ? await costNow(lease) : null;
  const reading = input.decision === "done" ? await vouchedReading(context, item) : null;
  const product = input.decision === "accepted" ? await checkNamedProduct(context, item, input.upstreamName) : null;
  await db.$transaction(async (tx: Tx) => {
    const data = { decision: input.decision, note: input.note, ...(product ? { upstreamName: product } : {}) };
    const common = { actor, at: now, kind: "decision" as const, data };
    switch (input.decision) {
      case "accepted":
        if (product) await requireUnbound(tx, item, product);
        await acceptItem(tx, context, lease, data, "decision", { name: product ?? undefined });
        break;
      case "done":
        await finishItem(tx, lease, { ...common, reading });
        break;
      case "absent":
      case "refund":
        await refundItem(tx, lease, { ...common, reason: { code: "staff_refunded", params: {} } });
        await claimWhatMayBeCharged(tx, item.id, data, now);
        break;
      case "failed": {
        const claim = { kind: "failed_upstream" as const, evidence: data };
        await refundItem(tx, lease, { ...common, reason: { code: "staff_refunded", params: {} }, claim });
        break;
      }
      case "retry":
        await moveItem(tx, lease, {
          ...common,
          to: "waiting",
          reason: { code: "staff_decided", params: {} },
          dueAt: now,
          more: ceilingFen === null ? {} : { costCeilingFen: ceilingFen },
        });
        break;
    }
    await recordEvent(tx, actor, {
      action: `orders.decide-${input.decision}`,
      subject: { kind: "item", id: item.id },
      customerId: item.customerId,
      before: { state: item.state, reason: item.reasonCode },
      after: {
        state: decidedState[input.decision],
        note: input.note,
        ceilingFen: ceilingFen?.toString() ?? null,
        product,
      },
    });
  });
}

/**
 * Opens the claim for a charge of an item that staff refund: the upstream had answered ok, so it took our money; or nobody knows its
 * outcome, so it may have. Readings don't prove the second as they do before an automatic refund, and what has no name of ours is never
 * looked for again.
 */
async function claimWhatMayBeCharged(
  tx: Tx,
  itemId: string,
  evidence: Prisma.InputJsonObject,
  at: Date,
): Promise<void> {
  const attempts = await tx.attempt.findMany({ where: { itemId }, select: { outcome: true } });
  if (attempts.some(({ outcome }) => outcome === "ok")) {
    await openClaim(tx, { itemId, kind: "bought_after_refund", evidence, at });
  } else if (attempts.some(({ outcome }) => outcome === null || outcome === "unknown")) {
    await openClaim(tx, { itemId, kind: "unclear_after_refund", evidence, at });
  }
}

/**
 * The reading of a product that staff vouch for. Its expiry matters: without it no reminder is sent, and the service could be renewed
 * twice. Null when the upstream shows no expiry.
 */
async function vouchedReading({ upstream: { call } }: AdvanceContext, item: OrderItem): Promise<Reading | null> {
  const reading = await readItem(call, item);
  return reading.expiresAt === null ? null : reading;
}

/** The cost that "try again" allows after the price went up: the present one. Null where the price was not the reason. */
async function costNow({ item }: Lease): Promise<bigint | null> {
  if (item.reasonCode !== "price_up") return null;
  const cost = await askItemCost({ db, upstream: upstream(), now: new Date() }, item);
  if (typeof cost !== "bigint") throw conflict("orders.busy", { name: item.displayName });
  return cost;
}
