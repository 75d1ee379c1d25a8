import type { Edit } from "./diff";
import { type ExistingRecord, identity, type ZoneRecord } from "./record";

/**
 * Moves pending edits from one state of a zone to a later one: edits that were made meanwhile are dropped, records
 * whose numbers changed are found by content, and a change of a record that no longer exists becomes an addition.
 */
export function rebaseEdits(
  edits: readonly Edit[],
  was: readonly ExistingRecord[],
  now: readonly ExistingRecord[],
): Edit[] {
  // By maps, because there may be thousands of edits in thousands of records.
  const content = (record: ZoneRecord) => `${record.ttlSeconds} ${identity(record)}`;
  const there = new Set(now.map(content));
  const numbers = new Set(now.map((record) => record.id));
  const before = new Map(was.map((record) => [record.id, record]));
  const byIdentity = new Map(now.toReversed().map((record) => [identity(record), record.id]));
  const follow = (id: string): string | undefined => {
    if (numbers.has(id)) return id;
    const old = before.get(id);
    return old && byIdentity.get(identity(old));
  };
  return edits.flatMap((edit): Edit[] => {
    if (edit.op !== "delete" && there.has(content(edit.record))) return [];
    if (edit.op === "add") return [edit];
    const id = follow(edit.id);
    if (edit.op === "delete") return id === undefined ? [] : [{ op: "delete", id }];
    return [id === undefined ? { op: "add", record: edit.record } : { op: "change", id, record: edit.record }];
  });
}
