import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityCheckChar, identityFault, isHongKongIdentity } from "./identity-card";
import { creditCodeCheckChar, creditCodeFault, isBusinessRegistration, isOrganisationCode } from "./organisation-codes";

const TODAY = "2026-11-25";
const CREDIT = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const number = fc
  .tuple(
    fc.constantFrom("110101", "330106", "650102", "440305"),
    fc.date({ min: new Date("1900-01-01"), max: new Date("2026-11-25"), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([region, birth, sequence]) =>
      `${region}${birth.toISOString().slice(0, 10).replaceAll("-", "")}${String(sequence).padStart(3, "0")}`,
  )
  .map((first) => first + identityCheckChar(first));
const creditCode = fc
  .tuple(
    fc.constantFrom("91", "92", "52", "12", "31"),
    fc.integer({ min: 110000, max: 659999 }),
    fc.array(fc.constantFrom(...CREDIT), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, region, rest]) => `${kind}${region}${rest.join("")}`)
  .map((first) => first + creditCodeCheckChar(first));

describe("identity numbers (GB 11643)", () => {
  it("knows published examples", () => {
    expect(identityFault("11010519491231002X", TODAY)).toBeNull();
    expect(identityFault("440524188001010014", TODAY)).toBe("date");
    expect(identityFault("11010519491231002x", TODAY)).toBe("chars");
    expect(identityFault("110105194912310021", TODAY)).toBe("check");
    expect(identityFault("990105194912310021", TODAY)).toBe("region");
    expect(identityFault("110105194902300021", TODAY)).toBe("date");
    expect(identityFault("110105202612310028", TODAY)).toBe("date");
    expect(identityFault("110105491231002", TODAY)).toBe("length");
  });

  it("accepts what is computed, and no single digit changed", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (good, at, step) => {
        expect(identityFault(good, TODAY)).toBeNull();
        const bad = `${good.slice(0, at)}${(Number(good[at]) + step) % 10}${good.slice(at + 1)}`;
        expect(identityFault(bad, TODAY)).not.toBeNull();
      }),
    );
  });

  it("no two neighbours exchanged", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 15 }), (good, at) => {
        fc.pre(good[at] !== good[at + 1]);
        const bad = `${good.slice(0, at)}${good[at + 1]}${good[at]}${good.slice(at + 2)}`;
        expect(identityFault(bad, TODAY)).not.toBeNull();
      }),
    );
  });

  it("reads Hong Kong cards by their check character", () => {
    expect(isHongKongIdentity("A123456(3)")).toBe(true);
    expect(isHongKongIdentity("AB987654(3)")).toBe(true);
    expect(isHongKongIdentity("A123456(4)")).toBe(false);
  });
});

describe("codes of organisations", () => {
  it("knows real ones", () => {
    expect(creditCodeFault("91350100M000100Y43")).toBeNull();
    expect(creditCodeFault("91350100M000100Y44")).toBe("check");
    expect(creditCodeFault("91350100M000100O43")).toBe("chars");
    expect(creditCodeFault("9135")).toBe("length");
    expect(isOrganisationCode("D2143569-X")).toBe(true);
    expect(isOrganisationCode("D2143569-1")).toBe(false);
    expect(isBusinessRegistration("110108000000016")).toBe(true);
    expect(isBusinessRegistration("110108000000017")).toBe(false);
  });

  it("accepts what is computed, and no single character changed", () => {
    fc.assert(
      fc.property(creditCode, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...CREDIT), (good, at, other) => {
        expect(creditCodeFault(good)).toBeNull();
        fc.pre(good[at] !== other);
        expect(creditCodeFault(`${good.slice(0, at)}${other}${good.slice(at + 1)}`)).not.toBeNull();
      }),
    );
  });
});
