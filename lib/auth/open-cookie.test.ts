import { encode } from "next-auth/jwt";
import { afterEach, beforeAll, expect, it } from "vitest";
import { env } from "@/lib/env";
import { replyAddress, ticketOfAddress } from "@/lib/tickets/mail/reply-address";
import { ENVIRONMENT } from "@/scripts/testing/database";
import { readToken } from "./authenticate";

const [old, next] = ["the old secret, 32 characters long", "the next secret, 32 characters long"];
const use = (secret: string, also?: string) =>
  Object.assign(env(), { NEXTAUTH_SECRET: secret, NEXTAUTH_SECRET_ALSO: also });
beforeAll(() => {
  Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: "postgresql://a@127.0.0.1:9/a" });
});
afterEach(() => {
  use(ENVIRONMENT.NEXTAUTH_SECRET);
});

it("a secret is changed by the documented steps, and nobody is signed out", async () => {
  const cookies = {
    old: await encode({ token: { sid: "a" }, secret: old }),
    next: await encode({ token: { sid: "b" }, secret: next }),
  };
  // 1. Every process opens what the next secret signs, and signs with the old one. 2. The other way round.
  for (const [secret, also] of [
    [old, next],
    [next, old],
  ] as const) {
    use(secret, also);
    expect([await readToken(cookies.old), await readToken(cookies.next)]).toEqual(["a", "b"]);
  }
});

it("without the old secret its cookies and addresses are nobody's", async () => {
  use(old);
  const address = replyAddress("T261127-00042") ?? "";
  const cookie = await encode({ token: { sid: "c" }, secret: old });
  use(next, old);
  expect(ticketOfAddress(address)).toBe("T261127-00042");
  use(next);
  expect(ticketOfAddress(address)).toBeNull();
  expect(await readToken(cookie)).toBeNull();
  expect(await readToken("nonsense")).toBeNull();
});
