import { expect, it } from "vitest";
import { mergeProfile, toldProfile } from "./merge-profile";

const seen = { name: "林晓雯", phone: "", locale: "zh" } as const;

it("what another tab saved is taken where nothing was typed, and shown beside what was", () => {
  const now = { name: "林晓雯", phone: "13800000000", locale: "en" } as const;
  expect(mergeProfile({ ...seen, phone: "13911111111" }, seen, now)).toEqual({
    takes: { locale: "en" },
    differs: { phone: "13800000000" },
  });
  // The name was typed here alone: it is saved with the next press.
  expect(mergeProfile({ ...seen, name: "林晓" }, seen, now)).toEqual({
    takes: { phone: "13800000000", locale: "en" },
    differs: { name: "林晓雯" },
  });
  expect(mergeProfile(now, seen, now)).toEqual({ takes: {}, differs: {} });
});

it("a refusal that tells no whole profile tells none", () => {
  expect(toldProfile({ name: "Lin", phone: "", locale: "en" })).toEqual({ name: "Lin", phone: "", locale: "en" });
  expect(toldProfile({ name: "Lin", locale: "en" })).toBeNull();
  expect(toldProfile({})).toBeNull();
});
