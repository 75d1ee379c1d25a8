import { setTimeout as sleep } from "node:timers/promises";
import { vi } from "vitest";

const now = performance.now.bind(performance);
let laterMs = 0;

/** Lets this process's memories (lru-cache) believe that so many ms more have gone by from now on. */
export async function makeLater(ms: number): Promise<void> {
  laterMs += ms;
  vi.spyOn(performance, "now").mockImplementation(() => now() + laterMs);
  await sleep(5); // the cache looks at the clock once in a millisecond
}
