import fc from "fast-check";
import { expect, it } from "vitest";
import { applyEdits, diffZone, type Edit } from "@/lib/dns/diff";
import type { ExistingRecord, ZoneRecord } from "@/lib/dns/record";
import { zoneDraftOf } from "./zone-draft";

const anyRecord: fc.Arbitrary<ZoneRecord> = fc.record({
  host: fc.constantFrom("@", "a", "b"),
  type: fc.constantFrom("A" as const, "TXT" as const, "MX" as const),
  value: fc.constantFrom("one", "two"),
  ttlSeconds: fc.constantFrom(300, 600),
  priority: fc.constantFrom(null, 5, 10),
});
const scenario = fc
  .record({
    records: fc.array(anyRecord, { maxLength: 8 }),
    edits: fc.array(fc.tuple(fc.nat(9), fc.constantFrom("add", "change", "delete"), anyRecord), { maxLength: 8 }),
  })
  .map(({ records, edits }) => {
    const existing = records.map((record, at): ExistingRecord => ({ ...record, id: String(at) }));
    const free = new Set(existing.map(({ id }) => id));
    const wished = edits.flatMap(([number, op, record]): Edit[] => {
      const id = String(number);
      if (op === "add") return [{ op, record }];
      // One edit for each record, as the editor keeps them.
      if (!free.delete(id)) return [];
      return [op === "delete" ? { op, id } : { op: "change", id, record }];
    });
    return { existing, edits: wished };
  });

it("the changes of a draft are those of the whole zone, although only edited records are looked at", () => {
  fc.assert(
    fc.property(scenario, ({ existing, edits }) => {
      const { desired } = applyEdits(existing, edits);
      const whole = diffZone(existing, desired).filter(({ kind }) => kind !== "keep");
      expect(zoneDraftOf(existing, edits, "example.com").changes).toEqual(whole);
    }),
    { numRuns: 2_000 },
  );
});
