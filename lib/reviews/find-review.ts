import "server-only";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Registrant } from "@/lib/db/generated/client";
import type { ReviewView } from "@/lib/registrants/contract";
import { documentColumns, type ReviewWithDocuments, reviewViewOf } from "@/lib/registrants/registrant-view";

/** A review of the customer's own, with its registrant; without the pictures. */
export async function findReview(
  customerId: string,
  id: string,
): Promise<ReviewWithDocuments & { registrant: Registrant }> {
  const review = await db.realNameReview.findFirst({
    where: { id, customerId },
    include: { documents: { select: documentColumns }, registrant: true },
  });
  if (!review) throw notFound("review");
  return review;
}

export async function viewReview(customerId: string, id: string): Promise<ReviewView> {
  return reviewViewOf(await findReview(customerId, id));
}
