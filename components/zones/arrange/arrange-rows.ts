import type { Edit } from "@/lib/dns/diff";
import { type ExistingRecord, RECORD_TYPES, type RecordType } from "@/lib/dns/record";
import { zoneIndex } from "@/lib/dns/zone-index";
import { rowMatcher } from "../match-row";
import type { DraftRow } from "../zone-draft";

/** What the table can be sorted by; without one, the records stand as the zone lists them: by host, new ones first. */
export type RowSort = "host" | "type" | "ttl";

/** Which rows are shown, and in which order. */
export interface Arrangement {
  query: string;
  /** Only records of this type. */
  type: RecordType | null;
  sort: RowSort | null;
  down: boolean;
  /** Rows of one host stand together, under its name. */
  grouped: boolean;
}

export const AS_LISTED: Arrangement = { query: "", type: null, sort: null, down: false, grouped: false };

/** True when the arrangement leaves rows out. */
export const isFiltered = ({ query, type }: Arrangement) => query.trim() !== "" || type !== null;

/** What was pressed: by it upwards, then downwards, then as listed. */
export function sortAfter(now: Arrangement, pressed: RowSort): Arrangement {
  if (now.sort !== pressed) return { ...now, sort: pressed, down: false };
  return now.down ? { ...now, sort: null, down: false } : { ...now, down: true };
}

const hostKey = ({ record: { host } }: DraftRow) => (host === "@" ? "" : host);

/** Text by its characters, as the zone's own order is: the same in every browser and language. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const ORDERS: Record<RowSort, (a: DraftRow, b: DraftRow) => number> = {
  host: (a, b) => byText(hostKey(a), hostKey(b)),
  type: (a, b) => byText(a.record.type, b.record.type),
  ttl: (a, b) => a.record.ttlSeconds - b.record.ttlSeconds,
};

/**
 * The rows as the table shows them. Rows that are equal in what is sorted by keep the zone's order.
 * @param editing the key of the row that is a form, which no filter hides
 * @param remarkOf the remark of a row, which is searched as well
 */
export function arrangeRows(
  rows: readonly DraftRow[],
  { query, type, sort, down, grouped }: Arrangement,
  editing: string | undefined,
  remarkOf: (row: DraftRow) => string | undefined = () => undefined,
): DraftRow[] {
  const matches = rowMatcher(query);
  const shown = rows.filter(
    (row) =>
      row.key === editing ||
      ((type === null || row.record.type === type) && (matches === null || matches(row, remarkOf(row)))),
  );
  if (sort) {
    const order = ORDERS[sort];
    shown.sort((a, b) => (down ? order(b, a) : order(a, b)));
  }
  if (!grouped) return shown;
  // Hosts in the order in which they come first; sorted by nothing, by their names.
  const first = new Map<string, number>();
  if (sort === null) shown.sort(ORDERS.host);
  for (const row of shown) if (!first.has(row.record.host)) first.set(row.record.host, first.size);
  return shown.sort((a, b) => (first.get(a.record.host) ?? 0) - (first.get(b.record.host) ?? 0));
}

export type TypeCount = readonly [type: RecordType, count: number];

/** How many rows each type has, in the order of the types. Of a zone of thousands, those with an edit alone are looked at. */
export function countTypes(records: readonly ExistingRecord[], pending: readonly Edit[]): TypeCount[] {
  const { ofType, placeOf } = zoneIndex(records);
  const counts = new Map(ofType);
  const count = (type: RecordType, by: number) => counts.set(type, (counts.get(type) ?? 0) + by);
  for (const edit of pending) {
    if (edit.op === "delete") continue;
    const was = edit.op === "add" ? undefined : records[placeOf(edit.id) ?? -1];
    if (was) count(was.type, -1);
    if (was || edit.op === "add") count(edit.record.type, 1);
  }
  return RECORD_TYPES.flatMap((type): TypeCount[] => {
    const rows = counts.get(type) ?? 0;
    return rows > 0 ? [[type, rows]] : [];
  });
}

/**
 * What is selected after a box was pressed: the row, or with Shift all rows between it and the one pressed before, in the order that
 * is shown.
 */
export function selectAfter(
  selected: ReadonlySet<string>,
  shown: readonly string[],
  pressed: { key: string; on: boolean; since: string | null },
): Set<string> {
  const { key, on, since } = pressed;
  const [to, from] = [shown.indexOf(key), since === null ? -1 : shown.indexOf(since)];
  const range = from < 0 || to < 0 ? [key] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(selected);
  for (const one of range) {
    if (on) next.add(one);
    else next.delete(one);
  }
  return next;
}
