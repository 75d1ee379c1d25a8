import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/accounts/auth-options";
import { AppError, invalid } from "@/lib/core/errors";
import { isKeepable } from "@/lib/core/keepable-text";
import { env } from "@/lib/env";
import { requestLocale } from "@/lib/http/locale";
import { problemResponse, toProblem } from "@/lib/http/problem";
import { readText } from "@/lib/http/read-input";
import { requireOwnOrigin } from "@/lib/http/require-own-origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The routes of next-auth that the shop uses; all others answer 404. */
const OPEN = new Set(["GET csrf", "POST callback/credentials", "POST signout"]);

/**
 * The same request, its body read and checked: next-auth itself would read a body of any length and crash on one that is not a
 * form.
 */
async function readForm(request: Request): Promise<Request> {
  requireOwnOrigin(request.headers);
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("input.not_form", 415);
  }
  const body = await readText(request);
  for (const [name, value] of new URLSearchParams(body))
    if (!isKeepable(name + value)) throw invalid({ [isKeepable(name) ? name : "_"]: "input.characters" });
  const { url, method, headers } = request;
  return new NextRequest(url, { method, headers, body });
}

async function handle(request: Request, context: Context): Promise<Response> {
  const action = `${request.method} ${(await context.params).nextauth.join("/")}`;
  let asked: Request;
  try {
    if (!OPEN.has(action)) throw new AppError("not_found", 404, { params: { what: "route" } });
    asked = request.method === "GET" ? request : await readForm(request);
  } catch (error) {
    return problemResponse(toProblem(error, requestLocale(request.headers)));
  }
  // biome-ignore lint/style/noProcessEnv: next-auth takes the shop's address from this variable only
  process.env.NEXTAUTH_URL ??= env().APP_URL;
  return NextAuth(authOptions())(asked, context);
}

export { handle as GET, handle as POST };
