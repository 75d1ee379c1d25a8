import { expect, it } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { promotionState } from "./promotion-state";

const now = new Date("2026-12-03T06:00:00Z");
const live = { enabled: true, startsAt: addMs(now, -DAY_MS), endsAt: addMs(now, DAY_MS), mostUses: 3 };

it("tells a code that is valid from one that is off, comes, has ended or is used up", () => {
  expect(promotionState(live, 2, now)).toBe("live");
  expect(promotionState({ ...live, endsAt: null, mostUses: null }, 1_000, now)).toBe("live");
  expect(promotionState({ ...live, enabled: false, endsAt: now }, 3, now)).toBe("off");
  expect(promotionState({ ...live, endsAt: now }, 3, now)).toBe("ended");
  expect(promotionState({ ...live, startsAt: addMs(now, 1) }, 0, now)).toBe("coming");
  expect(promotionState({ ...live, startsAt: now }, 3, now)).toBe("used_up");
});
