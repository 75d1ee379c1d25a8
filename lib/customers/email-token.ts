import "server-only";
import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/auth/authenticate";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { EmailToken, EmailTokenPurpose } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

const MINUTE_MS = 60_000;
export const CONFIRM_HOURS = 24;
export const RESET_MINUTES = 30;
export const CHANGE_EMAIL_MINUTES = 60;
export const INVITATION_HOURS = 72;

interface NewToken {
  userId: string;
  purpose: EmailTokenPurpose;
  email: string;
  minutes: number;
  now: Date;
  /** Registration: the password that this link makes valid. */
  passwordHash?: string;
}

/** A link's secret; the row keeps only its hash. */
export async function createEmailToken(tx: Tx, { minutes, now, ...row }: NewToken): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.emailToken.create({
    data: {
      ...row,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + minutes * MINUTE_MS),
    },
  });
  return token;
}

/**
 * Takes a link, once, and voids the person's other links of the same purpose.
 * @throws AppError link.expired (409), whatever is wrong with it.
 */
export async function takeEmailToken(
  tx: Tx,
  token: string,
  purposes: readonly EmailTokenPurpose[],
  now: Date,
): Promise<EmailToken> {
  const [row] = await tx.emailToken.updateManyAndReturn({
    where: {
      tokenHash: hashToken(token),
      purpose: { in: [...purposes] },
      usedAt: null,
      expiresAt: { gt: now },
      user: { status: "active" },
    },
    data: { usedAt: now },
  });
  if (!row) throw new AppError("link.expired", 409);
  await tx.emailToken.updateMany({
    where: { userId: row.userId, purpose: row.purpose, usedAt: null },
    data: { usedAt: now },
  });
  return row;
}

/** The page that a mail's link opens. */
export function pageUrl(path: string, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${env().APP_URL}${path}${search ? `?${search}` : ""}`;
}

/** Whether mails stay here for staff to read instead of going out. */
export function mailKept(): boolean {
  return env().SMTP_URL === undefined;
}
