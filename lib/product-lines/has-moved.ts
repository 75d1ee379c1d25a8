const DAY_MS = 86_400_000;

/**
 * Whether a renewal that was priced at one expiry would come on top of another renewal. A day is no difference: the upstream
 * shows some expiries with an hour and some without.
 */
export function hasMoved(seenExpiry: Date | null | undefined, expiresAt: Date): boolean {
  return seenExpiry != null && expiresAt.getTime() - seenExpiry.getTime() > DAY_MS;
}
