import { AppError } from "@/lib/core/errors";
import { partialEnv } from "@/lib/env";

/**
 * Refuses a write that another site's page made the browser send: route handlers have no CSRF check of their own.
 * Wants an Origin that is exactly ours (the Host we were asked at, or APP_URL); a request without Origin must carry
 * Sec-Fetch-Site: same-origin, or come with no cookie at all (a program, not a browser).
 */
export function requireOwnOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  if (origin !== null) {
    if (origin === "null" || !ownOrigins(headers).includes(origin)) throw new AppError("origin.refused", 403);
    return;
  }
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  if (site !== null || headers.get("cookie") !== null) throw new AppError("origin.refused", 403);
}

function ownOrigins(headers: Headers): string[] {
  const origins = [new URL(partialEnv().APP_URL).origin];
  const host = headers.get("host");
  // On a developer's machine the port may differ from APP_URL's; elsewhere only APP_URL is accepted.
  if (host && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)) origins.push(`http://${host}`);
  return origins;
}
