import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addMs } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { releaseItem } from "@/lib/ledger/release-item";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import { type Lease, LeaseLost } from "./lease";
import { moveItem } from "./move-item";
import { openClaim } from "./open-claim";

/** So soon after an ok it settles its item by itself. */
const KNOWN_MS = 60_000;

/**
 * The money of one item goes back to the wallet, with the reason in words that its customer reads. Ends the item.
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
  // A transfer code is of no more use: it isn't kept.
  const more = item.action === "transfer" ? { secretEnc: null } : undefined;
  await moveItem(tx, lease, { to: "refunded", at, actor, reason, dueAt: null, deadlineAt: null, kind, data, more });
  if (item.state === "unsure") await requireUnanswered(tx, item.id, kind === "decision" ? addMs(at, -KNOWN_MS) : null);
  if (refund.claim) await openClaim(tx, { itemId: item.id, at, ...refund.claim });
  if (item.serviceId && (item.action === "purchase" || item.action === "transfer")) {
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
