import { describe, expect, it } from "vitest";
import type { AttemptEvidence } from "../product-action";
import type { Reading } from "../reading";
import { findPurchase } from "./find-purchase";
import { findRenewal } from "./find-renewal";
import { findUpgrade } from "./find-upgrade";

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
const evidence = (change: Partial<AttemptEvidence> = {}): AttemptEvidence => ({
  absentBefore: true,
  attemptAt,
  secret: "secret1",
  years: 1,
  months: 0,
  expiresAtBefore: null,
  failedBefore: false,
  accepted: false,
  configBefore: null,
  configWanted: null,
  ...change,
});

describe("a lost purchase", () => {
  it.each<[string, Partial<Reading>, Partial<AttemptEvidence>, string]>([
    ["everything fits", {}, {}, "found"],
    ["still pending", { state: "pending" }, {}, "found"],
    ["no password shown, dates fit", { password: null }, {}, "found"],
    ["neither password nor date shown", { password: null, registeredAt: null }, {}, "cannot_tell"],
    ["another password: bought by hand", { password: "byhand1234" }, {}, "cannot_tell"],
    ["registered before the attempt", { registeredAt: new Date("2026-11-25T03:59:00Z") }, {}, "cannot_tell"],
    ["not absent before", {}, { absentBefore: false }, "cannot_tell"],
    ["a state off the allow list", { state: "odd" }, {}, "cannot_tell"],
    ["failed, with our password", { state: "failed" }, {}, "failed"],
    ["failed, with another password", { state: "failed", password: "other12" }, {}, "cannot_tell"],
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
    ["no longer in our account", { state: "absent", expiresAt: null }, "cannot_tell"],
    ["no answer", { state: "unclear" }, "unclear"],
  ])("%s", (_, r, finding) => {
    expect(findRenewal(reading(r), evidence({ expiresAtBefore }))).toBe(finding);
  });

  it("is absent while the failure of an earlier renewal is shown", () => {
    const r = reading({ expiresAt: expiresAtBefore, state: "failed", reason: "renewal_failed" });
    expect(findRenewal(r, evidence({ expiresAtBefore, failedBefore: true }))).toBe("absent");
  });
});

describe("a lost renewal of what had expired", () => {
  const expired = evidence({ expiresAtBefore: new Date("2026-11-05T00:00:00Z") });
  it.each([
    ["from its old expiry", "2027-11-05T00:00:00Z", "found"],
    ["from the renewal", "2027-11-25T04:00:05Z", "found"],
    ["from a day between them", "2027-11-15T00:00:00Z", "cannot_tell"],
    ["not at all", "2026-11-05T00:00:00Z", "absent"],
  ])("%s", (_, expiresAt, finding) => {
    expect(findRenewal(reading({ expiresAt: new Date(expiresAt) }), expired)).toBe(finding);
  });
});

describe("a lost renewal by the month", () => {
  const expiresAtBefore = new Date("2027-01-31T00:00:00Z");
  it.each<[string, string, string]>([
    ["a month further, on the shorter month's last day", "2027-02-28T00:00:00Z", "found"],
    ["half a year further", "2027-07-31T00:00:00Z", "cannot_tell"],
    ["not moved", "2027-01-31T00:00:00Z", "absent"],
  ])("%s", (_, expiresAt, finding) => {
    const lost = evidence({ expiresAtBefore, years: 0, months: 1 });
    expect(findRenewal(reading({ expiresAt: new Date(expiresAt) }), lost)).toBe(finding);
  });
});

describe("a lost upgrade", () => {
  const lost = evidence({ configBefore: { cpu: 1, ram: 1024 }, configWanted: { cpu: 2 } });
  it.each<[string, Partial<Reading>, string]>([
    ["as intended", { config: { cpu: 2, ram: 1024 } }, "found"],
    ["as before", { config: { cpu: 1, ram: 1024 } }, "absent"],
    ["more than intended", { config: { cpu: 4, ram: 1024 } }, "cannot_tell"],
    ["not shown", {}, "cannot_tell"],
    ["no longer in our account", { state: "absent", config: { cpu: 2, ram: 1024 } }, "cannot_tell"],
    ["no answer", { state: "unclear" }, "unclear"],
  ])("%s", (_, r, finding) => {
    expect(findUpgrade(reading(r), lost)).toBe(finding);
  });

  it("is judged by the part that is shown, and by the answer where no part is shown", () => {
    const before = { boxes: 5, edition: "m" };
    const partly = { configBefore: before, configWanted: { boxes: 8, edition: "g" } };
    expect(findUpgrade(reading({ config: { boxes: 8 } }), evidence(partly))).toBe("found");
    expect(findUpgrade(reading({ config: { boxes: 5 } }), evidence(partly))).toBe("absent");
    const unseen = { configBefore: before, configWanted: { boxes: 5, edition: "g" } };
    expect(findUpgrade(reading({ config: { boxes: 5 } }), evidence(unseen))).toBe("cannot_tell");
    expect(findUpgrade(reading({ config: { boxes: 5 } }), evidence({ ...unseen, accepted: true }))).toBe("found");
    expect(findUpgrade(reading({ config: { boxes: 6 } }), evidence({ ...unseen, accepted: true }))).toBe("cannot_tell");
  });

  it("to a configuration that the product had before can't be told", () => {
    const there = evidence({ configBefore: { cpu: 2 }, configWanted: { cpu: 2 } });
    expect(findUpgrade(reading({ config: { cpu: 2 } }), there)).toBe("cannot_tell");
  });
});
