import { expect, it } from "vitest";
import { initialSuffixes } from "./initial-suffixes";
import { sandboxSuffixCosts } from "./sandbox-suffix-costs";

it("assumes no cost that nobody told: staff enter what a transfer and a redemption cost", () => {
  expect(initialSuffixes.length).toBeGreaterThan(50);
  for (const { suffix, transferCostFen, redemptionCostFen } of initialSuffixes) {
    expect([suffix, transferCostFen, redemptionCostFen]).toEqual([suffix, null, null]);
  }
});

it("has costs for the demonstration of every suffix that can be brought over", () => {
  const costs = new Map(sandboxSuffixCosts.map(([suffix, transferYuan]) => [suffix, transferYuan]));
  for (const { suffix, transferable } of initialSuffixes) {
    expect([suffix, (costs.get(suffix) ?? 0) > 0]).toEqual([suffix, transferable]);
  }
});
