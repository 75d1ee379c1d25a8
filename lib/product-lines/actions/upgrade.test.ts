import { expect, it } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { addAcceleratedDomain } from "../cdn/controls/domains";
import type { ControlSubject } from "../control";
import { productLineOf } from "../registry";
import type { UpgradeAction } from "./upgrade";

const subject = (days: number): ControlSubject => ({
  ...{ name: "pro1", displayName: "pro1", snapshot: {}, reason: "running", gift: false },
  ...{ config: { edition: "basic", terminal: "pc" }, expiresAt: addMs(new Date(), days * DAY_MS) },
});
const blocked = (line: string, action: "upgrade" | "addVersion" | "copySite", days: number) =>
  (productLineOf(line).actions[action] as UpgradeAction).blocked?.(subject(days)) ?? null;

it("an expired service is renewed before it is upgraded or added to; a copy of it has a term of its own", () => {
  for (const line of ["site", "hosting", "database", "cdn", "soukeyi", "qituibao"]) {
    expect(blocked(line, "upgrade", -13), line).toBe("lapsed");
    expect(blocked(line, "upgrade", 13), line).toBeNull();
  }
  expect([blocked("site", "addVersion", -13), blocked("site", "addVersion", 13)]).toEqual(["lapsed", null]);
  expect(blocked("site", "copySite", -13)).toBeNull();
});

it("a CDN that is paused or was stopped gets no more traffic sold, and says so; one that has used it up does", () => {
  const upgrade = productLineOf("cdn").actions.upgrade as UpgradeAction;
  const found = ["paused", "stopped_by_admin", "over_traffic", "running"].map((reason) => [
    upgrade.blocked?.({ ...subject(13), reason }),
    addAcceleratedDomain.blocked?.({ ...subject(13), reason }, null),
  ]);
  expect(found).toEqual([
    ["paused", "paused"],
    ["stopped_by_admin", "stopped_by_admin"],
    [null, "over_traffic"],
    [null, null],
  ]);
});
