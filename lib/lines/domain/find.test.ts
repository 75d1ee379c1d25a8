import { describe, expect, it } from "vitest";
import type { Evidence, Reading } from "../line";
import { findPurchase, findRenewal } from "./find";

const attemptAt = new Date("2026-11-25T04:00:00Z");
const reading = (change: Partial<Reading> = {}): Reading => ({
  state: "working",
  upstreamState: "run",
  reason: "running",
  registeredAt: new Date("2026-11-25T04:00:03Z"),
  expiresAt: new Date("2027-11-25T04:00:03Z"),
  password: "secret1",
  snapshot: {},
  ...change,
});
const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  absentBefore: true,
  attemptAt,
  secret: "secret1",
  years: 1,
  expiresAtBefore: null,
  failedBefore: false,
  ...change,
});

describe("a lost purchase", () => {
  it.each<[string, Partial<Reading>, Partial<Evidence>, string]>([
    ["all fits", {}, {}, "found"],
    ["still in the making", { state: "pending" }, {}, "found"],
    ["no password shown, dates fit", { password: null }, {}, "found"],
    ["neither password nor date shown", { password: null, registeredAt: null }, {}, "cannot_tell"],
    ["another password: bought by hand", { password: "byhand1234" }, {}, "cannot_tell"],
    ["registered before the attempt", { registeredAt: new Date("2026-11-25T03:59:00Z") }, {}, "cannot_tell"],
    ["was there before", {}, { absentBefore: false }, "cannot_tell"],
    ["a state off the allow list", { state: "odd" }, {}, "cannot_tell"],
    ["ours, and failed", { state: "failed" }, {}, "failed"],
    ["failed, but not ours", { state: "failed", password: "other12" }, {}, "cannot_tell"],
    ["absent", { state: "absent" }, {}, "absent"],
    ["no answer", { state: "unclear" }, {}, "unclear"],
  ])("%s", (_, r, e, finding) => {
    expect(findPurchase(reading(r), evidence(e))).toBe(finding);
  });
});

describe("a lost renewal", () => {
  const expiresAtBefore = new Date("2027-03-01T00:00:00Z");
  it.each<[string, Partial<Reading>, string]>([
    ["moved by the term", { expiresAt: new Date("2028-03-01T00:00:00Z") }, "found"],
    ["moved by the term, less a day", { expiresAt: new Date("2028-02-29T00:00:00Z") }, "found"],
    ["moved by two years", { expiresAt: new Date("2029-03-01T00:00:00Z") }, "cannot_tell"],
    ["not moved", { expiresAt: expiresAtBefore }, "absent"],
    ["under way", { expiresAt: expiresAtBefore, state: "pending", reason: "renewing" }, "unclear"],
    ["failed", { expiresAt: expiresAtBefore, state: "failed", reason: "renewal_failed" }, "failed"],
    ["gone", { state: "absent", expiresAt: null }, "cannot_tell"],
    ["no answer", { state: "unclear" }, "unclear"],
  ])("%s", (_, r, finding) => {
    expect(findRenewal(reading(r), evidence({ expiresAtBefore }))).toBe(finding);
  });

  it("that stands as failed since an earlier one is not there yet", () => {
    const r = reading({ expiresAt: expiresAtBefore, state: "failed", reason: "renewal_failed" });
    expect(findRenewal(r, evidence({ expiresAtBefore, failedBefore: true }))).toBe("absent");
  });
});
