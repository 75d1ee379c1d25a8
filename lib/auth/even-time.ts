import { setTimeout as sleep } from "node:timers/promises";

/** Answers, and fails, no sooner than after `floorMs`, so that the time does not tell what was done (a mail sent, or none). */
export async function evenTime<T>(floorMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + floorMs;
  try {
    return await work();
  } finally {
    const rest = until - performance.now();
    if (rest > 0) await sleep(rest);
  }
}
