import { expect, it } from "vitest";
import { serviceStatus } from "./status-contract";

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 10, 25);
const at = (days: number) => new Date(now + days * DAY_MS);
const row = (since: number, left: number, termMonths: number | null = 12) => ({
  state: "active" as const,
  realName: null,
  reason: "running",
  registeredAt: at(since),
  expiresAt: at(left),
  termMonths,
});
const stateOf = (since: number, left: number) => serviceStatus(row(since, left), () => "运行中", now);

it("is expiring in the last thirty days, so that a later expiry is never soon while an earlier one is not", () => {
  expect(stateOf(-300, 65)).toEqual({ state: "on", word: "运行中" });
  for (const since of [-300, -20, 0]) {
    expect(stateOf(since, 31)).toEqual({ state: "on", word: "运行中" });
    expect(stateOf(since, 29)).toEqual({ state: "expiring" });
    expect(stateOf(since, 10)).toEqual({ state: "expiring" });
  }
});

it("what is bought by the month is expiring in its last week alone, or it would be so nearly always", () => {
  const monthly = (left: number) => serviceStatus(row(-20, left, 1), () => undefined, now);
  expect(monthly(8)).toEqual({ state: "on" });
  expect(monthly(6)).toEqual({ state: "expiring" });
  // A term that isn't known, as of what was imported, counts as a year.
  expect(serviceStatus(row(-20, 20, null), () => undefined, now)).toEqual({ state: "expiring" });
});

it("what somebody has stopped says so, also when it expires soon: it may have been bought by the month", () => {
  const paused = { ...row(0, 29), reason: "paused" };
  expect(serviceStatus(paused, () => "已暂停", now)).toEqual({ state: "stopped", word: "已暂停" });
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
