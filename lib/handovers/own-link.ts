import "server-only";
import { timingSafeEqual } from "node:crypto";
import { hashToken } from "@/lib/auth/authenticate";
import type { OwnHandover } from "@/lib/db/generated/client";

/** Whether a secret is that of the link that was mailed to confirm a handover. */
export function isLinkOf({ tokenHash }: OwnHandover, token: string): boolean {
  return timingSafeEqual(tokenHash, hashToken(token));
}
