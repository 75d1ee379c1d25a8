import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Revokes every API token of a person whose account is disabled, so that none works again when the account is enabled. To be called in
 * that transaction while the person's row is locked: who makes a token locks it too, so none is missed.
 * @returns how many there were
 */
export async function revokeTokensOf(tx: Tx, userId: string, now: Date): Promise<number> {
  const data = { revokedAt: now };
  const customers = await tx.apiToken.updateMany({ where: { customerId: userId, revokedAt: null }, data });
  const staff = await tx.staffToken.updateMany({ where: { createdById: userId, revokedAt: null }, data });
  return customers.count + staff.count;
}
