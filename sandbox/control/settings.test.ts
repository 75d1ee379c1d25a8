import { expect, it } from "vitest";
import { settingsChangeSchema } from "./settings";

it("a change names some settings and leaves the others alone", () => {
  expect(settingsChangeSchema.parse({ auditStepMs: 1_000 })).toEqual({ auditStepMs: 1_000 });
  expect(settingsChangeSchema.parse({})).toEqual({});
});

it("a change keeps each setting's rule, and knows no others", () => {
  expect(settingsChangeSchema.safeParse({ auditStepMs: -1 }).success).toBe(false);
  expect(settingsChangeSchema.safeParse({ allowedIps: null }).success).toBe(true);
  expect(settingsChangeSchema.safeParse({ colour: "orange" }).success).toBe(false);
});
