import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditCodeCheckChar } from "./organisation-codes";
import { cleanTaxNumber, taxNumberFault } from "./tax-number";

const LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const code = fc
  .tuple(fc.constantFrom("91", "92", "12", "51", "N2"), digits(6), fc.stringMatching(/^[0-9A-HJ-NP-RT-UW-Y]{9}$/))
  .map((parts) => parts.join(""))
  .map((first17) => first17 + creditCodeCheckChar(first17));

describe("a tax number", () => {
  it("is a unified social credit code that exists", () => {
    for (const known of ["91440300708461136T", "91330100799655058B", "91110000802100433B"])
      expect([known, taxNumberFault(known)]).toEqual([known, null]);
  });

  it("with any one of its characters mistyped is refused", () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.nat(LETTERS.length - 1), (good, place, letter) => {
        expect(taxNumberFault(good)).toBeNull();
        const typed = good.slice(0, place) + LETTERS[letter] + good.slice(place + 1);
        if (typed !== good) expect(taxNumberFault(typed)).not.toBeNull();
      }),
    );
  });

  it("with two different neighbours swapped is refused", () => {
    fc.assert(
      fc.property(code, fc.nat(16), (good, place) => {
        const [a, b] = [good[place] ?? "", good[place + 1] ?? ""];
        fc.pre(a !== b);
        expect(taxNumberFault(good.slice(0, place) + b + a + good.slice(place + 2))).not.toBeNull();
      }),
    );
  });

  it("may be one of the older numbers of 15 and 20 characters, and of no other length", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.constantFrom("1", "5", "8"), (length, digit) => {
        const fault = taxNumberFault(digit.repeat(length));
        expect(fault).toBe(length === 15 || length === 20 ? null : length === 18 ? fault : "length");
      }),
    );
    expect(taxNumberFault("44030070846113X")).toBeNull();
    expect(taxNumberFault("33010619800101123X01")).toBeNull();
    expect(taxNumberFault("4403007084611-X")).toBe("chars");
    expect(taxNumberFault("A3010619800101123X01")).toBe("chars");
  });

  it("is read with spaces and small letters", () => {
    fc.assert(
      fc.property(code, (good) => {
        const typed = `${good.slice(0, 6)} ${good.slice(6)} `.toLowerCase();
        expect(cleanTaxNumber(typed)).toBe(good);
      }),
    );
  });
});
