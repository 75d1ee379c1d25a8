import type { EventEmitter } from "node:events";
import { log } from "@/lib/core/log";

/** A restart of the database is over by then; who still can't ask the queue never will. */
export const MOST_SILENT_MS = 10_000;

/**
 * Watches whether the queue can be asked for jobs. Its runner goes on by itself after any error, and one that met it just as it
 * started (its first statement lost with the database's connection) meets the same one for ever: the process lives, tells that it
 * lives, and does nothing.
 * @param events of the queue's runner.
 * @param onSilent called once, when each question for a job has failed for `mostMs`: the process should end, to be started anew.
 */
export function watchQueue(events: EventEmitter, onSilent: (error: Error) => void, mostMs = MOST_SILENT_MS): void {
  let failingSince: number | null = null;
  let told = false;
  events.on("worker:getJob:error", ({ error }: { error: Error }) => {
    if (failingSince === null) {
      failingSince = performance.now();
      log.warn({ err: error }, "the queue can't be asked for jobs");
    }
    if (told || performance.now() - failingSince < mostMs) return;
    told = true;
    onSilent(error);
  });
  for (const answered of ["worker:getJob:empty", "job:start"])
    events.on(answered, () => {
      failingSince = null;
    });
}
