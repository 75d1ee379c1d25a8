import { EventEmitter } from "node:events";
import { Logger, type ParsedCronItem, type Runner, run, type WorkerEvents } from "graphile-worker";
import { log } from "@/lib/core/log";
import { PRIORITY, type Priority } from "@/lib/db/queued-jobs";
import { asTask, type Job } from "./job";

/** Jobs that share places. They wait for each other, and never for jobs of another lane, however long those take. */
interface Lane {
  upTo: Priority;
  places: number;
}

export interface LanesOptions {
  connectionString: string;
  /** False behind a pooler that hands every transaction another connection (DATABASE_PREPARE). @default true */
  prepare?: boolean;
  /** Places for purchases and for jobs that somebody waits for. */
  concurrency: number;
  /** How long running jobs may take to end when the worker stops. */
  graceMs: number;
  jobs: readonly Job[];
  cronItems: ParsedCronItem[];
}

/** A mail server that doesn't answer blocks only these places. */
const MAIL_PLACES = 4;
/**
 * Receivers that don't answer block only these places, one each. Fewer than the four threads in which Node resolves names, so that names
 * that are never resolved don't keep the upstream's from being.
 */
const WEBHOOK_PLACES = 3;
/** More than one, so that a long report does not delay the jobs that come by the thousand. */
const BULK_PLACES = 3;

/**
 * Starts taking jobs from the queue: purchases, mails, webhooks and bulk work each with places of their own. Each lane has its own runner with
 * its own events, so that watchQueue notices a runner that is stuck while the others work.
 * @returns the runners. When one of them ends by itself the process should end, too.
 */
export async function startLanes(options: LanesOptions): Promise<Runner[]> {
  const lanes: Lane[] = [
    { upTo: PRIORITY.awaited, places: options.concurrency },
    { upTo: PRIORITY.mail, places: MAIL_PLACES },
    { upTo: PRIORITY.webhooks, places: WEBHOOK_PLACES },
    { upTo: PRIORITY.bulk, places: BULK_PLACES },
  ];
  const runners: Runner[] = [];
  let left = options.jobs;
  for (const lane of lanes) {
    const own = left.filter(({ priority }) => priority <= lane.upTo);
    left = left.filter(({ priority }) => priority > lane.upTo);
    runners.push(await startLane(lane, own, options, runners.length === 0 ? options.cronItems : []));
  }
  return runners;
}

function startLane(
  { places }: Lane,
  jobs: readonly Job[],
  { connectionString, prepare = true, graceMs }: LanesOptions,
  parsedCronItems: ParsedCronItem[],
): Promise<Runner> {
  return run({
    connectionString,
    noPreparedStatements: !prepare,
    concurrency: places,
    // One connection listens; the queue's other statements are short and share the rest.
    maxPoolSize: Math.min(10, 2 + Math.ceil(places / 2)),
    pollInterval: 1_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: graceMs,
    events: new EventEmitter() as WorkerEvents,
    // Completed jobs are removed together: one statement for several of them when there are many.
    preset: { worker: { completeJobBatchDelay: 10 } },
    logger: new Logger(
      () => (level, message, meta) =>
        level === "error"
          ? log.error(meta?.error instanceof Error ? { err: meta.error } : {}, message)
          : log.debug(message),
    ),
    taskList: Object.fromEntries(jobs.map((declared) => [declared.name, asTask(declared)])),
    parsedCronItems,
  });
}
