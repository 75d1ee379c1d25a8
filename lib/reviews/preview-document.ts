import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { openPicture } from "@/lib/registrants/sealed-fields";
import type { previewDocumentContract, staffPreviewDocumentContract } from "./contract";

/** The blurred preview of the customer's own document. Audited. Nobody can see the full picture. */
export async function previewDocument(
  actor: CustomerActor,
  { id: reviewId, documentId }: z.output<(typeof previewDocumentContract)["input"]>,
): Promise<Response> {
  const document = await db.reviewDocument.findFirst({
    where: { id: documentId, reviewId, review: { customerId: actor.userId } },
  });
  if (!document?.previewEnc) throw notFound("document");
  await recordEvent(db, actor, {
    action: "registrants.preview-document",
    subject: { kind: "review_document", id: documentId },
  });
  return pictureResponse(openPicture(documentId, "preview_enc", document.previewEnc));
}

/**
 * The same blurred preview for staff, who give a reason. Audited with the reason, which the customer's history shows.
 */
export async function staffPreviewDocument(
  actor: StaffActor,
  { documentId, reason }: z.output<(typeof staffPreviewDocumentContract)["input"]>,
): Promise<Response> {
  const document = await db.reviewDocument.findUnique({
    where: { id: documentId },
    include: { review: { select: { customerId: true } } },
  });
  if (!document?.previewEnc) throw notFound("document");
  await recordEvent(db, actor, {
    action: "registrants.staff-preview-document",
    subject: { kind: "review_document", id: documentId },
    customerId: document.review.customerId,
    after: { reason },
  });
  return pictureResponse(openPicture(documentId, "preview_enc", document.previewEnc));
}

function pictureResponse(jpg: Buffer): Response {
  return new Response(new Uint8Array(jpg), {
    headers: {
      "content-type": "image/jpeg",
      "cache-control": "no-store",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
    },
  });
}
