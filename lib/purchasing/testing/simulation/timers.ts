import { FLUSH_MS } from "@/lib/upstream/write-call-log";
import type { Scheduler } from "./scheduler";

/** Waits of this length are pauses before another try, and no deadlines of whole calls. */
const SHORT_MS = { from: 20, to: 2_000 };

/**
 * Replaces the timers of simulated processes: setInterval goes by the virtual clock, and short waits end at once.
 * @returns what restores the real timers.
 */
export function installTimers(scheduler: () => Scheduler | null): () => void {
  const real = { setInterval, clearInterval, setTimeout };
  const staged = {
    setInterval: (beat: () => void, ms: number, ...rest: unknown[]) => {
      const at = scheduler();
      const task = at?.task();
      return at && task ? at.every(task, ms, beat) : real.setInterval(beat, ms, ...rest);
    },
    clearInterval: (handle: unknown) => {
      if (!scheduler()?.clear(handle)) real.clearInterval(handle as NodeJS.Timeout);
    },
    setTimeout: (work: () => void, ms = 0, ...rest: unknown[]) => {
      // The call log's flush timer stays real: its batch is written when the history is over.
      const short = ms >= SHORT_MS.from && ms <= SHORT_MS.to && ms !== FLUSH_MS && scheduler()?.task() !== undefined;
      return real.setTimeout(work, short ? 0 : ms, ...rest);
    },
  };
  Object.assign(globalThis, staged);
  return () => Object.assign(globalThis, real);
}
