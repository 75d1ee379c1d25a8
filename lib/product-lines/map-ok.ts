import type { Outcome } from "@/lib/cndns/outcome";

/** The same outcome with another value; everything but ok passes as it is. */
export function mapOk<T, U>(outcome: Outcome<T>, map: (value: T) => U): Outcome<U> {
  return outcome.kind === "ok" ? { ...outcome, value: map(outcome.value) } : outcome;
}
