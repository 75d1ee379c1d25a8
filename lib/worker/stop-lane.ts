import { setTimeout as sleep } from "node:timers/promises";
import type { Runner, WorkerPool } from "graphile-worker";
import { log } from "@/lib/core/log";

/** How long handing jobs back may take. */
export const HAND_BACK_MS = 3_000;

/**
 * Takes no more jobs and waits for those in hand. What takes longer than `graceMs` is handed back to the queue for another worker: a
 * purchase in flight may take two minutes, but its attempt is written, and whoever takes the job next asks what became of it. Never
 * throws.
 */
export async function stopLane(runner: Runner, graceMs: number): Promise<void> {
  const handedBack = new Promise<void>((resolve) => {
    runner.events.once("pool:gracefulShutdown", ({ workerPool }) => {
      setTimeout(() => void handBack(workerPool).then(resolve), graceMs).unref();
    });
  });
  // The runner waits for its jobs however long they take; for what was handed back it would wait in vain.
  const ended = runner.stop().catch((error: unknown) => log.warn({ err: error }, "the queue did not end well"));
  await Promise.race([ended, handedBack]);
}

async function handBack(pool: WorkerPool): Promise<void> {
  try {
    await Promise.race([pool.forcefulShutdown("the worker stops"), sleep(HAND_BACK_MS)]);
    log.warn("jobs that took too long were handed back to the queue");
  } catch (error) {
    log.warn({ err: error }, "jobs could not be handed back to the queue");
  }
}
