import fc from "fast-check";
import { expect, it } from "vitest";
import { consequences } from "@/lib/dns/consequences";
import { applyEdits, diffZone, type Edit } from "@/lib/dns/diff";
import { type ExistingRecord, RECORD_TYPES, type ZoneRecord } from "@/lib/dns/record";
import { checkZone } from "@/lib/dns/zone-check";
import { countTypes } from "./arrange/arrange-rows";
import { type DraftRow, draftRows, findingsBeside, type Pending, zoneDraftOf } from "./zone-draft";

const anyRecord: fc.Arbitrary<ZoneRecord> = fc.record({
  host: fc.constantFrom("@", "a", "b"),
  type: fc.constantFrom("A" as const, "TXT" as const, "MX" as const, "CNAME" as const, "NS" as const),
  value: fc.constantFrom("one", "two", "a.example.com.", "b.example.com."),
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

it("the rows are those of every record with its edit, and as many of each type are counted", () => {
  fc.assert(
    fc.property(scenario, ({ existing, edits }) => {
      const pending = edits.map((edit, at): Pending => ({ ...edit, key: edit.op === "add" ? `new-${at}` : edit.id }));
      const rows = draftRows(existing, pending);
      const added = pending.flatMap((edit): DraftRow[] =>
        edit.op === "add" ? [{ key: edit.key, state: "added", was: null, record: edit.record }] : [],
      );
      const there = existing.map((was): DraftRow => {
        const edit = pending.find(({ key }) => key === was.id);
        if (!edit) return { key: was.id, state: "same", was, record: was };
        if (edit.op === "delete") return { key: was.id, state: "deleted", was, record: was };
        return { key: was.id, state: "changed", was, record: edit.record };
      });
      expect(rows).toEqual([...added, ...there]);
      const types = rows.map(({ record }) => record.type);
      expect(countTypes(existing, pending)).toEqual(
        RECORD_TYPES.filter((type) => types.includes(type)).map((type) => [
          type,
          types.filter((one) => one === type).length,
        ]),
      );
      // A record without an edit keeps its row.
      expect(draftRows(existing, []).filter((row) => rows.includes(row))).toHaveLength(
        there.filter(({ state }) => state === "same").length,
      );
    }),
  );
});

it("its count, findings and consequences are those of the whole zone, although only hosts that change are read", () => {
  fc.assert(
    fc.property(scenario, ({ existing, edits }) => {
      const { desired } = applyEdits(existing, edits);
      const draft = zoneDraftOf(existing, edits, "example.com");
      const whole = checkZone(desired, "example.com").filter(({ index }) => desired[index]?.edit !== undefined);
      const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify({ ...one, index: 0 })).toSorted();
      expect(draft.count).toBe(desired.length);
      expect(sorted(draft.findings)).toEqual(sorted(whole));
      expect(sorted(draft.consequences)).toEqual(
        sorted(consequences(existing, desired, diffZone(existing, desired), "example.com")),
      );
    }),
    { numRuns: 2_000 },
  );
});

it("a record that becomes the same as a later one is at fault, which nobody touches", () => {
  const a = (id: string, value: string): ExistingRecord => ({
    ...{ id, host: "a", type: "A", value, ttlSeconds: 600, priority: null },
  });
  const { id: _, ...twin } = a("2", "8.8.4.4");
  const existing = [a("1", "8.8.8.8"), a("2", "8.8.4.4")];
  const draft = zoneDraftOf(existing, [{ op: "change", id: "1", record: twin }], "example.com");
  expect(draft.findings).toMatchObject([{ index: 0, level: "error", code: "dns.duplicate" }]);
});

it("what a record would cause is what the draft with it finds", () => {
  fc.assert(
    fc.property(scenario, anyRecord, fc.nat(9), ({ existing, edits }, record, number) => {
      const key = existing.some(({ id }) => id === String(number)) ? String(number) : null;
      const pending = edits.map((edit, at): Pending => ({ ...edit, key: edit.op === "add" ? `new-${at}` : edit.id }));
      const others = pending.filter((edit) => edit.key !== key);
      const own: Edit = key === null ? { op: "add", record } : { op: "change", id: key, record };
      const { desired } = applyEdits(existing, [...others, own]);
      const at = desired.findIndex(({ edit }) => edit === others.length);
      const before = checkZone(desired, "example.com");
      const beside = findingsBeside(existing, pending, "example.com", key)(record);
      const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);
      // Two edits that make the same record: the form that is open says so, the draft beside the later one.
      const twice = (code: string) => code !== "dns.duplicate";
      expect(codes(beside).filter(twice)).toEqual(codes(before.filter(({ index }) => index === at)).filter(twice));
      if (before.some(({ index, code }) => index === at && !twice(code)))
        expect(codes(beside)).toContain("dns.duplicate");
    }),
    { numRuns: 2_000 },
  );
});
