import { tokenGrant } from "@/lib/core/token-grant";
import type { ApiToken } from "@/lib/db/generated/client";
import type { TokenRow } from "./contract";

export function describeToken(token: ApiToken): TokenRow {
  const { id, name, ending, grant, createdAt, expiresAt, lastUsedAt, lastUsedIp } = token;
  return { id, name, ending, grant: tokenGrant.parse(grant), createdAt, expiresAt, lastUsedAt, lastUsedIp };
}

/** The condition for tokens that still work. */
export const stillWorks = (customerId: string, now: Date) => ({
  ...{ customerId, revokedAt: null },
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
});
