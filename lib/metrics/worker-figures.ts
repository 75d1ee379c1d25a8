import type { EventEmitter } from "node:events";
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import { z } from "zod";
import { poolFigures } from "./process-metrics";

/** What a worker stores of itself with each beat (worker_beats.figures): it has no port of its own to be asked at. */
export const workerFigures = z.object({
  /** Delay of its event loop since the last beat, 99th percentile. */
  loopP99Ms: z.number(),
  busyConnections: z.int(),
  waitingStatements: z.int(),
  /** Since it was started. */
  jobsDone: z.int(),
  /** Tries that failed; a job is tried again a few times. */
  jobsFailed: z.int(),
  /** Jobs that failed at their last try. */
  jobsGivenUp: z.int(),
});
type WorkerFigures = z.output<typeof workerFigures>;

/** Counts the jobs of the lanes that it is told to follow; `read` is what to store with the next beat. */
export function countJobs(): { follow(lane: EventEmitter): void; read(): WorkerFigures } {
  const counts = { jobsDone: 0, jobsFailed: 0, jobsGivenUp: 0 };
  const delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    follow(lane) {
      lane.on("job:success", () => counts.jobsDone++);
      lane.on("job:error", () => counts.jobsFailed++);
      lane.on("job:failed", () => counts.jobsGivenUp++);
    },
    read() {
      const p99 = delay.percentile(99);
      delay.reset();
      const { busy, waiting } = poolFigures();
      return {
        loopP99Ms: Number.isFinite(p99) ? Math.round(p99 / 1e6) : 0,
        busyConnections: busy,
        waitingStatements: waiting,
        ...counts,
      };
    },
  };
}
