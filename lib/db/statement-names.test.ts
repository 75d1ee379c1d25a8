import { expect, it } from "vitest";
import { statementNames } from "./statement-names";

it("names the same text alike in every client, and other texts otherwise", () => {
  const [one, other] = [statementNames(), statementNames()];
  expect(one({ sql: "SELECT 1" })).toBe(other({ sql: "SELECT 1" }));
  expect(one({ sql: "SELECT 1" })).not.toBe(one({ sql: "SELECT 2" }));
  // PostgreSQL cuts names at 63 bytes.
  expect(one({ sql: "SELECT 1" })).toMatch(/^k[\w-]{32}$/);
});

it("prepares no more than a connection should keep", () => {
  const name = statementNames(2);
  expect([name({ sql: "a" }), name({ sql: "b" })].every((one) => one !== "")).toBe(true);
  expect(name({ sql: "c" })).toBe("");
  expect(name({ sql: "a" })).not.toBe("");
});
