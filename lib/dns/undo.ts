import type { Edit } from "./diff";
import { type ExistingRecord, identity, sameRecord, type ZoneRecord } from "./record";

function plain(record: ZoneRecord): ZoneRecord {
  const { host, type, value, ttlSeconds, priority } = record;
  return { host, type, value, ttlSeconds, priority };
}

/** What stands in `of` and not in `without`, each as often as it is surplus. */
export function surplus(of: readonly ZoneRecord[], without: readonly ZoneRecord[]): ZoneRecord[] {
  const rest = [...without];
  return of.filter((record) => {
    const at = rest.findIndex((other) => sameRecord(other, record));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/**
 * The edits that take one past change back from the zone as it is now. Only what that change touched is touched; what
 * has been altered since stays, and what is back already costs nothing.
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
