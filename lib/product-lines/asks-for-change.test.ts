import { expect, it } from "vitest";
import { asksForChange } from "./asks-for-change";
import type { UpgradeForm } from "./form";

const form: UpgradeForm<null> = {
  fields: () => [
    { id: "disk", kind: "amount", min: 50, max: 100, step: 10, unit: "gb" } as never,
    { id: "note", kind: "text", optional: true } as never,
  ],
  check: (_, { disk }) => {
    const refused: Record<string, string> = disk === 60 ? { disk: "not_now" } : {};
    return refused;
  },
};
const current = { disk: 50, note: "" };

it.each([
  [{ disk: 50, note: "" }, false, "what it already is"],
  [{ disk: 55, note: "" }, false, "a size that is not offered"],
  [{ disk: 60, note: "" }, false, "what a rule of the product line refuses"],
  [{ disk: 70, note: "" }, true, "something else"],
])("%j: %s, %s", (draft, asks) => {
  expect(asksForChange(form, null, draft, current)).toBe(asks);
});

it("goes by what is ordered: a copy of the same configuration is another service", () => {
  const copy = { ...form, complete: (config: object) => ({ ...config, copyOf: "s1" }) };
  expect(asksForChange(copy, null, { disk: 50, note: "" }, current)).toBe(true);
});
