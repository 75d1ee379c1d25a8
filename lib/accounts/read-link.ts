import "server-only";
import { db } from "@/lib/db/client";
import { findEmailToken } from "./email-token";
import { isRegisteringBrowser } from "./registering-browser";

export interface ReadableLink {
  purpose: "verify_email" | "change_email";
  email: string;
  /** This browser made the registration that the link confirms: a press is enough, without its password. */
  registeredHere: boolean;
}

/** What the link of a confirmation mail is for, for its page; null when it is no longer valid. The link stays usable. */
export async function readLink(token: string, headers: Headers): Promise<ReadableLink | null> {
  const now = new Date();
  const link = await findEmailToken(db, token, ["verify_email", "change_email"], now);
  if (!link || link.purpose === "reset_password") return null;
  return { purpose: link.purpose, email: link.email, registeredHere: isRegisteringBrowser(link, headers, now) };
}

/**
 * The link that sets a password, for its page; null when it is no longer valid. The link stays usable. `isFirst`: the account was made by
 * somebody else or never confirmed, and has no password of its owner's yet.
 */
export async function readResetLink(token: string): Promise<{ email: string; isFirst: boolean } | null> {
  const link = await findEmailToken(db, token, ["reset_password"], new Date());
  if (!link) return null;
  const { email, emailVerifiedAt } = await db.user.findUniqueOrThrow({ where: { id: link.userId } });
  return { email, isFirst: emailVerifiedAt === null };
}
