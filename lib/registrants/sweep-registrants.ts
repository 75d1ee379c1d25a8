import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { deleteOldDocuments } from "./delete-documents";
import { wakePoll, wakeSettle } from "./wake";

const LATE_MS = MINUTE_MS;
const STUCK_MS = 10 * MINUTE_MS;

/**
 * Enqueues the jobs of reviews and registrants that lost them, and deletes documents that are too old. Run by the
 * worker every few minutes; running it twice does no harm.
 * @returns what was done.
 */
export async function sweepRegistrants(
  actor: Actor,
  now: Date = new Date(),
): Promise<{ reviews: number; registrants: number; deletedDocuments: number }> {
  if (actor.kind !== "system") throw new Error("only the worker sweeps");
  const reviews = await db.realNameReview.findMany({
    where: {
      OR: [
        { state: { in: ["unsure", "waiting", "pending"] }, nextCheckAt: { lt: addMs(now, -LATE_MS) } },
        { state: "submitting", submittedAt: { lt: addMs(now, -STUCK_MS) } },
      ],
    },
    select: { id: true },
    take: 200,
  });
  for (const { id } of reviews) await wakePoll(db, id, now);
  const registrants = await db.registrant.findMany({
    where: { state: { in: ["creating", "unsure"] }, updatedAt: { lt: addMs(now, -STUCK_MS) } },
    select: { id: true },
    take: 200,
  });
  for (const { id } of registrants) await wakeSettle(db, id, now);
  return {
    reviews: reviews.length,
    registrants: registrants.length,
    deletedDocuments: await deleteOldDocuments(db, now),
  };
}
