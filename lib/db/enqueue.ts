import { requestId } from "../core/request-id";
import type { Db } from "./client";
import { Prisma } from "./generated/client";
import type { QueuedJob } from "./queued-jobs";

export interface EnqueueWhen {
  /** When it may run at the earliest. @default now */
  at?: Date | Prisma.Sql | null;
  /** @default the job's own */
  priority?: number;
  /**
   * What the job is told from others by. @default its subject: a job that waits is replaced, and transactions that enqueue for one subject
   * wait for each other. Where unrelated transactions enqueue for one subject, each needs a key of its own.
   */
  key?: string;
}

/**
 * The call that enqueues a job about one subject, as part of a statement; a job that waits for the same subject is replaced. The
 * payload holds only the id: the job reads what is to be done, and running it twice does no harm.
 * @param id the subject's id, or an expression that gives it as text.
 */
export function enqueuing(
  job: QueuedJob,
  id: string | Prisma.Sql,
  { at = null, priority, key }: EnqueueWhen = {},
): Prisma.Sql {
  return Prisma.sql`(graphile_worker.add_job(${job.name}::text, ${payload(job, Prisma.sql`${id}::text`)},
    run_at := (${at})::timestamptz, job_key := ${job.key}::text || ${key ?? id}::text, max_attempts := ${job.maxAttempts}::int,
    priority := ${priority ?? job.priority}::int)).id IS NOT NULL`;
}

/** The job's subject, and the id of the request that enqueues it, under which the worker runs the job (lib/worker/job.ts). */
function payload(job: QueuedJob, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`json_strip_nulls(json_build_object(${job.subject}::text, ${id}, 'requestId', ${requestId() ?? null}::text))`;
}

/** Enqueues one job, in the caller's transaction if there is one: the job runs only if that commits. */
export async function enqueue(
  tx: Pick<Db, "$queryRaw">,
  job: QueuedJob,
  id: string,
  waiting: EnqueueWhen = {},
): Promise<void> {
  await tx.$queryRaw`SELECT ${enqueuing(job, id, waiting)} AS queued`;
}

/**
 * Jobs of one statement: few, because workers get none of them before it ends, and other writers wait for it on the queue's tables.
 */
const BATCH = 500;

/**
 * Enqueues a job about each of the subjects, in their order, in statements of BATCH jobs. When one statement fails, the jobs before it
 * stay enqueued; repeating it is safe, because a job that waits already is replaced.
 */
export async function enqueueInBatches(
  db: Pick<Db, "$queryRaw">,
  job: QueuedJob,
  ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    await db.$queryRaw`
      SELECT count(*)::int AS queued FROM graphile_worker.add_jobs((
        SELECT array_agg((${job.name}::text, ${payload(job, Prisma.sql`s.id`)}, NULL,
                 now() + s.n * interval '1 microsecond', ${job.maxAttempts}::int, ${job.key}::text || s.id, ${job.priority}::int,
                 NULL)::graphile_worker.job_spec)
          FROM unnest(${batch}::text[]) WITH ORDINALITY AS s(id, n)))`;
  }
}
