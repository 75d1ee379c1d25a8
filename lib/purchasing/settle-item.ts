import "server-only";
import type { Actor } from "@/lib/core/actor";
import { assert } from "@/lib/core/errors";
import { addMs } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { OrderItem, Prisma } from "@/lib/db/generated/client";
import { captureItem } from "@/lib/ledger/capture-item";
import { releaseItem } from "@/lib/ledger/release-item";
import type { Reading } from "@/lib/product-lines/reading";
import { actionOf } from "@/lib/product-lines/registry";
import { mergeSecrets } from "@/lib/services/merge-secrets";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import { configOf } from "./item";
import { type Lease, LeaseLost } from "./lease";
import { moveItem } from "./move-item";

/**
 * The two ways in which an item ends: finished, its money captured; or refunded, its money released. What the upstream may have
 * taken money for all the same is a claim.
 */

/**
 * An item is done: the money is earned, its cost leaves the agent balance, the service works.
 * @param done.reading what the upstream showed; null when staff vouch for what it does not show.
 * @throws LeaseLost; AppError ledger.key_reused if it was released, which the states make impossible.
 */
export async function finishItem(
  tx: Tx,
  lease: Pick<Lease, "item" | "token">,
  done: { reading: Reading | null; actor: Actor; at: Date; kind?: "state" | "decision"; data?: Prisma.InputJsonObject },
): Promise<void> {
  const { item } = lease;
  const { reading, actor, at, kind, data } = done;
  const { secret, movesExpiry, event } = actionOf(item);
  const { serviceId } = item;
  assert(serviceId !== null, `item ${item.id} was accepted without a service`);
  const costChargedFen = item.costChargedFen ?? item.costQuotedFen;
  const more = forgottenCode(item);
  await moveItem(tx, lease, { to: "done", at, actor, reason: null, dueAt: null, deadlineAt: null, kind, data, more });
  await tx.service.update({
    where: { id: serviceId },
    data: {
      state: "active",
      ...(reading
        ? {
            upstreamState: reading.upstreamState,
            expiresAt: reading.expiresAt,
            reason: reading.reason,
            ...(reading.registeredAt ? { registeredAt: reading.registeredAt } : {}),
            snapshot: reading.snapshot,
            snapshotAt: at,
          }
        : {}),
      ...(await configNow(tx, item, serviceId, reading)),
      // What kept it from renewing itself was about the expiry before.
      ...(movesExpiry ? { autoRenewTrouble: null, autoRenewTriedAt: null } : {}),
    },
    select: { id: true },
  });
  // What came with a code has a password of the upstream's own; a bought product's was made for it.
  const password: Record<string, string> = secret === "code" && reading?.password ? { password: reading.password } : {};
  await mergeSecrets(tx, serviceId, { ...reading?.secrets, ...password });
  await recordServiceEvent(tx, actor, {
    serviceId,
    kind: event,
    data: {
      years: item.years,
      months: item.months,
      expiresAt: reading?.expiresAt?.toISOString() ?? null,
      itemId: item.id,
    },
  });
  // Last: whoever posts to the same accounts waits from here to the commit.
  await captureItem(tx, {
    itemId: item.id,
    customerId: item.customerId,
    priceFen: item.priceFen,
    costQuotedFen: item.costQuotedFen,
    costChargedFen,
    at,
    actorId: actor.kind === "staff" ? actor.userId : null,
  });
  failpoint("capture-written");
}

/** A code that is used once is not kept when the item has ended. */
function forgottenCode(item: OrderItem): { secretEnc: null } | undefined {
  return actionOf(item).secret === "code" ? { secretEnc: null } : undefined;
}

/** The service's configuration: as the upstream shows it, else what was ordered. */
async function configNow(
  tx: Tx,
  item: OrderItem,
  serviceId: string,
  reading: Reading | null,
): Promise<{ config?: Prisma.InputJsonObject }> {
  if (!actionOf(item).setsConfig) return {};
  const { config } = await tx.service.findUniqueOrThrow({ where: { id: serviceId }, select: { config: true } });
  return { config: { ...configOf(config), ...configOf(item.config), ...reading?.config } };
}

/** So soon after an ok it settles its item by itself. */
const KNOWN_MS = 60_000;

/**
 * The money of one item goes back to the wallet, with the reason in words that its customer reads.
 * @param refund.claim when the upstream may have been paid: staff follow it up.
 * @throws LeaseLost, also when an answer has come meanwhile that says it was bought; AppError ledger.key_reused if it was
 *   captured, which the states make impossible.
 */
export async function refundItem(
  tx: Tx,
  lease: Pick<Lease, "item" | "token">,
  refund: {
    reason: Reason;
    actor: Actor;
    at: Date;
    kind?: "state" | "decision";
    data?: Prisma.InputJsonObject;
    claim?: { kind: "failed_upstream"; evidence: Prisma.InputJsonObject };
  },
): Promise<void> {
  const { item } = lease;
  const { reason, actor, at, kind, data } = refund;
  const more = forgottenCode(item);
  await moveItem(tx, lease, { to: "refunded", at, actor, reason, dueAt: null, deadlineAt: null, kind, data, more });
  if (item.state === "unsure") await requireUnanswered(tx, item.id, kind === "decision" ? addMs(at, -KNOWN_MS) : null);
  if (refund.claim) await openClaim(tx, { itemId: item.id, at, ...refund.claim });
  if (item.serviceId && actionOf(item).opensService) {
    await tx.service.update({ where: { id: item.serviceId }, data: { state: "failed", endedAt: at } });
  }
  // Last: whoever posts to the same accounts waits from here to the commit.
  await releaseItem(tx, {
    itemId: item.id,
    customerId: item.customerId,
    priceFen: item.priceFen,
    at,
    memo: reason.code,
    actorId: actor.kind === "staff" ? actor.userId : null,
  });
  failpoint("refund-written");
}

/**
 * The item's row is locked by now, and a late answer is written under the same lock: what is not here is not yet said.
 * @param knownBefore an ok that came before is known to who decides, and did not settle the item: it named another's product.
 */
async function requireUnanswered(tx: Tx, itemId: string, knownBefore: Date | null): Promise<void> {
  const where = { itemId, outcome: "ok", ...(knownBefore ? { answeredAt: { gt: knownBefore } } : {}) };
  if ((await tx.attempt.count({ where })) > 0) throw new LeaseLost(itemId);
}

export type ClaimKind = "bought_after_refund" | "unclear_after_refund" | "failed_upstream" | "cost_difference";

/** Something that staff settle with the upstream. One per item and kind; opening it again adds nothing. */
export async function openClaim(
  tx: Tx | Db,
  claim: { itemId: string; kind: ClaimKind; evidence: Prisma.InputJsonObject; at: Date },
): Promise<void> {
  const { itemId, kind, evidence, at } = claim;
  await tx.claim.createMany({ data: [{ itemId, kind, evidence, openedAt: at }], skipDuplicates: true });
}
