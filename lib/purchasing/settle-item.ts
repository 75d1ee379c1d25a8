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
import { monthsOf } from "@/lib/product-lines/term";
import { mergeSecrets } from "@/lib/services/merge-secrets";
import { publishService } from "@/lib/services/publish-service";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import { configOf, isExclusive } from "./item-fields";
import { type Lease, LeaseLost } from "./lease";
import { moveItem } from "./move-item";
import { UNANSWERED } from "./unanswered";

/**
 * The two ways in which an item ends: done, with its money captured, or refunded, with its money released. A claim opens when the
 * upstream may have taken money for a refunded item.
 */

/**
 * Makes an item done: its money is captured, its cost is booked against the agent balance, its service becomes active.
 * @param done.reading the reading that showed it; null when staff vouch for a product that the upstream does not show.
 * @throws LeaseLost; AppError ledger.key_reused if it was released, which the states make impossible.
 */
export async function finishItem(
  tx: Tx,
  lease: Pick<Lease, "item" | "token">,
  done: { reading: Reading | null; actor: Actor; at: Date; kind?: "state" | "decision"; data?: Prisma.InputJsonObject },
): Promise<void> {
  const { item } = lease;
  const { reading, actor, at, kind, data } = done;
  const { secret, movesExpiry, opensService, event } = actionOf(item);
  const { serviceId } = item;
  assert(serviceId !== null, `item ${item.id} was accepted without a service`);
  const costChargedFen = item.costChargedFen ?? item.costQuotedFen;
  const more = clearedCode(item);
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
            ...(reading.usage ? { usage: reading.usage as unknown as Prisma.InputJsonValue } : {}),
            snapshotAt: at,
          }
        : {}),
      ...(await configNow(tx, item, serviceId, reading)),
      // An upgrade has no term.
      ...(item.years + item.months > 0 ? { termMonths: monthsOf(item) } : {}),
      // The trouble with automatic renewal was about the expiry before this one.
      ...(movesExpiry ? { autoRenewTrouble: null, autoRenewTriedAt: null } : {}),
    },
    select: { id: true },
  });
  // A domain that was transferred with a code gets a password from the upstream; the password of a purchase was stored when it was accepted.
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
  await publishService(tx, { opensService, movesExpiry }, { serviceId, customerId: item.customerId, at });
  // Posted last: whoever posts to the same accounts waits from here to the commit.
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

/** A transfer code and personal data are used once: they are deleted when their item ends. */
function clearedCode(item: OrderItem): { secretEnc: null } | undefined {
  return actionOf(item).secret === "code" ? { secretEnc: null } : undefined;
}

/** The service's new configuration: the stored one, overwritten by what was ordered, overwritten by what the reading shows. */
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

async function hasUnanswered(tx: Tx, itemId: string): Promise<boolean> {
  return (await tx.attempt.count({ where: { itemId, OR: [...UNANSWERED] } })) > 0;
}

/** The time in which a recorded ok settles its item. One that is older and did not is known to the person who decides. */
const SETTLE_MS = 60_000;

/**
 * Makes an item refunded: its hold is released to the wallet, with the reason that its customer reads.
 * @param refund.claim opened in the same transaction, when the upstream may have been paid: staff follow it up.
 * @throws LeaseLost, also when an answer came meanwhile that says it was bought; AppError ledger.key_reused if it was
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
  // What has no name can't be looked for, and its stored answer can't be read without them. The nightly search deletes them then.
  const more = isExclusive(item) && (await hasUnanswered(tx, item.id)) ? undefined : clearedCode(item);
  await moveItem(tx, lease, { to: "refunded", at, actor, reason, dueAt: null, deadlineAt: null, kind, data, more });
  if (item.state === "unsure") await requireUnanswered(tx, item.id, kind === "decision" ? addMs(at, -SETTLE_MS) : null);
  if (refund.claim) await openClaim(tx, { itemId: item.id, at, ...refund.claim });
  if (item.serviceId && actionOf(item).opensService) {
    await tx.service.update({ where: { id: item.serviceId }, data: { state: "failed", endedAt: at } });
  }
  // What was not delivered does not count against the spending cap of the API token that ordered it.
  await tx.$executeRaw`SELECT token_give_back(${item.orderId}::uuid, ${item.priceFen}::bigint)`;
  // Posted last: whoever posts to the same accounts waits from here to the commit.
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
 * Refuses to refund an item whose attempt was answered with ok. The item's row is locked by now and a late answer is written under the
 * same lock, so an ok that is not in the table has not been recorded.
 * @param knownBefore an ok from before this moment does not count: the person who decides has seen it. It did not settle the item
 *   because the product that it named belongs to another service.
 */
async function requireUnanswered(tx: Tx, itemId: string, knownBefore: Date | null): Promise<void> {
  const where = { itemId, outcome: "ok", ...(knownBefore ? { answeredAt: { gt: knownBefore } } : {}) };
  if ((await tx.attempt.count({ where })) > 0) throw new LeaseLost(itemId);
}

export type ClaimKind = "bought_after_refund" | "unclear_after_refund" | "failed_upstream" | "cost_difference";

/** Opens a claim, for staff to settle with the upstream. There is one for each item and kind; opening it again changes nothing. */
export async function openClaim(
  tx: Tx | Db,
  claim: { itemId: string; kind: ClaimKind; evidence: Prisma.InputJsonObject; at: Date },
): Promise<void> {
  const { itemId, kind, evidence, at } = claim;
  await tx.claim.createMany({ data: [{ itemId, kind, evidence, openedAt: at }], skipDuplicates: true });
}
