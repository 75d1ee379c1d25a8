import { expect, it } from "vitest";
import { isDue } from "./auto-renew";

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 10, 25);

it("is renewed in the next round once the day to begin with has passed, until it has expired", () => {
  const dueAt = (days: number) => isDue(new Date(now + days * DAY_MS), now);
  expect([16, 15, 3, 0, -1].map(dueAt)).toEqual([false, true, true, false, false]);
});
