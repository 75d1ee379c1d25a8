import type { Edit } from "./diff";
import { type ExistingRecord, identity, sameRecord, type ZoneRecord } from "./record";

function plain(record: ZoneRecord): ZoneRecord {
  const { host, type, value, ttlSeconds, priority } = record;
  return { host, type, value, ttlSeconds, priority };
}

/** The records that are in `of` but not in `without`, counted: two and one leave one. */
export function surplus(of: readonly ZoneRecord[], without: readonly ZoneRecord[]): ZoneRecord[] {
  const left = new Map<string, number>();
  const key = (record: ZoneRecord) => `${record.ttlSeconds} ${identity(record)}`;
  for (const record of without) left.set(key(record), (left.get(key(record)) ?? 0) + 1);
  return of.filter((record) => {
    const count = left.get(key(record)) ?? 0;
    if (count > 0) left.set(key(record), count - 1);
    return count === 0;
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
