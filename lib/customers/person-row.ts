import type { User } from "@/lib/db/generated/client";
import type { PersonRow } from "./contract";

export const personColumns = {
  id: true,
  email: true,
  name: true,
  phone: true,
  role: true,
  status: true,
  emailVerifiedAt: true,
  totpEnabledAt: true,
  createdAt: true,
} as const;

/** Only where one person, or few, are read: it is a statement of its own for each list. */
export const passkeyCount = { _count: { select: { passkeys: true } } } as const;

export function personRowOf(user: Pick<User, keyof typeof personColumns>): PersonRow {
  const { emailVerifiedAt, totpEnabledAt, ...rest } = user;
  return { ...rest, emailVerified: emailVerifiedAt !== null, secondFactor: totpEnabledAt !== null };
}
