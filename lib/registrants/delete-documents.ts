import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** Documents are kept for this long at most, whatever became of the review. */
export const KEEP_DAYS = 30;

/** Erases pictures and previews; what remains says that there was one, its size and when it went. */
export async function deleteDocuments(
  tx: Tx | Db,
  which: Prisma.ReviewDocumentWhereInput,
  now: Date = new Date(),
): Promise<number> {
  const done = await tx.reviewDocument.updateMany({
    where: { ...which, deletedAt: null },
    data: { contentEnc: null, previewEnc: null, deletedAt: now },
  });
  return done.count;
}

/** The rule that holds in any case: nothing older than KEEP_DAYS. */
export function deleteOldDocuments(tx: Tx | Db, now: Date = new Date()): Promise<number> {
  return deleteDocuments(tx, { createdAt: { lt: new Date(now.getTime() - KEEP_DAYS * 86_400_000) } }, now);
}
