import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { ReviewView } from "@/lib/registrants/contract";
import { sealPicture } from "@/lib/registrants/sealed-fields";
import type { uploadDocumentContract } from "./contract";
import { findReview, viewReview } from "./find-review";
import { holdRegistrant } from "./hold-registrant";
import { preparePicture } from "./prepare-picture";
import { MAX_UPLOAD_BYTES } from "./upload-contract";

/**
 * Adds the picture of a document to a review that was not submitted, or replaces the one of the same role. The
 * re-encoded JPG is stored, encrypted; the original is discarded.
 * @throws AppError registrants.picture.unreadable, .too_small, .too_large, registrants.review_not_uploading, registrants.archived.
 */
export async function uploadDocument(
  actor: CustomerActor,
  { id: reviewId, role, content }: z.output<(typeof uploadDocumentContract)["input"]>,
): Promise<ReviewView> {
  const review = await findReview(actor.userId, reviewId);
  if (review.state !== "uploading") throw conflict("registrants.review_not_uploading");
  const original = Buffer.from(content, "base64");
  if (original.length > MAX_UPLOAD_BYTES) throw new AppError("registrants.picture.too_large", 413);
  const picture = await preparePicture(original);
  const id = randomUUID();
  await db.$transaction(async (tx) => {
    await holdRegistrant(tx, review.registrant);
    await tx.$queryRaw`SELECT id FROM real_name_reviews WHERE id = ${reviewId}::uuid FOR UPDATE`;
    const open = await tx.realNameReview.count({ where: { id: reviewId, state: "uploading" } });
    if (open === 0) throw conflict("registrants.review_not_uploading");
    await tx.reviewDocument.deleteMany({ where: { reviewId, role } });
    await tx.reviewDocument.create({
      data: {
        id,
        reviewId,
        role,
        contentEnc: sealPicture(id, "content_enc", picture.jpg),
        previewEnc: sealPicture(id, "preview_enc", picture.preview),
        byteCount: picture.jpg.length,
        width: picture.width,
        height: picture.height,
      },
    });
    await recordEvent(tx, actor, {
      action: "registrants.upload-document",
      subject: { kind: "review", id: reviewId },
      after: { role, documentId: id, byteCount: picture.jpg.length },
    });
  });
  return viewReview(actor.userId, reviewId);
}
