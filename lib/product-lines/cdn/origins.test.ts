import { expect, it } from "vitest";
import type { ControlSubject } from "../control";
import { addAcceleratedDomain, setOrigins } from "./controls/domains";

const subject = {} as ControlSubject;
const patternOf = (fields: ReturnType<NonNullable<typeof setOrigins.fields>>) => {
  const field = fields.find(({ id }) => id === "origins");
  return new RegExp(`^(?:${field?.kind === "text" ? field.pattern : ""})$`);
};

it("takes no origin that is the accelerated domain itself, alone or among others", () => {
  const added = patternOf(addAcceleratedDomain.fields?.(subject, null, null, { domain: "WWW.a.com" }) ?? []);
  const row = { key: "www.a.com", cells: {} } as Parameters<NonNullable<typeof setOrigins.fields>>[2];
  const changed = patternOf(setOrigins.fields?.(subject, null, row, {}) ?? []);
  for (const pattern of [added, changed]) {
    for (const origins of ["www.a.com", "203.0.113.5\nwww.a.com", "www.a.com, 203.0.113.5"]) {
      expect(pattern.test(origins)).toBe(false);
    }
    for (const origins of ["203.0.113.5", "origin.a.com", "www.a.com.cn", "203.0.113.5，www.b.com"]) {
      expect(pattern.test(origins)).toBe(true);
    }
  }
});
