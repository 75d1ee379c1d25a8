import { expect, it } from "vitest";
import { serviceStatus } from "./service-status";

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 10, 25);
const at = (days: number) => new Date(now + days * DAY_MS);
const row = (since: number, left: number) => ({
  state: "active" as const,
  realName: null,
  reason: "running",
  registeredAt: at(since),
  expiresAt: at(left),
});
const stateOf = (since: number, left: number) => serviceStatus(row(since, left), () => "运行中", now);

it("what is bought by the year is expiring in its last thirty days", () => {
  expect(stateOf(-300, 65)).toEqual({ state: "on", word: "运行中" });
  expect(stateOf(-336, 29)).toEqual({ state: "expiring" });
});

it("what is bought by the month shows its status until its last week", () => {
  expect(stateOf(0, 30)).toEqual({ state: "on", word: "运行中" });
  expect(stateOf(-20, 10)).toEqual({ state: "on", word: "运行中" });
  expect(stateOf(-25, 5)).toEqual({ state: "expiring" });
});

it("what is registered says what its owner's real name lacks, whatever else there is to say", () => {
  const status = (realName: "none" | "checking" | "unpass" | "pass", left: number) =>
    serviceStatus({ ...row(-300, left), realName }, () => undefined, now);
  expect(status("none", 65)).toEqual({ state: "unverified" });
  expect(status("none", 5)).toEqual({ state: "unverified" });
  expect(status("checking", 5)).toEqual({ state: "review" });
  expect(status("unpass", 65)).toEqual({ state: "unpassed" });
  expect(status("pass", 65)).toEqual({ state: "on" });
});
