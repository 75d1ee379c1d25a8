import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { deleteContact } from "@/lib/cndns/endpoints/domain-contacts";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound, unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { isDeletable } from "./change-blocker";
import { ownerOf } from "./compare-registrant";
import type { deleteRegistrantContract } from "./contract";
import { findOpenOrder } from "./find-open-order";
import { unclear503, unreachable503 } from "./refusal";

/**
 * Deletes a registrant that never held a domain, at the upstream and here with its reviews, so that no personal data
 * remain. It is hidden first, so that no order uses it meanwhile, and shown again when the upstream refuses. A lost
 * answer is settled by a read; if that has no answer either, nothing is deleted here, and repeating is safe: a
 * contact that no longer exists counts as deleted. Manual: 二、域名, 2.c.
 * @throws AppError not_found, registrants.not_deletable, registrants.in_order, registrants.delete_refused_… (409),
 *   upstream.unreachable, upstream.unclear (503).
 */
export async function deleteRegistrant(
  actor: CustomerActor,
  { id }: z.output<typeof deleteRegistrantContract.input>,
): Promise<Record<string, never>> {
  const own = { id, customerId: actor.userId };
  const row = await db.registrant.findFirst({
    where: own,
    include: { reviews: { select: { state: true } }, services: { select: { id: true }, take: 1 } },
  });
  if (!row) throw notFound("registrant");
  if (!isDeletable(row)) throw conflict("registrants.not_deletable");
  await db.registrant.updateMany({ where: own, data: { archivedAt: row.archivedAt ?? new Date() } });
  try {
    const number = await findOpenOrder(db, own);
    if (number !== null) throw conflict("registrants.in_order", { number });
    if (row.upstreamId !== null) await deleteUpstream(actor.userId, row.upstreamId);
  } catch (error) {
    await db.registrant.updateMany({ where: own, data: { archivedAt: row.archivedAt } });
    throw error;
  }
  await db.$transaction(async (tx) => {
    await recordEvent(tx, actor, {
      action: "registrants.delete",
      subject: { kind: "registrant", id },
      before: { kind: row.kind, upstreamId: row.upstreamId },
    });
    // When an order was placed meanwhile the registrant is kept, hidden: the upstream will refuse that purchase and
    // the money is released.
    if ((await findOpenOrder(tx, own)) !== null) return;
    await tx.reviewDocument.deleteMany({ where: { review: { registrantId: id } } });
    await tx.realNameReview.deleteMany({ where: { registrantId: id } });
    await tx.registrant.deleteMany({ where: own });
  });
  return {};
}

async function deleteUpstream(customerId: string, contactId: string): Promise<void> {
  const outcome = await withCallSubject({ customerId }, () => upstream().call(deleteContact, { contactId }));
  switch (outcome.kind) {
    case "ok":
      return;
    case "rejected":
      // The upstream answers "failed" also for a contact that an earlier, unanswered try has deleted.
      if (outcome.name === "deletion_failed" && (await ownerOf(customerId, contactId)) === null) return;
      throw conflict(`registrants.delete_refused_${outcome.name}`);
    case "ours":
      log.error(
        { code: outcome.code, name: outcome.name },
        "a contact was not deleted because of our account's trouble",
      );
      throw unreachable503();
    case "unreached":
      throw unreachable503();
    case "unknown":
      if ((await ownerOf(customerId, contactId)) === null) return;
      throw unclear503();
    default:
      unreachable(outcome);
  }
}
