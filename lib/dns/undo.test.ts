import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { applyEdits } from "./diff";
import { type ExistingRecord, identity, type ZoneRecord } from "./record";
import { undoEdits } from "./undo";

const record: fc.Arbitrary<ZoneRecord> = fc.record({
  host: fc.constantFrom("@", "a"),
  type: fc.constantFrom("A" as const, "TXT" as const),
  value: fc.constantFrom("1", "2", "3"),
  ttlSeconds: fc.constantFrom(300, 600),
  priority: fc.constant(null),
});
const zone = fc.uniqueArray(record, { selector: identity, maxLength: 8 });
const numbered = (records: readonly ZoneRecord[]): ExistingRecord[] => records.map((r, i) => ({ ...r, id: String(i) }));
const text = (records: readonly ZoneRecord[]) => records.map((r) => `${identity(r)} ${r.ttlSeconds}`).sort();

// Properties run many cases; a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

describe("undoEdits", () => {
  it("gets back to before, when nothing happened since", () => {
    fc.assert(
      fc.property(zone, zone, (before, after) => {
        const current = numbered(after);
        const { desired, missing } = applyEdits(current, undoEdits(current, { before, after }));
        expect(missing).toEqual([]);
        expect(text(desired)).toEqual(text(before));
      }),
    );
  });

  it("leaves alone what the change did not touch, and is done when it was undone already", () => {
    fc.assert(
      fc.property(zone, zone, zone, (before, after, now) => {
        const current = numbered(now);
        const { desired } = applyEdits(current, undoEdits(current, { before, after }));
        const touched = new Set([...before, ...after].map(identity));
        const others = (list: readonly ZoneRecord[]) => text(list.filter((r) => !touched.has(identity(r))));
        expect(others(desired)).toEqual(others(now));
        const again = numbered(before);
        expect(undoEdits(again, { before, after })).toEqual([]);
      }),
    );
  });

  it("looks at each of 5,000 records a few times, not at each for each", () => {
    let looks = 0;
    const counted = (at: number, value: string): ExistingRecord => ({
      ...{ id: String(at), host: `h${at}`, type: "A", ttlSeconds: 600, priority: null },
      get value() {
        looks++;
        return value;
      },
    });
    const many = (value: string) => Array.from({ length: 5_000 }, (_, at) => counted(at, value));
    const [before, after] = [many("192.0.2.1"), many("192.0.2.2")];
    const edits = undoEdits(many("192.0.2.2"), { before, after });
    expect(edits).toHaveLength(5_000);
    expect(edits.every(({ op }) => op === "change")).toBe(true);
    expect(looks).toBeLessThan(30 * 5_000);
  });
});
