import { beforeAll, expect, it } from "vitest";
import type { Quote } from "./contract";
import { signQuote, verifyQuote } from "./sign-quote";

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: "postgresql://localhost/none",
    CNDNS_USERNAME: "agent",
    CNDNS_PASSWORD: "secret",
    CNDNS_EMAIL: "a@example.com",
    APP_URL: "https://shop.example.com",
    NEXTAUTH_SECRET: "0123456789012345678901234567890123",
    ENCRYPTION_KEYS: `t:${Buffer.alloc(32, 3).toString("base64")}`,
  });
});

const quote: Quote = {
  productLine: "domain",
  action: "purchase",
  name: "example.com",
  displayName: "example.com",
  serviceId: null,
  config: { suffix: "com" },
  years: 2,
  priceFen: 13_800n,
  costFen: 11_000n,
  expiresAt: new Date("2026-11-25T01:00:00Z"),
};
const before = new Date("2026-11-25T00:59:59.999Z");

it("comes back as it went, and shows nothing on the way", () => {
  const token = signQuote(quote);
  expect(verifyQuote(token, before)).toEqual(quote);
  expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain("11000");
});

it("is refused when altered, foreign or late", () => {
  const token = signQuote(quote);
  for (let at = 0; at < token.length; at += 7) {
    const altered = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    expect(() => verifyQuote(altered, before)).toThrow(/quote\.invalid/);
  }
  expect(() => verifyQuote("x".repeat(64), before)).toThrow(/quote\.invalid/);
  expect(() => verifyQuote(token, quote.expiresAt)).toThrow(/quote\.expired/);
});
