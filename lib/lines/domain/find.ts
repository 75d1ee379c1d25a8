import { isIntendedExpiry } from "../intended-expiry";
import type { Evidence, Finding, Reading } from "../line";

/** The upstream shows whole seconds, and its clock is known to about a second and a half. */
const CLOCK_MS = 5_000;
const DAY_MS = 86_400_000;

/**
 * Whether a purchase whose answer is unknown went through. Needs all of: absent before, registered after the attempt
 * began, a state on the allow list, and the random password of this attempt where the upstream shows one. That no other
 * attempt for the name is open is what the partial unique index over attempts sees to.
 */
export function findPurchase(reading: Reading, evidence: Evidence): Finding {
  if (reading.state === "absent" || reading.state === "unclear") return reading.state;
  const mine =
    evidence.absentBefore &&
    (reading.password === null ? reading.registeredAt !== null : reading.password === evidence.secret) &&
    (reading.registeredAt === null || reading.registeredAt.getTime() >= evidence.attemptAt.getTime() - CLOCK_MS);
  if (!mine) return "cannot_tell";
  if (reading.state === "working" || reading.state === "pending") return "found";
  return reading.state === "failed" ? "failed" : "cannot_tell";
}

/**
 * Whether a renewal whose answer is unknown went through: the expiry moved by exactly the term. An expiry as before means
 * that it did not (yet); any other one is somebody else's doing.
 */
export function findRenewal(reading: Reading, evidence: Evidence): Finding {
  if (reading.state === "unclear") return "unclear";
  if (!evidence.expiresAtBefore || reading.state === "absent") return "cannot_tell";
  if (isIntendedExpiry(reading.expiresAt, evidence.expiresAtBefore, evidence.years)) return "found";
  const unmoved =
    reading.expiresAt !== null && Math.abs(reading.expiresAt.getTime() - evidence.expiresAtBefore.getTime()) <= DAY_MS;
  if (!unmoved) return "cannot_tell";
  // Under way: neither there nor absent yet.
  if (reading.reason === "renewing") return "unclear";
  // A failure that was shown before says nothing of this renewal.
  return reading.reason === "renewal_failed" && !evidence.failedBefore ? "failed" : "absent";
}
