import { log } from "@/lib/core/log";

/** Runs the work now, and again `ms` after each end until it is stopped. A failure is logged, and the work is run again. */
export function every(name: string, ms: number, work: () => Promise<unknown>): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;
  const loop = async () => {
    while (!stopped) {
      try {
        await work();
      } catch (error) {
        log.error({ err: error }, `${name} failed`);
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, ms);
      });
    }
  };
  const ended = loop();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      wake?.();
      return ended;
    },
  };
}
