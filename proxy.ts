import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";

/**
 * Dynamic pages (account, admin, checkout, sign-in …) get a Content-Security-Policy with a nonce, which Next puts on its own
 * scripts; files of ours (theme.js) run as 'self'. Layouts learn the address from x-path, to come back to after signing in. Prerendered pages are left out: they are served without passing here (twice as fast) and carry hashes.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(`'nonce-${nonce}'`, {
    dev: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    "/account/:path*",
    "/admin/:path*",
    "/checkout",
    "/sign-in",
    "/register",
    "/confirm-email",
    "/forgot-password",
    "/reset-password",
  ],
};
