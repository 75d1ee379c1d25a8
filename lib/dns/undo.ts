import type { Edit } from "./diff";
import { type ExistingRecord, identity, type ZoneRecord } from "./record";

function plain(record: ZoneRecord): ZoneRecord {
  const { host, type, value, ttlSeconds, priority } = record;
  return { host, type, value, ttlSeconds, priority };
}

/** The records that are in `of` but not in `without`, counted: two and one leave one. */
export function surplus(of: readonly ZoneRecord[], without: readonly ZoneRecord[]): ZoneRecord[] {
  const left = new Map<string, number>();
  for (const record of without) {
    const key = exactly(record);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return of.filter((record) => {
    const key = exactly(record);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
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
  const taken = new Set<ExistingRecord>();
  const takeSame = takerOf(current, exactly, taken);
  const takeOther = takerOf(current, identity, taken);
  const gone = surplus(change.before, change.after).filter((record) => !takeSame(exactly(record)));
  const back = new Set<ZoneRecord>();
  const takeFormer = takerOf(gone, identity, back);
  const takeBeside = takerOf(gone, hostAndType, back);
  const edits: Edit[] = [];
  for (const added of surplus(change.after, change.before)) {
    const there = takeSame(exactly(added));
    if (!there) continue;
    const former = takeFormer(identity(added)) ?? takeBeside(hostAndType(added));
    edits.push(former ? { op: "change", id: there.id, record: plain(former) } : { op: "delete", id: there.id });
  }
  for (const record of gone) {
    if (back.has(record)) continue;
    const other = takeOther(identity(record));
    edits.push(other ? { op: "change", id: other.id, record: plain(record) } : { op: "add", record: plain(record) });
  }
  return edits;
}

const exactly = (record: ZoneRecord) => `${record.ttlSeconds} ${identity(record)}`;
const hostAndType = ({ host, type }: ZoneRecord) => `${host} ${type}`;

/** Gives out the records with a key, in their order and each only once, also where another taker has taken it: one look at each. */
function takerOf<R>(
  records: readonly R[],
  keyOf: (record: R) => string,
  taken: Set<R>,
): (key: string) => R | undefined {
  const queues = new Map<string, { records: R[]; next: number }>();
  for (const record of records) {
    const queue = queues.get(keyOf(record));
    if (queue) queue.records.push(record);
    else queues.set(keyOf(record), { records: [record], next: 0 });
  }
  return (key) => {
    const queue = queues.get(key);
    while (queue && queue.next < queue.records.length) {
      const record = queue.records[queue.next++] as R;
      if (taken.has(record)) continue;
      taken.add(record);
      return record;
    }
    return undefined;
  };
}
