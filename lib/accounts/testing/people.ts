import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { authenticate } from "@/lib/auth/authenticate";
import { SESSION_COOKIE } from "@/lib/auth/cookies";
import { hashPassword } from "@/lib/auth/password";
import type { Actor, CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { withToken } from "@/lib/notify/link-token";
import { signIn } from "../sign-in";

/** People for the integration tests, signed in as the shop signs them in. */
export const PASSWORD = "quiet-river-4711";

export const visitor = (ip = "203.0.113.7"): Extract<Actor, { kind: "visitor" }> => ({ kind: "visitor", ip });

/** One for all: hashing takes longer than anything else that makes a person. */
let passwordHash: Promise<string> | undefined;

export async function makePerson(
  over: Partial<Pick<User, "kind" | "role" | "email" | "name" | "emailVerifiedAt" | "locale">> = {},
): Promise<User> {
  passwordHash ??= hashPassword(PASSWORD);
  return db.user.create({
    data: {
      kind: "customer",
      email: `${randomUUID()}@example.com`,
      name: "林晓雯",
      emailVerifiedAt: new Date(),
      passwordHash: await passwordHash,
      ...over,
    },
  });
}

/** The headers of a browser that holds this session token. */
export async function sessionHeaders(token: string): Promise<Headers> {
  const jwt = await encode({ token: { sid: token }, secret: env().NEXTAUTH_SECRET });
  return new Headers({ cookie: `${SESSION_COOKIE}=${jwt}`, "x-kumquat-ip": "203.0.113.7" });
}

export interface SignedIn {
  token: string;
  headers: Headers;
  actor: CustomerActor | StaffActor;
}

export async function signedIn(user: User, code?: string): Promise<SignedIn> {
  const { token } = await signIn(visitor(), { email: user.email, password: PASSWORD, code, userAgent: "test" });
  const headers = await sessionHeaders(token);
  const actor = await authenticate(headers);
  if (actor.kind === "visitor") throw new Error("not signed in");
  return { token, headers, actor };
}

/** The same person just after giving the password again. */
export function reauthed<A extends CustomerActor | StaffActor>(actor: A): A {
  return { ...actor, reauthAt: new Date() };
}

/** The newest mail to an address: the token of its link, and its template. */
export async function lastMail(to: string): Promise<{ template: string; text: string; token: string }> {
  const mail = await db.mail.findFirstOrThrow({ where: { toAddress: to }, orderBy: { createdAt: "desc" } });
  const { text } = withToken(mail);
  return { template: mail.template, text, token: /token=([\w-]+)/.exec(text)?.[1] ?? "" };
}
