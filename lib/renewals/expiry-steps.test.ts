import fc from "fast-check";
import { expect, it } from "vitest";
import { EXPIRY_STEPS, LAST_STEP_DAY, stepOf } from "./expiry-steps";

it("is the nearest step that has been reached", () => {
  const at = (days: number) => stepOf(days, 365);
  expect([365, 61].map(at)).toEqual([null, null]);
  expect([60, 31, 30, 15, 14, 8, 7, 4, 3, 2, 1, 0].map(at)).toEqual([60, 60, 30, 30, 14, 14, 7, 7, 3, 3, 1, 1]);
  expect([-1, -6, -7, -14, -15].map(at)).toEqual([-1, -1, -7, -7, null]);
});

it("says nothing on the day on which a month was bought, and then from two weeks before", () => {
  expect([30, 20, 14].map((days) => stepOf(days, 30))).toEqual([null, null, 14]);
  expect(stepOf(5, null)).toBe(7);
});

it("day by day, each step comes once and in order, whichever days the worker was there", () => {
  const days = fc.uniqueArray(fc.integer({ min: -20, max: 70 }), { minLength: 1 });
  fc.assert(
    fc.property(days, (seen) => {
      const reached: number[] = [];
      for (const day of [...seen].sort((a, b) => b - a)) {
        const step = stepOf(day, 365);
        if (step !== null && reached.at(-1) !== step) reached.push(step);
      }
      expect(reached).toEqual([...new Set(reached)].sort((a, b) => b - a));
      for (const step of reached) expect(EXPIRY_STEPS).toContain(step);
      const inWindow = seen.some((day) => day <= 60 && day >= LAST_STEP_DAY);
      expect(reached.length > 0).toBe(inWindow);
    }),
  );
});
