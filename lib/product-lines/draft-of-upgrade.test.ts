import { expect, it } from "vitest";
import { draftOfUpgrade } from "./draft-of-upgrade";
import type { Config, UpgradeForm } from "./form";

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

it.each<[Config, string, string]>([
  [{ disk: 50, note: "" }, "same", "what it already is"],
  [{ disk: 55, note: "" }, "wrong", "a size that is not offered"],
  [{ disk: "6o", note: "" }, "wrong", "no number at all"],
  [{ disk: 60, note: "" }, "change", "what a rule of the product line refuses, in words that the server has"],
  [{ disk: 70, note: "" }, "change", "something else"],
])("%j: %s, %s", (draft, expected, _what) => {
  expect(draftOfUpgrade(form, null, draft, current)).toBe(expected);
});

it("what opens another service may be the same: a site's copy", () => {
  const copy = { ...form, terms: () => [{ years: 1, months: 0 }] };
  expect(draftOfUpgrade(copy, null, { disk: 50, note: "" }, current)).toBe("change");
});
