import "server-only";
import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/auth/authenticate";
import { lockUser } from "@/lib/auth/lock-user";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { EmailToken, EmailTokenPurpose } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

export const CONFIRM_HOURS = 24;
/**
 * Links that reset a password or change the address; the link that stops a change is a reset link and so is valid as long as the
 * change's own.
 */
export const RESET_MINUTES = 30;
export const INVITATION_HOURS = 72;

interface NewToken {
  userId: string;
  purpose: EmailTokenPurpose;
  email: string;
  minutes: number;
  now: Date;
  /** Registration: the password and the name given with it. */
  passwordHash?: string;
  name?: string;
  /** Registration: which browser made it (registering-browser.ts). */
  browserHash?: Buffer<ArrayBuffer>;
  /** The page to open once a registration is confirmed or a forgotten password is replaced. */
  nextPath?: string | undefined;
}

/** Makes a mailed link. @returns its secret; the row keeps only the hash. */
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

/** A link that still works, without using it up; null for any other. */
export function findEmailToken(
  db: Db | Tx,
  token: string,
  purposes: readonly EmailTokenPurpose[],
  now: Date,
): Promise<EmailToken | null> {
  return db.emailToken.findFirst({
    where: {
      tokenHash: hashToken(token),
      purpose: { in: [...purposes] },
      usedAt: null,
      expiresAt: { gt: now },
      user: { status: "active" },
    },
  });
}

/**
 * Takes a link, once. The caller voids the account's other links (voidLinks).
 * @throws AppError link.expired (409), whatever is wrong with it.
 */
export async function takeEmailToken(
  tx: Tx,
  token: string,
  purposes: readonly EmailTokenPurpose[],
  now: Date,
): Promise<EmailToken> {
  const seen = await findEmailToken(tx, token, purposes, now);
  if (!seen) throw new AppError("link.expired", 409);
  await lockUser(tx, seen.userId);
  // Read again under the account's lock: another request may have voided the link since.
  const row = await findEmailToken(tx, token, purposes, now);
  if (!row) throw new AppError("link.expired", 409);
  await tx.emailToken.update({ where: { id: row.id }, data: { usedAt: now, passwordHash: null, browserHash: null } });
  return row;
}

/** The page that a mail's link opens. */
export function pageUrl(path: string, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${env().APP_URL}${path}${search ? `?${search}` : ""}`;
}

/** Whether mails are kept in the outbox for staff to read, because no mail server is configured. */
export function mailKept(): boolean {
  return env().SMTP_URL === undefined;
}
