import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { pollReviewJob, settleRegistrantJob } from "@/lib/db/queued-jobs";

/** Enqueues the job that looks whether an unanswered contact exists at the upstream; one job per registrant. */
export async function wakeSettle(tx: Tx | Db, registrantId: string, at: Date): Promise<void> {
  await enqueue(tx, settleRegistrantJob, registrantId, { at });
}

/** Enqueues the job that asks for the state of a review; one job per review. */
export async function wakePoll(tx: Tx | Db, reviewId: string, at: Date): Promise<void> {
  await enqueue(tx, pollReviewJob, reviewId, { at });
}
