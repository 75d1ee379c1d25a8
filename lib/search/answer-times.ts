import "server-only";

/** The weight of a new time in the running average. */
const WEIGHT = 0.2;

const shared = globalThis as { kumquatAnswerTimes?: Map<string, number> };
shared.kumquatAnswerTimes ??= new Map();
const times = shared.kumquatAnswerTimes;

/** Records how long the check host took to answer for a suffix, in ms. Keeps one number for each suffix. */
export function noteAnswerTime(suffix: string, ms: number): void {
  const known = times.get(suffix);
  times.set(suffix, known === undefined ? ms : known + WEIGHT * (ms - known));
}

/** How long a suffix usually takes in this process, in ms; undefined when it was not asked yet. */
export function usualAnswerTime(suffix: string): number | undefined {
  return times.get(suffix);
}
