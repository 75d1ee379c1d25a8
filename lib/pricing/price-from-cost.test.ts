import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floorOf, priceFromCost, registrationPrice } from "./price-from-cost";
import { chooseRule, defaultRule, type PriceRule } from "./price-rule";

const fen = (max: bigint) => fc.bigInt({ min: 0n, max });
const cost = fc.bigInt({ min: 1n, max: 100_000_000n });
const years = fc.integer({ min: 1, max: 10 });
const rule: fc.Arbitrary<PriceRule> = fc.record({
  productLine: fc.constant("domain"),
  key: fc.constant(null),
  action: fc.constant(null),
  enabled: fc.constant(true),
  markupBp: fc.integer({ min: 0, max: 100_000 }),
  markupFen: fen(100_000n),
  fixedFen: fc.option(fen(1_000_000n)),
  roundToFen: fc.bigInt({ min: 1n, max: 10_000n }),
  minMarginFen: fen(100_000n),
  minMarginBp: fc.integer({ min: 0, max: 20_000 }),
});

describe("priceFromCost", () => {
  it("is never below the cost plus the minimum margin, and a whole multiple of the step", () => {
    fc.assert(
      fc.property(cost, rule, years, (c, r, y) => {
        const price = priceFromCost(c, r, y);
        expect(price >= floorOf(c, r)).toBe(true);
        expect(price >= c).toBe(true);
        expect(price % r.roundToFen).toBe(0n);
      }),
    );
  });

  it("never falls when the cost rises", () => {
    fc.assert(
      fc.property(cost, fen(1_000_000n), rule, years, (c, more, r, y) => {
        expect(priceFromCost(c + more, r, y) >= priceFromCost(c, r, y)).toBe(true);
      }),
    );
  });

  it("rounds up by less than one step", () => {
    fc.assert(
      fc.property(cost, rule, years, (c, r, y) => {
        const exact = priceFromCost(c, { ...r, roundToFen: 1n }, y);
        const rounded = priceFromCost(c, r, y);
        expect(rounded - exact < r.roundToFen && rounded >= exact).toBe(true);
      }),
    );
  });

  it("works out the examples of the price page", () => {
    expect(priceFromCost(6200n, { ...defaultRule, markupBp: 2200 })).toBe(7600n);
    expect(priceFromCost(2300n, { ...defaultRule, markupBp: 0, markupFen: 600n })).toBe(2900n);
    expect(priceFromCost(900n, { ...defaultRule, fixedFen: 500n, minMarginFen: 100n })).toBe(1000n);
  });

  it("refuses a cost of 0, which means not for sale", () => {
    expect(() => priceFromCost(0n, defaultRule)).toThrow(RangeError);
  });
});

describe("registrationPrice", () => {
  it("sells a fixed price for the first year alone", () => {
    const promotion = { ...defaultRule, fixedFen: 19_800n };
    expect(registrationPrice(36_000n, promotion, 2, 28_000n)).toBe(47_800n);
    expect(registrationPrice(18_000n, promotion, 1, 28_000n)).toBe(19_800n);
  });

  it("keeps the floor over every term", () => {
    fc.assert(
      fc.property(cost, rule, years, fen(1_000_000n), (c, r, y, renewal) => {
        expect(registrationPrice(c, r, y, renewal) >= floorOf(c, r)).toBe(true);
      }),
    );
  });
});

describe("chooseRule", () => {
  const target = { productLine: "domain", key: ".com", action: "purchase" } as const;
  const all = { ...defaultRule, markupBp: 1 };
  const productLine = { ...all, productLine: "domain", markupBp: 2 };
  const key = { ...productLine, key: ".com", markupBp: 3 };
  const keyAction = { ...key, action: "purchase" as const, markupBp: 4 };

  it("takes the most specific rule in any order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([all, productLine, key, keyAction], { minLength: 1 }), (rules) => {
        const most = Math.max(...rules.map((r) => r.markupBp));
        expect(chooseRule(rules, target).markupBp).toBe(most);
      }),
    );
  });

  it("passes over disabled rules and those of other suffixes", () => {
    const rules = [{ ...keyAction, enabled: false }, { ...key, key: ".net" }, productLine];
    expect(chooseRule(rules, target)).toBe(productLine);
    expect(chooseRule([], target)).toBe(defaultRule);
  });
});
