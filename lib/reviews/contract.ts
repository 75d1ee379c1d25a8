import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { contract } from "@/lib/http/contract";
import { documentRole, registrantKind, registrantUpstreamErrors, reviewView } from "@/lib/registrants/contract";

const id = z.uuid();

export const startReviewContract = contract({
  method: "POST",
  path: "/api/v1/registrants/{id}/reviews",
  summary: "Begins a real-name review with the customer's consent to the handling of their documents.",
  access: "customer",
  input: z.object({ id, consent: z.literal(true, "registrants.consent_missing") }),
  output: reviewView,
  errors: [
    "registrants.archived",
    "registrants.review_open",
    "registrants.review_passed",
    "registrants.review_not_offered",
    "registrants.not_ready",
    "registrants.changing",
    "registrants.change_unclear",
  ],
});

export const uploadDocumentContract = contract({
  method: "POST",
  path: "/api/v1/reviews/{id}/documents",
  summary: "Adds or replaces a picture (JPG, PNG, WebP, HEIC where the server can read it; up to 12 MB, as base64).",
  access: "customer",
  input: z.object({
    id,
    role: documentRole,
    content: z.base64("registrants.picture.unreadable").min(1).max(17_000_000),
  }),
  output: reviewView,
  errors: [
    "registrants.picture.unreadable",
    "registrants.picture.too_small",
    "registrants.review_not_uploading",
    "registrants.archived",
  ],
  maxBytes: 17_100_000,
  limit: { points: 20, seconds: 60 },
});

export const removeDocumentContract = contract({
  method: "DELETE",
  path: "/api/v1/reviews/{id}/documents/{documentId}",
  summary: "Deletes a picture that was not submitted yet.",
  access: "customer",
  input: z.object({ id, documentId: id }),
  output: reviewView,
});

export const previewDocumentContract = contract({
  method: "GET",
  path: "/api/v1/reviews/{id}/documents/{documentId}/preview",
  summary: "A small blurred JPG of a document, for its owner. Audited.",
  access: "customer",
  input: z.object({ id, documentId: id }),
  output: z.any(),
});

export const staffPreviewDocumentContract = contract({
  method: "POST",
  path: "/api/v1/admin/documents/{documentId}/preview",
  summary: "The same blurred JPG for staff who say why. Audited with the reason.",
  access: "staff",
  input: z.object({ documentId: id, reason: z.string().trim().min(4).max(300) }),
  output: z.any(),
});

export const submitReviewContract = contract({
  method: "POST",
  path: "/api/v1/reviews/{id}/submit",
  summary: "Submits the documents to the registry. Sent once; state unsure when the registry did not answer.",
  access: "customer",
  input: z.object({ id }),
  output: reviewView,
  errors: [
    "registrants.documents_missing",
    "registrants.review_refused",
    "registrants.archived",
    "registrants.changing",
    "registrants.change_unclear",
    ...registrantUpstreamErrors,
  ],
  limit: { points: 10, seconds: 60 },
});

export const staffReviewRow = reviewView.extend({
  registrant: z.object({
    id,
    kind: registrantKind,
    displayName: z.string(),
    idType: z.string(),
    idNumberMasked: z.string(),
  }),
  customer: z.object({ id, name: z.string(), email: z.string() }),
});
export type StaffReviewRow = z.output<typeof staffReviewRow>;

export const listReviewsContract = contract({
  method: "GET",
  path: "/api/v1/admin/reviews",
  summary: "Real-name reviews of all customers in a state, the longest waiting first. No picture, no full number.",
  access: "staff",
  input: z.object({
    state: z.enum(["open", "unpass", "pass"]).default("open"),
    q: searchBox.optional(),
  }),
  output: z.object({ rows: z.array(staffReviewRow) }),
});
