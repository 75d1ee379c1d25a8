import type { Edit } from "./diff";
import { type ExistingRecord, identity, type ZoneRecord } from "./record";

function plain(record: ZoneRecord): ZoneRecord {
  const { host, type, value, ttlSeconds, priority } = record;
  return { host, type, value, ttlSeconds, priority };
}

const content = (record: ZoneRecord) => `${record.ttlSeconds} ${identity(record)}`;
const place = (record: ZoneRecord) => `${record.host} ${record.type}`;

/** Takes out of both lists what has the same key, each with one of the other list. By maps, because a zone may have thousands of records. */
function pairOff<A extends ZoneRecord, B extends ZoneRecord>(
  one: Set<A>,
  other: Set<B>,
  keyOf: (record: ZoneRecord) => string,
): [A, B][] {
  const there = new Map<string, A[]>();
  for (const record of one) {
    const same = there.get(keyOf(record));
    if (same) same.push(record);
    else there.set(keyOf(record), [record]);
  }
  const pairs: [A, B][] = [];
  for (const record of [...other]) {
    const match = there.get(keyOf(record))?.shift();
    if (!match) continue;
    one.delete(match);
    other.delete(record);
    pairs.push([match, record]);
  }
  return pairs;
}

/** What two states of a zone do not have in common, counted: `removed` is in the first alone, `added` in the second. */
export function recordsApart(
  from: readonly ZoneRecord[],
  to: readonly ZoneRecord[],
): { removed: ZoneRecord[]; added: ZoneRecord[] } {
  const [removed, added] = [new Set(from), new Set(to)];
  pairOff(removed, added, content);
  return { removed: [...removed].map(plain), added: [...added].map(plain) };
}

/** A part of the differences between the zone and an earlier state: what is taken back, what is given up for it. */
export interface RestorePart {
  take: readonly ZoneRecord[];
  drop: readonly ZoneRecord[];
}

/**
 * The edits that make the present zone what it was, or bring a part of that back. What is already as wanted needs no edit, and with a
 * part no other record is touched.
 */
export function restoreEdits(
  current: readonly ExistingRecord[],
  wanted: readonly ZoneRecord[],
  part: RestorePart | null = null,
): Edit[] {
  const now = new Set(current);
  const then = new Set(part ? part.take : wanted);
  pairOff(now, then, content);
  let replaced = now;
  if (part) {
    const dropped = new Set(part.drop);
    replaced = new Set(pairOff(new Set(now), dropped, content).map(([record]) => record));
  }
  const edits: Edit[] = [];
  for (const key of [identity, place]) {
    for (const [{ id }, record] of pairOff(replaced, then, key)) {
      edits.push({ op: "change", id, record: plain(record) });
    }
  }
  for (const { id } of replaced) edits.push({ op: "delete", id });
  for (const record of then) edits.push({ op: "add", record: plain(record) });
  return edits;
}
