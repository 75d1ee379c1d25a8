import fc from "fast-check";
import { expect, it } from "vitest";
import { spreadLabels } from "./spread-labels";
import { valueScale } from "./value-scale";

const fens = fc.array(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), { maxLength: 8 });

it("an axis has few round ticks, and zero and every value within it, higher values above", () => {
  fc.assert(
    fc.property(fens, (values) => {
      const { ticks, y } = valueScale(values, "fen");
      const step = (ticks[1] ?? 0n) - (ticks[0] ?? 0n);
      expect(String(step)).toMatch(/^[125]0*$/);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks).toContain(0n);
      for (const tick of ticks) expect(tick % step).toBe(0n);
      const sorted = values.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
      const heights = sorted.map((value) => y(value, 100));
      for (const height of heights) expect(height >= 0 && height <= 100).toBe(true);
      expect(heights).toEqual(heights.toSorted((one, other) => other - one));
    }),
  );
});

it("without anything above or below zero it reaches one yuan, or one thing", () => {
  expect(valueScale([], "fen").ticks.at(-1)).toBe(100n);
  expect(valueScale([0n], "count").ticks).toEqual([0n, 1n]);
});

it("labels at the same height move apart and stay within the plot as long as they fit", () => {
  expect(spreadLabels([50, 52, 10], 100)).toEqual([50, 66, 10]);
  expect(spreadLabels([98, 99, 100], 100)).toEqual([68, 84, 100]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 }), (ys) => {
      const placed = spreadLabels(ys, 100);
      const sorted = placed.toSorted((one, other) => one - other);
      for (const [at, y] of sorted.entries()) {
        expect(y).toBeLessThanOrEqual(100);
        if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(16);
      }
    }),
  );
});
