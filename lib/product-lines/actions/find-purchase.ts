import type { AttemptEvidence, AttemptFinding } from "../product-action";
import type { Reading } from "../reading";

/** The upstream shows whole seconds, and its clock is known to about a second and a half. */
export const CLOCK_MS = 5_000;

/**
 * Whether a purchase whose answer is unknown went through. Needs all of: absent before, registered after the attempt
 * began, a state on the allow list, and the random password of this attempt where the upstream shows one. That no other
 * attempt for the name is open is what the partial unique index over attempts sees to.
 */
export function findPurchase(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  if (reading.state === "absent" || reading.state === "unclear") return reading.state;
  const mine =
    evidence.absentBefore &&
    (reading.password === null ? reading.registeredAt !== null : reading.password === evidence.secret) &&
    (reading.registeredAt === null || reading.registeredAt.getTime() >= evidence.attemptAt.getTime() - CLOCK_MS);
  if (!mine) return "cannot_tell";
  if (reading.state === "working" || reading.state === "pending") return "found";
  return reading.state === "failed" ? "failed" : "cannot_tell";
}
