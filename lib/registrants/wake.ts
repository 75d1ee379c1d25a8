import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { pollReviewJob, settleRegistrantJob } from "@/lib/db/queued-jobs";

/** Wakes the worker to look whether an unanswered contact exists upstream; one wake-up per registrant. */
export async function wakeSettle(tx: Tx | Db, registrantId: string, at: Date): Promise<void> {
  await enqueue(tx, settleRegistrantJob, registrantId, { at });
}

/** Wakes the worker to ask how far a review is; one wake-up per review. */
export async function wakePoll(tx: Tx | Db, reviewId: string, at: Date): Promise<void> {
  await enqueue(tx, pollReviewJob, reviewId, { at });
}
