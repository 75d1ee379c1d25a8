import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { applyEdits, type Edit } from "../diff";
import { type ExistingRecord, recordLine, type ZoneRecord } from "../record";
import { anyZone } from "../testing/any-zone";
import { checkZone } from "../zone-check";
import type { ImportedRows } from "./import-row";
import { planImport } from "./plan-import";

// Properties run many cases; a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const zone = "example.com";
const numbered = (records: readonly ZoneRecord[]) =>
  records.map((record, at): ExistingRecord => ({ ...record, id: String(at) }));
const rowsOf = (records: readonly ZoneRecord[]): ImportedRows => ({
  rows: records.map((record, at) => ({ row: at + 1, record, notes: [] })),
  skipped: [],
});
const twin = ({ host, type, value }: ZoneRecord) => `${host} ${type} ${value}`;
const lines = (records: readonly ZoneRecord[]) =>
  records.map((record) => `${recordLine(record)} ${record.ttlSeconds}`).sort();

it("any rows among any records: each is kept or refused with a reason, nothing else changes, and once more is nothing", () => {
  fc.assert(
    fc.property(
      anyZone(zone),
      anyZone(zone),
      fc.constantFrom("add" as const, "replace" as const),
      (there, came, mode) => {
        const existing = numbered(there);
        const plan = planImport(existing, [], rowsOf(came), mode);
        const { desired, missing } = applyEdits(existing, plan.edits);
        expect(missing).toEqual([]);
        expect(plan.rows.length + plan.skipped.length).toBe(came.length);
        const after = new Set(lines(desired));
        for (const { record } of plan.rows) expect(after).toContain(`${recordLine(record)} ${record.ttlSeconds}`);
        const imported = new Set(plan.rows.map(({ record }) => twin(record)));
        const others = (records: readonly ZoneRecord[]) =>
          lines(records.filter((record) => !imported.has(twin(record))));
        expect(others(desired)).toEqual(mode === "add" ? others(there) : []);
        // A CNAME stays alone at its host, and no record is there twice.
        const clashes = checkZone(desired, zone).filter(({ code }) => /^dns\.(cname|duplicate)/.test(code));
        expect(clashes.filter(({ level }) => level === "error")).toEqual([]);
        const again = planImport(numbered(desired), [], rowsOf(plan.rows.map(({ record }) => record)), mode);
        expect(again.edits).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

it("pending edits stay, also those of records that the rows name", () => {
  const pendingOf = (records: readonly ExistingRecord[], marks: readonly number[]): Edit[] =>
    records.flatMap((record, at): Edit[] => {
      if (marks[at] === 1) return [{ op: "delete", id: record.id }];
      return marks[at] === 2 ? [{ op: "change", id: record.id, record: { ...record, ttlSeconds: 1234 } }] : [];
    });
  fc.assert(
    fc.property(
      anyZone(zone),
      anyZone(zone),
      fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 14 }),
      (there, came, marks) => {
        const existing = numbered(there);
        const pending = pendingOf(existing, marks);
        const before = applyEdits(existing, pending).desired;
        const plan = planImport(existing, pending, rowsOf(came), "add");
        const imported = new Set(plan.rows.map(({ record }) => twin(record)));
        const others = (records: readonly ZoneRecord[]) =>
          lines(records.filter((record) => !imported.has(twin(record))));
        expect(others(applyEdits(existing, plan.edits).desired)).toEqual(others(before));
      },
    ),
    { numRuns: 200 },
  );
});
