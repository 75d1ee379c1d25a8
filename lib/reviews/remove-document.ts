import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { ReviewView } from "@/lib/registrants/contract";
import type { removeDocumentContract } from "./contract";
import { findReview, viewReview } from "./find-review";

/** Erases a picture that was not submitted. */
export async function removeDocument(
  actor: CustomerActor,
  { id: reviewId, documentId }: z.output<(typeof removeDocumentContract)["input"]>,
): Promise<ReviewView> {
  const review = await findReview(actor.userId, reviewId);
  if (review.state !== "uploading") throw conflict("registrants.review_not_uploading");
  await db.$transaction(async (tx) => {
    const gone = await tx.reviewDocument.deleteMany({
      where: { id: documentId, reviewId, review: { state: "uploading" } },
    });
    if (gone.count === 0) throw notFound("document");
    await recordEvent(tx, actor, {
      action: "registrants.remove-document",
      subject: { kind: "review", id: reviewId },
      after: { documentId },
    });
  });
  return viewReview(actor.userId, reviewId);
}
