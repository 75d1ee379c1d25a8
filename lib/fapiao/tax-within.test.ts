import fc from "fast-check";
import { expect, it } from "vitest";
import { taxWithin } from "./tax-within";

it("the tax within a sum is that of the rest, to the nearest fen", () => {
  expect(taxWithin(10_600n, 600)).toBe(600n);
  expect(taxWithin(6_900n, 600)).toBe(391n);
  expect(taxWithin(100n, 0)).toBe(0n);
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 1_700 }), (sum, rate) => {
      const tax = taxWithin(sum, rate);
      // net × rate, without a float: twice the distance is at most one fen of (1 + rate).
      const off = (sum - tax) * BigInt(rate) - tax * 10_000n;
      expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(10_000n + BigInt(rate));
    }),
  );
});
