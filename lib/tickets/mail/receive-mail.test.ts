import { expect, it, vi } from "vitest";
import { requireSignedHeaders } from "./receive-mail";

const set = vi.hoisted(() => ({ secret: "a secret of the mail server, 32 long" as string | undefined }));
vi.mock("@/lib/env", () => ({ env: () => ({ MAIL_IN_SECRET: set.secret }) }));
vi.mock("./take-mail", () => ({ takeMail: () => Promise.reject(new Error("no mail is taken here")) }));

const check = (seconds: number | string, signature: string) =>
  requireSignedHeaders(new Headers({ "x-kumquat-timestamp": String(seconds), "x-kumquat-signature": signature }));
const now = () => Math.floor(Date.now() / 1_000);
const signature = "a1".repeat(32);

it("lets a body be read that may be signed, and lately", () => {
  expect(() => check(now(), signature)).not.toThrow();
  expect(() => check(now() - 290, signature.toUpperCase())).not.toThrow();
});

it.each([
  ["has no signature", () => check(now(), "")],
  ["has no whole signature", () => check(now(), signature.slice(1))],
  ["has no time", () => check("", signature)],
  ["is old", () => check(now() - 310, signature)],
  ["is ahead", () => check(now() + 310, signature)],
])("does not read a body whose request %s", (_what, checked) => {
  expect(checked).toThrow(expect.objectContaining({ status: 401, code: "tickets.mail_signature" }));
});

it("reads no body where no mails are taken", () => {
  set.secret = undefined;
  expect(() => check(now(), signature)).toThrow(expect.objectContaining({ status: 404 }));
});
