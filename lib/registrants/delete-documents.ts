import "server-only";
import { DAY_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** Documents are kept for this long at most, whatever the state of the review. */
export const KEEP_DAYS = 30;

/** Erases pictures and previews; the rows remain, with their size and the time of deletion. */
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

/** Erases every document older than KEEP_DAYS. */
export function deleteOldDocuments(tx: Tx | Db, now: Date = new Date()): Promise<number> {
  return deleteDocuments(tx, { createdAt: { lt: new Date(now.getTime() - KEEP_DAYS * DAY_MS) } }, now);
}
