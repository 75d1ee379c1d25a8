import type { EventEmitter } from "node:events";
import { log } from "@/lib/core/log";
import type { Db } from "@/lib/db/client";

const MOST_SILENT_MS = 10_000;
/** Each of the runner's slots asks once a second: by then all have asked a database that is there again. */
const ASKED_AGAIN_MS = 3_000;

/**
 * Watches whether the queue can be asked for jobs. Its runner goes on by itself after any error, and one that met it just as it
 * started (its first statement lost with the database's connection) meets the same one for ever: the process lives, tells that it
 * lives, and does nothing. While the database itself is away nothing is wrong with the runner, and what the process has in hand
 * shall end well.
 * @param events of the queue's runner.
 * @param onStuck called when each question for a job fails although the database answers: the process should end, and be started anew.
 */
export function watchQueue(events: EventEmitter, db: Pick<Db, "$queryRaw">, onStuck: (error: Error) => void): void {
  let failingSince: number | null = null;
  let looking = false;
  const look = async (error: Error) => {
    try {
      await db.$queryRaw`SELECT 1 AS here`;
    } catch {
      failingSince = performance.now();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, ASKED_AGAIN_MS));
    if (failingSince !== null) onStuck(error);
  };
  events.on("worker:getJob:error", ({ error }: { error: Error }) => {
    if (failingSince === null) {
      failingSince = performance.now();
      log.warn({ err: error }, "the queue can't be asked for jobs");
    }
    if (looking || performance.now() - failingSince < MOST_SILENT_MS) return;
    looking = true;
    void look(error).finally(() => {
      looking = false;
    });
  });
  for (const answered of ["worker:getJob:empty", "job:start"])
    events.on(answered, () => {
      failingSince = null;
    });
}
