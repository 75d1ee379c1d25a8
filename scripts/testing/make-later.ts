import { setTimeout as sleep } from "node:timers/promises";
import { vi } from "vitest";

const now = performance.now.bind(performance);
let laterMs = 0;

/** Moves performance.now() of this process forward by so many milliseconds, for caches (lru-cache) that expire by it. */
export async function makeLater(ms: number): Promise<void> {
  laterMs += ms;
  vi.spyOn(performance, "now").mockImplementation(() => now() + laterMs);
  await sleep(5); // the cache reads the clock once in a millisecond
}
