import "server-only";
import { lockUser } from "@/lib/auth/lock-user";
import type { Tx } from "@/lib/db/client";

/**
 * Voids every mailed link of an account, of whatever kind: confirming an address, changing it, resetting the password.
 * Every use case that changes who can sign in calls it within its transaction; otherwise a link that a thief asked for
 * earlier would still work. Deletes the password hashes that links of a registration keep.
 */
export async function voidLinks(tx: Tx, userId: string, now: Date): Promise<void> {
  await lockUser(tx, userId);
  await tx.emailToken.updateMany({
    where: { userId, usedAt: null },
    data: { usedAt: now, passwordHash: null, browserHash: null },
  });
}
