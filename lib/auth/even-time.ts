import { setTimeout as sleep } from "node:timers/promises";

/** Answers no sooner than after so long, refusals too: what had to be done (a mail, or none) must not show in the time. */
export async function evenTime<T>(floorMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + floorMs;
  try {
    return await work();
  } finally {
    const rest = until - performance.now();
    if (rest > 0) await sleep(rest);
  }
}
