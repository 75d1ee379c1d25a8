import "server-only";
import { verifyPassword } from "@/lib/auth/password";
import { db } from "@/lib/db/client";
import type { EmailToken, User } from "@/lib/db/generated/client";

/**
 * The newest registration of an address that was not confirmed yet, when this is its password; null otherwise. It is found whether or not
 * the address has an account: `register` keeps a row for a taken address too. Otherwise whoever registers an address and then tries the
 * password of that registration would learn whether the address had an account. Hashes once where there is a registration.
 */
export async function pendingRegistration(
  user: Pick<User, "id" | "email"> | null,
  password: string,
  now: Date,
): Promise<EmailToken | null> {
  if (!user) return null;
  const newest = await db.emailToken.findFirst({
    where: {
      userId: user.id,
      email: user.email,
      purpose: "verify_email",
      passwordHash: { not: null },
      usedAt: null,
      expiresAt: { gt: now },
    },
    orderBy: { createdAt: "desc" },
  });
  if (!newest?.passwordHash) return null;
  return (await verifyPassword(newest.passwordHash, password)) ? newest : null;
}
