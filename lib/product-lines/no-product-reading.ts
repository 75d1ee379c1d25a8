import type { Outcome } from "@/lib/cndns/outcome";
import type { Reading } from "./reading";

/** A reading that shows no product. */
export const EMPTY_READING = { registeredAt: null, expiresAt: null, password: null, snapshot: {} };

/**
 * The reading for an outcome that shows no product. It is "absent" where the upstream refused for one of `absentNames`, which say that the
 * product is not in our account; every other outcome is "unclear".
 */
export function noProductReading<O extends Outcome<unknown>>(
  outcome: O,
  absentNames: readonly Extract<O, { kind: "rejected" }>["name"][],
): Reading {
  if (outcome.kind === "rejected" && absentNames.includes(outcome.name)) {
    return { state: "absent", upstreamState: null, reason: outcome.name, ...EMPTY_READING };
  }
  const reason = "name" in outcome ? outcome.name : "reason" in outcome ? outcome.reason : null;
  return { state: "unclear", upstreamState: null, reason: reason ?? outcome.kind, ...EMPTY_READING };
}
