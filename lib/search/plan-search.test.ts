import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PricedSuffix } from "@/lib/pricing/price-table";
import { planSearch } from "./plan-search";

const prices = { registerFen: 1n, renewFen: 1n, transferFen: 1n };
const sold = [".com", ".cn", ".net", ".org", ".info", ".top", ".xyz"];
const suffixes = sold.map(
  (suffix) => ({ suffix, ascii: suffix, labelMustBeChinese: false, english: prices, chinese: prices }) as PricedSuffix,
);
const asked = (typed: string, usual: Record<string, number>) =>
  planSearch(typed, suffixes, (suffix) => usual[suffix]).questions.map(({ name }) => name);

describe("planSearch", () => {
  it("asks in the order of the page while nothing is known of the times", () => {
    expect(asked("tea", {})).toEqual(sold.map((suffix) => `tea${suffix}`));
  });

  it("asks the typed suffix first, then by turns the quickest and the slowest, then what it knows nothing of", () => {
    const usual = { ".com": 50, ".cn": 20, ".net": 800, ".org": 90, ".info": 10 };
    expect(asked("tea.info", usual)).toEqual([
      "tea.info",
      "tea.cn",
      "tea.net",
      "tea.com",
      "tea.org",
      "tea.top",
      "tea.xyz",
    ]);
  });

  it("asks several names by turns, each once under every suffix, whatever the times", () => {
    const times = fc.dictionary(fc.constantFrom(...sold), fc.double({ min: 0, max: 5_000, noNaN: true }));
    fc.assert(
      fc.property(times, (usual) => {
        const names = asked("tea\nleaf.org", usual);
        expect([...names].sort()).toEqual(sold.flatMap((suffix) => [`leaf${suffix}`, `tea${suffix}`]).sort());
        expect(names.slice(0, 2).some((name) => name === "leaf.org")).toBe(true);
        // The page's own order is not touched.
        const plan = planSearch("tea", suffixes, (suffix) => usual[suffix]);
        expect(plan.names[0]?.suffixes).toEqual(sold);
      }),
    );
  });
});
