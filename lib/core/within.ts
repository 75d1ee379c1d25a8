import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/** What within() throws. */
export class TooLate extends Error {}

/**
 * What is asked, if it comes in so many ms. An answer that came while this process was busy counts: before it is given up, the
 * event loop reads once what has arrived.
 * @throws TooLate when it doesn't; the question itself goes on.
 */
export async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { ref: false, signal: over.signal })
    .then(() => nextTurn())
    .then(() => nextTurn())
    .then(() => {
      throw new TooLate(`no answer within ${ms} ms`);
    });
  try {
    return await Promise.race([asked, late]);
  } finally {
    over.abort();
  }
}
