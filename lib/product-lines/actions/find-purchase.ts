import type { AttemptEvidence, AttemptFinding } from "../product-action";
import type { Reading } from "../reading";

/** The tolerance for times of the upstream: it shows whole seconds, and its clock is known to about one and a half. */
export const CLOCK_MS = 5_000;

/**
 * Judges whether a purchase with an unknown outcome was carried out. "found" needs all of these: absent before, registered after the
 * attempt began, a state on the allow list, and the attempt's random password where the upstream shows one. The partial unique index
 * over attempts ensures that no other attempt for the name is open.
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
