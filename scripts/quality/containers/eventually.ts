import { setTimeout as sleep } from "node:timers/promises";

/** Longer than the minute after which the worker first asks for prices, on a busy machine. */
const PATIENCE_MS = 180_000;

/** Asks until there is an answer that is neither false nor undefined. @throws Error with the last fault when there is none in three minutes */
export async function eventually<T>(
  what: string,
  look: () => T | false | undefined | Promise<T | false | undefined>,
): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  let last = "";
  while (performance.now() < end) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      last = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    await sleep(250);
  }
  throw new Error(`there is still not ${what}${last}`);
}
