import { STAFF_SCOPES } from "@/lib/core/staff-scopes";
import type { StaffToken } from "@/lib/db/generated/client";
import type { StaffTokenRow } from "../staff-contract";

type Owned = StaffToken & { createdBy: { id: string; name: string; email: string } };

/** What a staff token is read with. */
export const withTokenOwner = { createdBy: { select: { id: true, name: true, email: true } } } as const;

export function describeStaffToken({ createdBy, ...token }: Owned): StaffTokenRow {
  const { id, name, ending, createdAt, expiresAt, lastUsedAt, lastUsedIp } = token;
  const owner = { id: createdBy.id, name: createdBy.name || createdBy.email };
  const scopes = STAFF_SCOPES.filter((scope) => token.scopes.includes(scope));
  return { id, name, ending, scopes, owner, createdAt, expiresAt, lastUsedAt, lastUsedIp };
}
