import "server-only";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { hashToken } from "@/lib/auth/authenticate";
import { cookieText, REGISTRATION_COOKIE, readCookie } from "@/lib/auth/cookies";
import { HOUR_MS } from "@/lib/core/time";
import type { EmailToken } from "@/lib/db/generated/client";
import type { RequestContext } from "@/lib/http/serve";

/** After this time the password is asked for in the registering browser too: it may be a shared one. */
const VALID_MS = 2 * HOUR_MS;

/** What a use case needs of a request to know its browser. Absent where no browser registers (demo data). */
export type BrowserContext = Partial<Pick<RequestContext, "headers" | "setCookie">>;

/**
 * Marks the browser in which somebody types the password of a registration, with a secret in a cookie. @returns the secret's hash, for the
 * registration's row.
 */
export function markBrowser({ headers, setCookie }: BrowserContext): Buffer<ArrayBuffer> | undefined {
  if (!headers || !setCookie) return undefined;
  const secret = secretOf(headers) ?? randomBytes(32).toString("base64url");
  setCookie(cookieText(REGISTRATION_COOKIE, secret, VALID_MS / 1000));
  return hashToken(secret);
}

/** Deletes the mark: the account is confirmed. */
export function unmarkBrowser({ setCookie }: BrowserContext): void {
  setCookie?.(cookieText(REGISTRATION_COOKIE, "", 0));
}

/** Whether a link's registration was made in the browser that sends these headers, not long ago. */
export function isRegisteringBrowser(
  link: Pick<EmailToken, "browserHash" | "createdAt">,
  headers: Headers | undefined,
  now: Date,
): boolean {
  const secret = headers && secretOf(headers);
  if (!secret || !link.browserHash || link.createdAt.getTime() + VALID_MS < now.getTime()) return false;
  return timingSafeEqual(hashToken(secret), link.browserHash);
}

function secretOf(headers: Headers): string | undefined {
  const secret = readCookie(headers.get("cookie"), REGISTRATION_COOKIE);
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}
