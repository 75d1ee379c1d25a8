import { setTimeout as sleep } from "node:timers/promises";
import type { Runner, WorkerPool } from "graphile-worker";
import { log } from "@/lib/core/log";

/** How long returning jobs to the queue may take. */
export const RETURN_MS = 3_000;

/**
 * Takes no more jobs and waits for the running ones. A job that takes longer than `graceMs` is returned to the queue for another
 * worker:
 * a purchase may take two minutes, but its attempt is written, and the worker that takes the job next finds out its outcome. Never
 * throws.
 */
export async function stopLane(runner: Runner, graceMs: number): Promise<void> {
  const returned = new Promise<void>((resolve) => {
    runner.events.once("pool:gracefulShutdown", ({ workerPool }) => {
      setTimeout(() => void returnJobs(workerPool).then(resolve), graceMs).unref();
    });
  });
  // stop() waits for the runner's jobs however long they take, also for those that were returned, hence the race.
  const ended = runner.stop().catch((error: unknown) => log.warn({ err: error }, "the queue did not end well"));
  await Promise.race([ended, returned]);
}

async function returnJobs(pool: WorkerPool): Promise<void> {
  try {
    await Promise.race([pool.forcefulShutdown("the worker stops"), sleep(RETURN_MS)]);
    log.warn("jobs that took too long were returned to the queue");
  } catch (error) {
    log.warn({ err: error }, "jobs could not be returned to the queue");
  }
}
