import { expect, it } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { nextCheckAt } from "./check-times";

it("asks often at first, ever more seldom, and stops after a month, so that a question costs a bounded number of calls", () => {
  const since = new Date("2026-11-27T06:00:00Z");
  const gaps: number[] = [];
  let now = since;
  for (let at = nextCheckAt(since, now); at; at = nextCheckAt(since, now)) {
    gaps.push(at.getTime() - now.getTime());
    now = at;
  }
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
  expect(gaps.length).toBeLessThan(160);
  expect(now.getTime() - since.getTime()).toBeGreaterThanOrEqual(30 * DAY_MS);
  expect(nextCheckAt(since, addMs(since, 31 * DAY_MS))).toBeNull();
});
