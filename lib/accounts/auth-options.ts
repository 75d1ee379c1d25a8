import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { authenticate, clientIp, readToken } from "@/lib/auth/authenticate";
import { COOKIES_ARE_SECURE, readCookie, SESSION_COOKIE } from "@/lib/auth/cookies";
import { openCookie } from "@/lib/auth/open-cookie";
import { ABSOLUTE_MS, revokeToken } from "@/lib/auth/session";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { isDatabaseAway } from "@/lib/db/is-database-away";
import { env } from "@/lib/env";
import { signInWithPasskey } from "./passkeys/sign-in-with-passkey";
import { signIn } from "./sign-in";

const cookie = (name: string) => ({
  name: `${COOKIES_ARE_SECURE ? "__Host-" : ""}${name}`,
  options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: COOKIES_ARE_SECURE },
});

/**
 * next-auth handles the sign-in form and the signed cookie. Who may sign in and which sessions are valid is decided here: the cookie
 * holds only a session token (`sid`), and its row in `sessions` decides at each request (lib/auth/authenticate).
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    jwt: { decode: ({ token }) => openCookie(token) },
    session: { strategy: "jwt", maxAge: ABSOLUTE_MS / 1000 },
    useSecureCookies: COOKIES_ARE_SECURE,
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    cookies: {
      sessionToken: { ...cookie("kumquat.session"), name: SESSION_COOKIE },
      csrfToken: cookie("kumquat.csrf"),
      callbackUrl: cookie("kumquat.callback"),
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: { type: "password" }, code: {}, passkey: {} },
        authorize: (credentials, request) => authorize(credentials, new Headers(stringsOf(request.headers))),
      }),
    ],
    callbacks: {
      // Only the token: a name or role in the cookie would be out of date once it is changed.
      jwt: ({ token, user }) => (user ? { sid: (user as { sid?: string }).sid } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await revokeToken(db, token.sid, new Date());
      },
    },
    logger: {
      error: (code, meta) => log.error({ code, err: meta instanceof Error ? meta : undefined }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

function stringsOf(headers: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((headers ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

/** next-auth puts the message of what is thrown here into the answer's `error`: our code and its params as JSON. */
async function authorize(
  credentials: Record<string, string> | undefined,
  headers: Headers,
): Promise<{ id: string; sid: string }> {
  try {
    const before = await authenticate(headers);
    const jwt = readCookie(headers.get("cookie"), SESSION_COOKIE);
    const visitor = {
      kind: "visitor" as const,
      ip: clientIp(headers),
      ...(before.cartToken ? { cartToken: before.cartToken } : {}),
    };
    const browser = {
      userAgent: headers.get("user-agent") ?? "",
      oldToken: (jwt && (await readToken(jwt))) || undefined,
    };
    const { token, userId } =
      credentials?.passkey === undefined
        ? await signIn(visitor, {
            email: (credentials?.email ?? "").slice(0, 200),
            password: (credentials?.password ?? "").slice(0, 200),
            code: credentials?.code?.slice(0, 50),
            ...browser,
          })
        : await signInWithPasskey(visitor, { credential: credentials.passkey, ...browser });
    return { id: userId, sid: token };
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, "sign-in failed");
    const known =
      error instanceof AppError ? error : new AppError(isDatabaseAway(error) ? "database_away" : "internal", 500);
    throw new Error(JSON.stringify({ code: known.code, params: known.params }), { cause: error });
  }
}
