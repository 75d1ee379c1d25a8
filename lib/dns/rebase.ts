import type { Edit } from "./diff";
import { type ExistingRecord, identity, sameRecord } from "./record";

/**
 * Moves pending edits from one state of a zone to a later one: edits that were made meanwhile are dropped, records
 * whose numbers changed are found by content, and a change of a record that no longer exists becomes an addition.
 */
export function rebaseEdits(
  edits: readonly Edit[],
  was: readonly ExistingRecord[],
  now: readonly ExistingRecord[],
): Edit[] {
  const numbers = new Set(now.map((record) => record.id));
  const follow = (id: string): string | undefined => {
    if (numbers.has(id)) return id;
    const old = was.find((record) => record.id === id);
    return old && now.find((record) => identity(record) === identity(old))?.id;
  };
  return edits.flatMap((edit): Edit[] => {
    if (edit.op !== "delete" && now.some((record) => sameRecord(record, edit.record))) return [];
    if (edit.op === "add") return [edit];
    const id = follow(edit.id);
    if (edit.op === "delete") return id === undefined ? [] : [{ op: "delete", id }];
    return [id === undefined ? { op: "add", record: edit.record } : { op: "change", id, record: edit.record }];
  });
}
