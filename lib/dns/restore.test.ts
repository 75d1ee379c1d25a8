import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { applyEdits, changesAnything, diffZone } from "./diff";
import { type ExistingRecord, identity, type ZoneRecord } from "./record";
import { recordsApart, restoreEdits } from "./restore";

const record: fc.Arbitrary<ZoneRecord> = fc.record({
  host: fc.constantFrom("@", "a", "b"),
  type: fc.constantFrom("A" as const, "TXT" as const, "MX" as const),
  value: fc.constantFrom("1", "2", "3"),
  ttlSeconds: fc.constantFrom(300, 600),
  priority: fc.constant(null),
});
const zone = fc.uniqueArray(record, { selector: identity, maxLength: 12 });
const numbered = (records: readonly ZoneRecord[]): ExistingRecord[] => records.map((r, i) => ({ ...r, id: String(i) }));
const text = (records: readonly ZoneRecord[]) => records.map((r) => `${identity(r)} ${r.ttlSeconds}`).sort();

// Properties run many cases; a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

describe("restoreEdits", () => {
  it("plans exactly back to the restore point, and nothing where the zone is that already", () => {
    fc.assert(
      fc.property(zone, zone, (now, then) => {
        const current = numbered(now);
        const edits = restoreEdits(current, then);
        const { desired, missing } = applyEdits(current, edits);
        expect(missing).toEqual([]);
        expect(text(desired)).toEqual(text(then));
        expect(changesAnything(diffZone(numbered(then), desired))).toBe(false);
        const { removed, added } = recordsApart(now, then);
        expect(edits.length).toBeLessThanOrEqual(removed.length + added.length);
        expect(restoreEdits(numbered(then), then)).toEqual([]);
      }),
    );
  });

  it("brings a part back and touches nothing else", () => {
    fc.assert(
      fc.property(zone, zone, fc.infiniteStream(fc.boolean()), (now, then, coin) => {
        const current = numbered(now);
        const chosen = <T>(list: T[]) => list.filter(() => coin.next().value);
        const { removed, added } = recordsApart(now, then);
        const part = { take: chosen(added), drop: chosen(removed) };
        const { desired, missing } = applyEdits(current, restoreEdits(current, then, part));
        expect(missing).toEqual([]);
        const kept = recordsApart(part.drop, now).added;
        expect(text(desired)).toEqual(text([...kept, ...part.take]));
      }),
    );
  });

  it("leaves a record alone that a part gives up but that is gone or changed by now", () => {
    const one = (value: string): ZoneRecord => ({ host: "a", type: "A", value, ttlSeconds: 600, priority: null });
    const current = numbered([one("3")]);
    expect(restoreEdits(current, [one("1")], { take: [], drop: [one("2")] })).toEqual([]);
    expect(restoreEdits(current, [], { take: [one("3")], drop: [one("3")] })).toEqual([]);
  });
});

it("finds differences of 5,000 records without comparing each with each", () => {
  let read = 0;
  const many = Array.from({ length: 5_000 }, (_, n): ExistingRecord => {
    const value = `v${n}`;
    return {
      ...{ id: String(n), host: `h${n}`, type: "TXT", ttlSeconds: 600, priority: null },
      get value() {
        read += 1;
        return value;
      },
    };
  });
  expect(restoreEdits(many, many.slice(1))).toEqual([{ op: "delete", id: "0" }]);
  expect(read).toBeLessThan(100_000);
});
