import { expect, it } from "vitest";
import { applyEdits, diffZone, type Edit } from "./diff";
import { movedRecords } from "./moved-records";
import { planChanges } from "./plan";
import { type ExistingRecord, type RecordType, recordLine, type ZoneRecord } from "./record";
import { newLog } from "./run";

const rec = (host: string, type: RecordType, value: string, priority: number | null = null): ZoneRecord => ({
  ...{ host, type, value, ttlSeconds: 600, priority },
});
const existing: ExistingRecord[] = [
  { id: "1", ...rec("www", "A", "8.8.8.8") },
  { id: "2", ...rec("api", "A", "8.8.4.4") },
  { id: "3", ...rec("@", "MX", "mx.example.", 10) },
];
function moves(edits: readonly Edit[], failing = false): string[] {
  const log = newLog(planChanges(diffZone(existing, applyEdits(existing, edits).desired)));
  for (const entry of log) entry.state = failing ? "restored" : "done";
  return movedRecords(log).map(({ from, to }) => `${recordLine(from)} → ${recordLine(to)}`);
}

it("a record that is changed in place, renamed, or becomes another type, is the same record", () => {
  expect(moves([{ op: "change", id: "1", record: rec("www", "A", "9.9.9.9") }])).toEqual([
    "www A 8.8.8.8 → www A 9.9.9.9",
  ]);
  expect(moves([{ op: "change", id: "2", record: rec("app", "A", "8.8.4.4") }])).toEqual([
    "api A 8.8.4.4 → app A 8.8.4.4",
  ]);
  expect(moves([{ op: "change", id: "1", record: rec("www", "CNAME", "shop.example.") }])).toEqual([
    "www A 8.8.8.8 → www CNAME shop.example.",
  ]);
});

it("a new priority or TTL, an addition and a deletion move nothing", () => {
  expect(moves([{ op: "change", id: "3", record: rec("@", "MX", "mx.example.", 20) }])).toEqual([]);
  expect(moves([{ op: "add", record: rec("new", "A", "1.1.1.1") }])).toEqual([]);
  expect(moves([{ op: "delete", id: "1" }])).toEqual([]);
});

it("what was not done, or undone again, moves nothing", () => {
  expect(moves([{ op: "change", id: "1", record: rec("www", "A", "9.9.9.9") }], true)).toEqual([]);
});
