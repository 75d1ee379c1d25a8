import { expect, it } from "vitest";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { fetchedAtOfFailure, isFresh } from "./picture-age";

const now = new Date("2026-11-27T08:00:00Z");
const bytes = new Uint8Array(1);

it("a picture is kept for a month", () => {
  expect(isFresh({ bytes, fetchedAt: addMs(now, -29 * DAY_MS) }, now)).toBe(true);
  expect(isFresh({ bytes, fetchedAt: addMs(now, -30 * DAY_MS) }, now)).toBe(false);
});

it.each([
  ["that is not there", null],
  ["that could not be fetched before", { bytes: null, fetchedAt: addMs(now, -DAY_MS) }],
  ["that is old", { bytes, fetchedAt: addMs(now, -31 * DAY_MS) }],
])("a picture %s and can't be fetched is tried again ten minutes later", (_what, kept) => {
  const failed = { bytes: kept?.bytes ?? null, fetchedAt: fetchedAtOfFailure(kept, now) };
  expect(isFresh(failed, addMs(now, 9 * MINUTE_MS))).toBe(true);
  expect(isFresh(failed, addMs(now, 10 * MINUTE_MS))).toBe(false);
});
