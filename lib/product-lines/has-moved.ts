const DAY_MS = 86_400_000;

/**
 * Whether the expiry has moved since a renewal was priced, so that it would come on top of another one. Up to a day counts as equal:
 * the upstream shows some expiries with an hour and some without.
 */
export function hasMoved(seenExpiry: Date | null | undefined, expiresAt: Date): boolean {
  return seenExpiry != null && expiresAt.getTime() - seenExpiry.getTime() > DAY_MS;
}
