import { expect, it } from "vitest";
import { canRegisterFor, canRenewFor, suffixRules } from "./suffix-rules";

it("a suffix that isn't listed has the years of its last label, and nothing else of it", () => {
  expect(suffixRules(".org.hk")).toMatchObject({ maxYears: 5, excludedYears: [4], wantsBoundDomain: false });
  expect(suffixRules(".com.hk")).toMatchObject({ registrantKind: "company", wantsBoundDomain: true });
  expect(suffixRules(".zz")).toMatchObject({ minYears: 1, maxYears: 10, realNameRequired: false });
});

it.each([
  [".hk", [1, 2, 3, 5]],
  [".香港", [1, 2, 3, 5]],
  [".io", [1, 2, 3, 4, 5]],
  [".tm", [10]],
])("%s is registered for %j years", (suffix, years) => {
  const all = Array.from({ length: 11 }, (_, at) => at);
  expect(all.filter((count) => canRegisterFor(suffixRules(suffix), count))).toEqual(years);
});

it("a renewal knows no least and no excluded term", () => {
  expect([0, 1, 4, 5, 6, 1.5].filter((years) => canRenewFor(suffixRules(".hk"), years))).toEqual([1, 4, 5]);
  expect(canRenewFor(suffixRules(".tm"), 1)).toBe(true);
});
