import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFen, parseYuan, splitFen, yuanText } from "./money";

describe("money", () => {
  it("reads what the upstream writes", () => {
    expect(parseYuan("2097.31")).toBe(209731n);
    expect(parseYuan("-610.00")).toBe(-61000n);
    expect(parseYuan("20")).toBe(2000n);
    expect(parseYuan(" 20.5 ")).toBe(2050n);
    expect(parseYuan("20.5000")).toBe(2050n);
    for (const bad of ["", "1e3", "20.001", "NaN", "1,000", "0x10", "--1", "."]) expect(parseYuan(bad)).toBeNull();
  });

  it("text and fen are inverse", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => parseYuan(yuanText(fen)) === fen),
    );
  });

  it("shows people what they expect", () => {
    expect(formatFen(123456n)).toBe("¥1,234.56");
    expect(formatFen(-61000n)).toBe("−¥610.00");
    expect(formatFen(7500n, { short: true })).toBe("¥75");
    expect(formatFen(7500n, { sign: true, unit: false })).toBe("+75.00");
  });

  it("splits to the fen", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 }),
        (total, weights) => {
          fc.pre(weights.some((w) => w > 0n));
          const parts = splitFen(total, weights);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          parts.forEach((part, i) => {
            expect(part >= 0n).toBe(true);
            if (weights[i] === 0n) expect(part).toBe(0n);
          });
        },
      ),
    );
  });
});
