import "server-only";
import { db } from "@/lib/db/client";
import { findEmailToken } from "./email-token";

/** What the link of a confirmation mail is for, for its page; null when it is no longer valid. The link stays usable. */
export async function readLink(
  token: string,
): Promise<{ purpose: "verify_email" | "change_email"; email: string } | null> {
  const link = await findEmailToken(db, token, ["verify_email", "change_email"], new Date());
  if (!link || link.purpose === "reset_password") return null;
  return { purpose: link.purpose, email: link.email };
}
