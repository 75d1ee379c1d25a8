import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/** What within() throws. */
export class TooLate extends Error {}

/**
 * The value of a promise that settles within so many milliseconds. An answer that arrived while this process was busy counts: before it
 * gives up, the event loop reads once what has arrived.
 * @throws TooLate when it takes longer; the work behind the promise goes on.
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { ref: false, signal: over.signal })
    .then(() => nextTurn())
    .then(() => nextTurn())
    .then(() => {
      throw new TooLate(`no answer within ${ms} ms`);
    });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
