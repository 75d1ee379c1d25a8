import type { AttemptEvidence, AttemptFinding } from "../product-action";
import type { Reading } from "../reading";
import { isIntendedExpiry } from "./intended-expiry";

const DAY_MS = 86_400_000;

/**
 * Judges whether a renewal with an unknown outcome was carried out: then the expiry moved by exactly the term. An expiry as before means
 * that it was not (yet); any other expiry is somebody else's change. The term of a product that had expired may begin at its old expiry or
 * at the renewal: the manual says neither.
 */
export function findRenewal(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  if (reading.state === "unclear") return "unclear";
  if (!evidence.expiresAtBefore || reading.state === "absent") return "cannot_tell";
  const { expiresAtBefore, attemptAt, years, months } = evidence;
  const begins = expiresAtBefore < attemptAt ? [expiresAtBefore, attemptAt] : [expiresAtBefore];
  if (begins.some((from) => isIntendedExpiry(reading.expiresAt, from, years, months))) return "found";
  const unmoved =
    reading.expiresAt !== null && Math.abs(reading.expiresAt.getTime() - evidence.expiresAtBefore.getTime()) <= DAY_MS;
  if (!unmoved) return "cannot_tell";
  // A renewal is under way, so an expiry as before proves nothing.
  if (reading.reason === "renewing") return "unclear";
  // A failure that was shown before the attempt says nothing about this renewal.
  return reading.reason === "renewal_failed" && !evidence.failedBefore ? "failed" : "absent";
}
