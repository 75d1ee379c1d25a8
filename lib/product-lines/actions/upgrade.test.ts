import { expect, it } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
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
