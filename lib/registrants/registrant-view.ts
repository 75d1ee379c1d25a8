import type { RealNameReview, Registrant, ReviewDocument } from "@/lib/db/generated/client";
import type { RealNameState, RegistrantRow, ReviewView } from "./contract";
import { documentType } from "./document-contract";

export type ReviewWithDocuments = RealNameReview & {
  documents: Pick<ReviewDocument, "id" | "role" | "byteCount" | "width" | "height" | "createdAt" | "deletedAt">[];
};

/** The columns of a review's documents that views read: never the pictures. */
export const documentColumns = {
  id: true,
  role: true,
  byteCount: true,
  width: true,
  height: true,
  createdAt: true,
  deletedAt: true,
} as const;

/** The state of a registrant's real-name review, from its reviews (newest first). */
export function realNameOf(idType: string, reviews: readonly Pick<RealNameReview, "state">[]): RealNameState {
  if (documentType(idType)?.audit === null) return "not_offered";
  if (reviews.some((review) => review.state === "pass")) return "pass";
  const latest = reviews[0]?.state;
  if (latest === undefined) return "none";
  if (latest === "unpass") return "unpass";
  if (latest === "uploading") return reviews.some((review) => review.state === "unpass") ? "unpass" : "none";
  return "checking";
}

export function registrantRowOf(row: Registrant & { reviews: Pick<RealNameReview, "state">[] }): RegistrantRow {
  return {
    id: row.id,
    kind: row.kind,
    displayName: row.displayName,
    state: row.state,
    realName: realNameOf(row.idType, row.reviews),
    idType: row.idType,
    idNumberMasked: row.idNumberMasked,
    hongKong: documentType(row.idType)?.hongKong ?? false,
    changeUnclear: row.changingUntil !== null && row.changingUntil <= new Date(),
    createdAt: row.createdAt,
  };
}

export function reviewViewOf(review: ReviewWithDocuments): ReviewView {
  const { id, state, memo, refusalCode, consentAt, submittedAt, checkedAt, decidedAt } = review;
  const documents = review.documents.map(
    ({ id: documentId, role, byteCount, width, height, createdAt, deletedAt }) => ({
      id: documentId,
      role,
      byteCount,
      width,
      height,
      createdAt,
      deletedAt,
    }),
  );
  // A review is looked at only while its documents may be at the upstream: it came back.
  const notArrived = state === "uploading" && checkedAt !== null;
  return { id, state, memo, refusalCode, notArrived, consentAt, submittedAt, checkedAt, decidedAt, documents };
}
