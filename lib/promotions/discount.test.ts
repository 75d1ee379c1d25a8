import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floorOf } from "@/lib/pricing/price-from-cost";
import { type Discount, isDiscounted, takeOff } from "./discount";

const everything: Discount = { offBp: 2_000, offFen: null, productLines: [], suffixes: [], actions: [] };
const noMargin = { minMarginFen: 0n, minMarginBp: 0 };
const domain = { productLine: "domain", action: "purchase", suffix: ".com" };

describe("what a discount takes off", () => {
  it("is a share of the price, rounded down to whole fen", () => {
    const taken = takeOff(everything, { priceFen: 6_501n, costFen: 1_000n }, noMargin);
    expect(taken).toEqual({ discountFen: 1_300n, isDiscountCut: false });
  });

  it("is a fixed sum of each item", () => {
    const discount = { offBp: null, offFen: 1_000n };
    expect(takeOff(discount, { priceFen: 6_500n, costFen: 1_000n }, noMargin).discountFen).toBe(1_000n);
  });

  it("ends at the cost with the least margin, and says that it was cut there", () => {
    const rule = { minMarginFen: 300n, minMarginBp: 100 };
    const cut = (priceFen: bigint) => takeOff(everything, { priceFen, costFen: 6_000n }, rule);
    expect(cut(6_500n)).toEqual({ discountFen: 200n, isDiscountCut: true });
    expect(cut(6_200n)).toEqual({ discountFen: 0n, isDiscountCut: true });
    expect(cut(7_875n)).toEqual({ discountFen: 1_575n, isDiscountCut: false });
  });

  it("never leaves less than the cost with the least margin, never more than it says, and never makes a price dearer", () => {
    const fen = fc.bigInt({ min: 1n, max: 10_000_000n });
    const off = fc.oneof(
      fc.record({ offBp: fc.integer({ min: 1, max: 9_000 }), offFen: fc.constant(null) }),
      fc.record({ offBp: fc.constant(null), offFen: fen }),
    );
    const margin = fc.record({ minMarginFen: fc.bigInt({ min: 0n, max: 5_000n }), minMarginBp: fc.nat(5_000) });
    fc.assert(
      fc.property(off, fen, fen, margin, (discount, priceFen, costFen, rule) => {
        const { discountFen: taken, isDiscountCut } = takeOff(discount, { priceFen, costFen }, rule);
        const floor = floorOf(costFen, rule);
        expect(taken).toBeGreaterThanOrEqual(0n);
        if (priceFen >= floor) expect(priceFen - taken).toBeGreaterThanOrEqual(floor);
        else expect(taken).toBe(0n);
        const most = discount.offBp === null ? (discount.offFen ?? 0n) : (priceFen * BigInt(discount.offBp)) / 10_000n;
        expect(taken).toBeLessThanOrEqual(most);
        expect(isDiscountCut).toBe(taken < most);
      }),
    );
  });
});

describe("what a discount holds for", () => {
  it("is everything, unless it names product lines or actions", () => {
    expect(isDiscounted(everything, domain)).toBe(true);
    expect(isDiscounted({ ...everything, productLines: ["hosting"] }, domain)).toBe(false);
    expect(isDiscounted({ ...everything, productLines: ["hosting", "domain"] }, domain)).toBe(true);
    expect(isDiscounted({ ...everything, actions: ["renew"] }, domain)).toBe(false);
    expect(isDiscounted({ ...everything, actions: ["purchase"] }, domain)).toBe(true);
  });

  it("is nothing without a suffix where it names suffixes", () => {
    const discount = { ...everything, suffixes: [".com", ".cn"] };
    expect(isDiscounted(discount, domain)).toBe(true);
    expect(isDiscounted(discount, { ...domain, suffix: ".net" })).toBe(false);
    expect(isDiscounted(discount, { productLine: "hosting", action: "purchase", suffix: null })).toBe(false);
  });
});
