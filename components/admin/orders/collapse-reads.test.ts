import { describe, expect, test } from "vitest";
import type { TimelineEntry } from "@/lib/orders/admin-contract";
import { collapseReads } from "./collapse-reads";

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 8, 0, second));
const call = (second: number, endpoint: string, more: Partial<Record<string, unknown>> = {}) =>
  ({
    kind: "call",
    at: at(second),
    itemId: "a",
    endpoint,
    effect: "read",
    outcome: "ok",
    code: null,
    text: null,
    ms: second,
    ...more,
  }) as TimelineEntry;
const event = (second: number) => ({ kind: "event", at: at(second), what: "moved" }) as TimelineEntry;
const shown = (entries: TimelineEntry[]) =>
  collapseReads(entries).map((entry) => (entry.kind === "call" ? `${entry.endpoint} ×${entry.times}` : entry.kind));

describe("the timeline's reads", () => {
  test("repeated with the same answers are shown once each, with the time of the last one", () => {
    const entries = [call(1, "state"), call(2, "detail"), call(3, "state"), call(4, "detail"), call(5, "state")];
    expect(shown(entries)).toEqual(["state ×3", "detail ×2"]);
    expect(collapseReads(entries)[0]).toMatchObject({ at: at(1), lastAt: at(5), ms: 1 });
  });

  test("another answer, another item or anything that happened in between keeps them apart", () => {
    expect(shown([call(1, "state"), call(2, "state", { outcome: "rejected", code: 11744 }), call(3, "state")])).toEqual(
      ["state ×2", "state ×1"],
    );
    expect(shown([call(1, "state"), call(2, "state", { itemId: "b" })])).toEqual(["state ×1", "state ×1"]);
    expect(shown([call(1, "state"), event(2), call(3, "state")])).toEqual(["state ×1", "event", "state ×1"]);
  });

  test("what changes or buys is never collapsed, and ends a run", () => {
    const purchase = { effect: "purchase" };
    expect(shown([call(1, "buy", purchase), call(2, "buy", purchase)])).toEqual(["buy ×1", "buy ×1"]);
    expect(shown([call(1, "state"), call(2, "buy", purchase), call(3, "state")])).toEqual([
      "state ×1",
      "buy ×1",
      "state ×1",
    ]);
  });
});
