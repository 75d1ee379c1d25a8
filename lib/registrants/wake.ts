import "server-only";
import type { Db, Tx } from "@/lib/db/client";

/** Wakes the worker to look whether an unanswered contact exists upstream; one wake-up per registrant. */
export async function wakeSettle(tx: Tx | Db, registrantId: string, at: Date): Promise<void> {
  await tx.$queryRaw`
    SELECT graphile_worker.add_job('settle-registrant', json_build_object('registrantId', ${registrantId}::text),
      run_at := ${at}::timestamptz, max_attempts := 25::int,
      job_key := ${`settle-registrant:${registrantId}`}::text) IS NOT NULL AS queued`;
}

/** Wakes the worker to ask how far a review is; one wake-up per review. */
export async function wakePoll(tx: Tx | Db, reviewId: string, at: Date): Promise<void> {
  await tx.$queryRaw`
    SELECT graphile_worker.add_job('poll-review', json_build_object('reviewId', ${reviewId}::text),
      run_at := ${at}::timestamptz, max_attempts := 25::int,
      job_key := ${`poll-review:${reviewId}`}::text) IS NOT NULL AS queued`;
}
