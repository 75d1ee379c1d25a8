import type { Edit } from "./diff";
import { type ExistingRecord, identity, sameRecord, type ZoneRecord } from "./record";

function plain(record: ZoneRecord): ZoneRecord {
  const { host, type, value, ttlSeconds, priority } = record;
  return { host, type, value, ttlSeconds, priority };
}

/** The records that are in `of` but not in `without`, counted: two and one leave one. */
export function surplus(of: readonly ZoneRecord[], without: readonly ZoneRecord[]): ZoneRecord[] {
  const rest = [...without];
  return of.filter((record) => {
    const at = rest.findIndex((other) => sameRecord(other, record));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/**
 * The edits that undo a past change in the present zone. They touch only records of that change; records that were
 * changed since are left alone, and what was undone already needs no edit.
 */
export function undoEdits(
  current: readonly ExistingRecord[],
  change: { before: readonly ZoneRecord[]; after: readonly ZoneRecord[] },
): Edit[] {
  const left = new Set(current);
  const take = (fits: (record: ExistingRecord) => boolean): ExistingRecord | undefined => {
    const found = [...left].find(fits);
    if (found) left.delete(found);
    return found;
  };
  const gone = surplus(change.before, change.after).filter((record) => !take((other) => sameRecord(other, record)));
  const edits: Edit[] = [];
  for (const added of surplus(change.after, change.before)) {
    const there = take((other) => sameRecord(other, added));
    if (!there) continue;
    const back =
      gone.find((record) => identity(record) === identity(added)) ??
      gone.find((record) => record.host === added.host && record.type === added.type);
    if (back) {
      gone.splice(gone.indexOf(back), 1);
      edits.push({ op: "change", id: there.id, record: plain(back) });
    } else edits.push({ op: "delete", id: there.id });
  }
  for (const record of gone) {
    const other = take((candidate) => identity(candidate) === identity(record));
    edits.push(other ? { op: "change", id: other.id, record: plain(record) } : { op: "add", record: plain(record) });
  }
  return edits;
}
