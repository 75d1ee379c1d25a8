import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type Runner, type RunnerOptions, run } from "graphile-worker";
import { log } from "@/lib/core/log";

const AGAIN_MS = 1_000;

/**
 * Takes jobs until stopped. When the queue breaks off because its database went away, it begins anew until the database is
 * there again: a restart of PostgreSQL must not need one of the worker. Jobs that were in hand then are woken by the sweepers.
 */
export function keepWorking(
  options: Pick<RunnerOptions, "connectionString" | "concurrency" | "taskList" | "parsedCronItems"> & {
    graceMs: number;
  },
): { ended: Promise<void>; stop(): Promise<void> } {
  const { graceMs, ...rest } = options;
  let runner: Runner | null = null;
  let stopped = false;
  const loop = async () => {
    while (!stopped) {
      try {
        runner = await run({
          ...rest,
          pollInterval: 1_000,
          noHandleSignals: true,
          // With a batch the queue ends in order when it can't write down an end of a job; without, the process would end.
          preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, gracefulShutdownAbortTimeout: graceMs } },
          logger: new Logger(() => (level, message) => (level === "error" ? log.error(message) : log.debug(message))),
        });
        if (stopped) await runner.stop();
        await runner.promise;
      } catch (error) {
        log.error({ err: error }, "the queue broke off");
      }
      runner = null;
      if (!stopped) await sleep(AGAIN_MS);
    }
  };
  const ended = loop();
  return {
    ended,
    stop: async () => {
      stopped = true;
      await runner?.stop();
      await ended;
    },
  };
}
