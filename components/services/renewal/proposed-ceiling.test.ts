import { expect, it } from "vitest";
import { proposedCeiling } from "./proposed-ceiling";

it("is a fifth above the price, rounded up to whole yuan", () => {
  expect([9_500n, 9_501n, 1n, 100n, 1_000_000n].map(proposedCeiling)).toEqual([
    11_400n,
    11_500n,
    100n,
    200n,
    1_200_000n,
  ]);
});
