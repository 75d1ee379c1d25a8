import "server-only";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { cookieText, SESSION_COOKIE } from "./cookies";
import { ABSOLUTE_MS } from "./session";

/** The Set-Cookie text that gives a browser a session: the same cookie that next-auth sets at a sign-in. `token`: of createSession. */
export async function sessionCookie(token: string): Promise<string> {
  const maxAge = ABSOLUTE_MS / 1000;
  return cookieText(
    SESSION_COOKIE,
    await encode({ token: { sid: token }, secret: env().NEXTAUTH_SECRET, maxAge }),
    maxAge,
  );
}
