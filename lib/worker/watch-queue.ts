import type { EventEmitter } from "node:events";
import { log } from "@/lib/core/log";
import type { Db } from "@/lib/db/client";

const MOST_SILENT_MS = 10_000;
/** Each of the runner's slots polls once a second: within this time all have polled a database that answers again. */
const ASKED_AGAIN_MS = 3_000;

/**
 * Watches whether the queue's runner gets jobs. The runner goes on after any error; but when its first statement was lost with the
 * database's connection, every poll fails with the same error for ever: the process runs, sends its beat, and does nothing. While the
 * database itself is away the runner is not at fault, and running jobs must be able to end.
 * @param events of the queue's runner.
 * @param onStuck called when each poll for a job fails although the database answers: the process should end and be started again.
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
      log.warn({ err: error }, "the queue can't be polled for jobs");
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
