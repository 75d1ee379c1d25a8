import "server-only";
import { decode, type JWT } from "next-auth/jwt";
import { env } from "@/lib/env";

/** Secrets that open cookies: the one that signs, and the next one or the one before while it is changed (docs/keys.md). */
export function openingSecrets(): string[] {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_ALSO } = env();
  return NEXTAUTH_SECRET_ALSO === undefined ? [NEXTAUTH_SECRET] : [NEXTAUTH_SECRET, NEXTAUTH_SECRET_ALSO];
}

/** What a cookie of next-auth holds; null for one that is not ours, altered or old. */
export async function openCookie(token: string | undefined): Promise<JWT | null> {
  for (const secret of openingSecrets()) {
    try {
      const claims = await decode({ token, secret });
      if (claims) return claims;
    } catch {
      // An altered or expired cookie, or one signed with another secret: perhaps the next one.
    }
  }
  return null;
}
