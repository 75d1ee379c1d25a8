import type { Outcome } from "@/lib/cndns/outcome";

/** Maps the value of an ok outcome; every other outcome is returned as it is. */
export function mapOk<T, U>(outcome: Outcome<T>, map: (value: T) => U): Outcome<U> {
  return outcome.kind === "ok" ? { ...outcome, value: map(outcome.value) } : outcome;
}

/** An ok outcome for what is known without a call. */
export const known = <T>(value: T): Outcome<T> => ({ kind: "ok", incomplete: false, value });
