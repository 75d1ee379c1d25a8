import { expect, it } from "vitest";
import { usesSandbox } from "./require-account";

const DATABASE_URL = "postgresql://app:secret@db/kumquat";

it("a shop without anything is a demo, and one with an account is real", () => {
  expect(usesSandbox({})).toBe(true);
  expect(usesSandbox({ CNDNS_USERNAME: "agent" })).toBe(false);
  expect(usesSandbox({ DATABASE_URL, CNDNS_USERNAME: "agent" })).toBe(false);
});

it("a database of one's own becomes a demo only when CNDNS=sandbox says so", () => {
  expect(() => usesSandbox({ DATABASE_URL })).toThrow(/Set CNDNS_USERNAME, CNDNS_PASSWORD and CNDNS_EMAIL/);
  expect(usesSandbox({ DATABASE_URL, CNDNS: "sandbox" })).toBe(true);
});

it("an account and the sandbox at once are a contradiction", () => {
  expect(() => usesSandbox({ CNDNS: "sandbox", CNDNS_USERNAME: "agent" })).toThrow(/both set/);
});
