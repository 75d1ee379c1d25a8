import NextAuth from "next-auth";
import { AppError } from "@/lib/core/errors";
import { authOptions } from "@/lib/customers/auth-options";
import { requestLocale } from "@/lib/http/locale";
import { problemResponse, toProblem } from "@/lib/http/problem";
import { requireOwnOrigin } from "@/lib/http/require-own-origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What the shop uses of next-auth; its own pages and the rest of its addresses do not exist. */
const OPEN = new Set(["GET csrf", "POST callback/credentials", "POST signout"]);

async function handle(request: Request, context: Context): Promise<Response> {
  const action = `${request.method} ${(await context.params).nextauth.join("/")}`;
  try {
    if (!OPEN.has(action)) throw new AppError("not_found", 404, { params: { what: "route" } });
    if (request.method !== "GET") requireOwnOrigin(request.headers);
  } catch (error) {
    return problemResponse(toProblem(error, requestLocale(request.headers), crypto.randomUUID()));
  }
  // Where next-auth believes the shop to be; it reads this variable and nothing else.
  process.env.NEXTAUTH_URL ??= process.env.APP_URL;
  return NextAuth(authOptions())(request, context);
}

export { handle as GET, handle as POST };
