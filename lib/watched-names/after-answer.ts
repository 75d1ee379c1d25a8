import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";

/** What is kept of a watch between two questions; the fields are explained in prisma/schema/watched-names.prisma. */
export interface WatchState {
  state: "unknown" | "taken" | "free";
  askedAt: Date | null;
  doubtedAt: Date | null;
  dueAt: Date;
  failures: number;
  freeAt: Date | null;
  toldAt: Date | null;
}

/** failed: there was no usable answer, which says nothing about the name. */
export type WatchAnswer = "taken" | "free" | "failed";

/** A name is asked for again after six hours and up to one more, so that those that were added together don't stay together. */
export const ASK_AGAIN_MS = 6 * HOUR_MS;
const SPREAD_MS = HOUR_MS;
/**
 * An answer that says something new is confirmed by another one, so much later at the earliest. By then no web process remembers any more
 * that the name is taken (lib/search/availability-memory.ts), so that whoever follows the mail at once finds it free.
 */
export const CONFIRM_MS = 15 * MINUTE_MS;
/** After a question without an answer, doubled with each further one. */
const FIRST_PAUSE_MS = 15 * MINUTE_MS;
export const LONGEST_PAUSE_MS = 12 * HOUR_MS;

/**
 * What becomes of a watch after an answer. The check host can be wrong for a moment, in both directions, so a new state needs two answers
 * that agree, CONFIRM_MS apart at least; anything else in between puts the doubt aside. Pure.
 * @param at when the answer was asked for
 * @param chance from 0 to 1, for the spread
 * @returns the next state; the customer is to be told when its `freeAt` is set and its `toldAt` is not.
 */
export function afterAnswer(watch: WatchState, answer: WatchAnswer, at: Date, chance: number): WatchState {
  // Another worker has heard a later answer.
  if (watch.askedAt && watch.askedAt > at) return watch;
  if (answer === "failed") {
    const failures = watch.failures + 1;
    return { ...watch, failures, dueAt: addMs(at, pauseAfter(failures)) };
  }
  const heard = { ...watch, askedAt: at, failures: 0, doubtedAt: null };
  const settled = { ...heard, dueAt: addMs(at, ASK_AGAIN_MS + Math.floor(chance * SPREAD_MS)) };
  if (answer === watch.state) return settled;
  if (watch.state === "unknown" && answer === "taken") return { ...settled, state: "taken" };
  const doubtedAt = watch.doubtedAt ?? at;
  const confirmAt = addMs(doubtedAt, CONFIRM_MS);
  if (at < confirmAt) return { ...heard, doubtedAt, dueAt: confirmAt };
  return answer === "free"
    ? { ...settled, state: "free", freeAt: doubtedAt, toldAt: null }
    : { ...settled, state: "taken", freeAt: null, toldAt: null };
}

/** How long a name is left alone after so many questions in a row without an answer. */
function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS);
}
