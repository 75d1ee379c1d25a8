import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import type { ReviewView } from "@/lib/registrants/contract";
import { documentType } from "@/lib/registrants/document-contract";
import { documentColumns, reviewViewOf } from "@/lib/registrants/registrant-view";
import { CONSENT_TEXT } from "./consent-contract";
import type { startReviewContract } from "./contract";
import { refuseWhileChanging } from "./refuse-while-changing";

/**
 * Begins a real-name review; documents can be uploaded then. The consent is stored with its words and time. Repeating
 * returns the review that is open for documents.
 * @throws AppError registrants.archived, registrants.not_ready, registrants.changing, registrants.change_unclear, registrants.review_not_offered,
 *   registrants.review_open, registrants.review_passed.
 */
export async function startReview(
  actor: CustomerActor,
  { id }: z.output<(typeof startReviewContract)["input"]>,
  context: Pick<RequestContext, "locale">,
): Promise<ReviewView> {
  const registrant = await db.registrant.findFirst({ where: { id, customerId: actor.userId } });
  if (!registrant) throw notFound("registrant");
  if (registrant.archivedAt !== null) throw conflict("registrants.archived");
  if (registrant.state !== "ready") throw conflict("registrants.not_ready");
  refuseWhileChanging(registrant);
  if (documentType(registrant.idType)?.audit == null) throw conflict("registrants.review_not_offered");
  return db.$transaction(async (tx) => {
    // The row lock runs simultaneous starts one after the other; the partial unique index guarantees it in any case.
    const own = await tx.$queryRaw<unknown[]>`
      SELECT id FROM registrants
       WHERE id = ${id}::uuid AND customer_id = ${actor.userId}::uuid AND archived_at IS NULL FOR UPDATE`;
    if (own.length === 0) throw conflict("registrants.archived");
    const live = await tx.realNameReview.findFirst({
      where: { registrantId: id, state: { not: "unpass" } },
      include: { documents: { select: documentColumns } },
    });
    if (live?.state === "uploading") return reviewViewOf(live);
    if (live) throw conflict(live.state === "pass" ? "registrants.review_passed" : "registrants.review_open");
    const review = await tx.realNameReview.create({
      data: {
        customerId: actor.userId,
        registrantId: id,
        consentAt: new Date(),
        consentText: CONSENT_TEXT[context.locale],
      },
    });
    await recordEvent(tx, actor, {
      action: "registrants.consent",
      subject: { kind: "review", id: review.id },
      after: { registrantId: id, text: CONSENT_TEXT[context.locale] },
    });
    return reviewViewOf({ ...review, documents: [] });
  });
}
