/** Attempts without an outcome, and those whose sender could not tell whether the answer had been stored, because its connection broke. */
export const UNANSWERED: { outcome: string | null; reason?: string }[] = [
  { outcome: null },
  { outcome: "unknown", reason: "reply_not_stored" },
];

/** Whether an attempt is one of them. */
export const isUnanswered = (attempt: { outcome: string | null; reason: string | null }): boolean =>
  UNANSWERED.some(({ outcome, reason }) => attempt.outcome === outcome && (!reason || attempt.reason === reason));
