import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, notFound, unreachable } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { OrderItem } from "@/lib/db/generated/client";
import { advanceItemJob } from "@/lib/db/queued-jobs";
import type { UnderWay } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { type Lease, takeLease } from "@/lib/purchasing/lease";
import { keptOutcome } from "@/lib/purchasing/record-outcome";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { withCallSubject } from "@/lib/upstream/call-subject";

const LEASE_TRIES = 12;
const LEASE_AGAIN_MS = 250;

/**
 * Carries out what a customer does about their transfer, under the item's lease: calls the upstream once, records the outcome in the
 * item's events and the domain's history, and wakes the item. No money moves here: a later read tells what came of it.
 * @returns the item, and the upstream's reason where it refused.
 * @throws AppError not_found; orders.moved_on, orders.busy (409); upstream.unreachable, orders.transfer_unclear (503).
 */
export async function actOnTransfer(
  actor: CustomerActor,
  id: string,
  kind: "cancel-transfer" | "restart-transfer",
  act: (lease: Lease, can: UnderWay) => Promise<Outcome<unknown>>,
): Promise<{ item: OrderItem; refused: string | null }> {
  const item = await db.orderItem.findFirst({ where: { id, customerId: actor.userId } });
  const can = item && actionOf(item).underWay;
  if (!can) throw notFound("item");
  const params = { name: item.displayName };
  if (item.state !== "accepted") throw conflict("orders.moved_on", params);
  const lease = await waitForLease(id);
  if (!lease) throw conflict("orders.busy", params);
  let outcome: Outcome<unknown>;
  try {
    if (lease.item.state !== "accepted") throw conflict("orders.moved_on", params);
    const about = { itemId: id, customerId: actor.userId };
    outcome = await withCallSubject(about, () => act(lease, can));
    await db.$transaction((tx) => recordAction(tx, actor, lease.item, kind, outcome));
  } finally {
    await lease.release();
  }
  switch (outcome.kind) {
    case "ok":
      return { item: lease.item, refused: null };
    case "rejected":
      return { item: lease.item, refused: outcome.name };
    case "ours":
    case "unreached":
      throw new AppError("upstream.unreachable", 503);
    case "unknown":
      throw new AppError("orders.transfer_unclear", 503, { params });
    default:
      return unreachable(outcome);
  }
}

/** Waits a moment for the lease: a worker's step is short, and the customer's request should not fail because of it. */
async function waitForLease(itemId: string): Promise<Lease | null> {
  for (let tries = 0; ; tries++) {
    const lease = await takeLease(db, itemId);
    if (lease || tries === LEASE_TRIES) return lease;
    await new Promise((resolve) => setTimeout(resolve, LEASE_AGAIN_MS));
  }
}

async function recordAction(
  tx: Tx,
  actor: CustomerActor,
  item: OrderItem,
  kind: string,
  outcome: Outcome<unknown>,
): Promise<void> {
  const now = new Date();
  const { reason, code } = keptOutcome(outcome);
  const data = { outcome: outcome.kind, reason, code };
  await tx.itemEvent.create({
    data: { itemId: item.id, at: now, actorKind: actor.kind, actorId: actor.userId, kind, data },
  });
  if (item.serviceId) {
    const said = { ok: "ok", rejected: "rejected", ours: "failed", unreached: "failed", unknown: "unknown" } as const;
    const event = { serviceId: item.serviceId, kind: `control.${kind}`, outcome: said[outcome.kind] };
    await recordServiceEvent(tx, actor, { ...event, data: code === null ? {} : { code } });
  }
  await tx.orderItem.updateMany({ where: { id: item.id, state: "accepted" }, data: { dueAt: now } });
  await enqueue(tx, advanceItemJob, item.id, { at: now });
}
