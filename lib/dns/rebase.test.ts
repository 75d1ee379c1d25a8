import { describe, expect, it } from "vitest";
import { rebaseEdits } from "./rebase";
import type { ExistingRecord, ZoneRecord } from "./record";

const r = (host: string, value: string, ttlSeconds = 600): ZoneRecord => ({
  host,
  type: "A",
  value,
  ttlSeconds,
  priority: null,
});
const e = (id: string, host: string, value: string): ExistingRecord => ({ ...r(host, value), id });

describe("rebaseEdits", () => {
  const was = [e("1", "a", "1.1.1.1"), e("2", "b", "2.2.2.2"), e("3", "c", "3.3.3.3")];

  it("drops what is done and keeps the rest", () => {
    const edits = [
      { op: "add" as const, record: r("n", "9.9.9.9") },
      { op: "change" as const, id: "1", record: r("a", "8.8.8.8") },
      { op: "delete" as const, id: "2" },
      { op: "delete" as const, id: "3" },
    ];
    const now = [e("1", "a", "1.1.1.1"), e("3", "c", "3.3.3.3"), e("9", "n", "9.9.9.9")];
    expect(rebaseEdits(edits, was, now)).toEqual([edits[1], edits[3]]);
  });

  it("follows a record that was put back under a new number, and adds what has nothing left to change", () => {
    const edits = [
      { op: "change" as const, id: "1", record: r("a", "8.8.8.8") },
      { op: "change" as const, id: "2", record: r("b", "8.8.4.4") },
      { op: "delete" as const, id: "3" },
    ];
    expect(rebaseEdits(edits, was, [e("11", "a", "1.1.1.1"), e("13", "c", "3.3.3.3")])).toEqual([
      { op: "change", id: "11", record: r("a", "8.8.8.8") },
      { op: "add", record: r("b", "8.8.4.4") },
      { op: "delete", id: "13" },
    ]);
  });
});
