import { isKeepable } from "@/lib/core/keepable-text";
import { readSort, type SortOrder } from "@/lib/core/sort";
import { LATEST_MS } from "@/lib/core/time";

/**
 * A column that a list may be sorted by. "made" is the id alone: rows in the order in which they were made (UUID 7). `nullable`:
 * rows without a value come last in both directions.
 */
export type SortColumn = { kind: "made" } | { kind: "time" | "figure" | "text"; column: string; nullable?: true };

type Value = Date | bigint | string | null;
type Direction = "asc" | "desc";

/** Every Prisma model's `where` and `orderBy` takes this: which columns there are is known only to the list's SortColumns. */
type OfAnyModel = Record<string, never>;

/** One query of a page: its condition, its order, and how many rows are still wanted. */
export interface KeysetStep {
  where: OfAnyModel;
  orderBy: OfAnyModel[];
  take: number;
  /** The order again, for rows of several queries (readAny). Not for texts, which PostgreSQL sorts in its own way. */
  compare: (a: object, b: object) => number;
}

interface Asked<K extends string> {
  sorts: Record<K, SortColumn>;
  sort: SortOrder<K>;
  after: string | undefined;
  take: number;
}

/**
 * A page of a list in any of its orders, by keyset: the last page takes no longer than the first, and rows that are added meanwhile
 * move none. Equal values are in the order of their ids. A cursor of another order gives the first page.
 * @param read the rows of one step; most pages take one, an order with empty values two.
 */
export async function keysetPage<K extends string, R extends { id: string }>(
  { sorts, sort, after, take }: Asked<K>,
  read: (step: KeysetStep) => Promise<R[]>,
): Promise<{ rows: R[]; next: string | null }> {
  const column = sorts[readSort(sort).key];
  const direction = readSort(sort).descending ? "desc" : "asc";
  const found: R[] = [];
  for (const where of conditions(column, direction, readAfter(column, sort, after))) {
    if (found.length > take) break;
    const step = { where: where as OfAnyModel, orderBy: orderOf(column, direction) as OfAnyModel[] };
    found.push(...(await read({ ...step, take: take + 1 - found.length, compare: comparison(column, direction) })));
  }
  const rows = found.slice(0, take);
  const last = rows.at(-1);
  return { rows, next: found.length > take && last ? writeSortCursor(sorts, sort, last) : null };
}

/** Where a page ended: opaque to callers, and valid for one order only. */
export function writeSortCursor<K extends string>(
  sorts: Record<K, SortColumn>,
  sort: SortOrder<K>,
  row: { id: string },
): string {
  const value = valueIn(sorts[readSort(sort).key], row);
  const kept = value instanceof Date ? value.getTime() : typeof value === "bigint" ? value.toString() : value;
  return Buffer.from(JSON.stringify([sort, kept, row.id])).toString("base64url");
}

interface After {
  value: Value;
  id: string;
}

function readAfter(column: SortColumn, sort: string, text: string | undefined): After | null {
  const [of, kept, id] = parse(text);
  if (of !== sort || typeof id !== "string" || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const value = readValue(column, kept);
  return value === undefined ? null : { value, id };
}

function parse(text: string | undefined): unknown[] {
  if (!text) return [];
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Array.isArray(read) ? read : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function readValue(column: SortColumn, kept: unknown): Value | undefined {
  if (column.kind === "made") return null;
  if (kept === null) return column.nullable ? null : undefined;
  switch (column.kind) {
    case "time":
      return Number.isSafeInteger(kept) && Math.abs(kept as number) <= LATEST_MS ? new Date(kept as number) : undefined;
    case "figure":
      return typeof kept === "string" && /^-?\d{1,18}$/.test(kept) ? BigInt(kept) : undefined;
    case "text":
      return typeof kept === "string" && isKeepable(kept) ? kept : undefined;
  }
}

/**
 * The rows after a cursor as conditions that each use an index, to be read one after the other. The bound on the value alone follows
 * from the rest, but lets PostgreSQL begin at its place in an index: without it every row before the page would be read.
 */
function conditions(column: SortColumn, direction: Direction, after: After | null): object[] {
  const [beyond, from] = direction === "asc" ? ["gt", "gte"] : ["lt", "lte"];
  const row = after && { id: { [beyond]: after.id } };
  if (column.kind === "made") return [row ?? {}];
  const { column: name, nullable } = column;
  const empty = { [name]: null };
  if (!after || !row) {
    // PostgreSQL puts empty values last in an ascending order by itself.
    return nullable && direction === "desc" ? [{ [name]: { not: null } }, empty] : [{}];
  }
  if (after.value === null) return [{ ...empty, ...row }];
  const rest = { [name]: { [from]: after.value }, OR: [{ [name]: { [beyond]: after.value } }, row] };
  return nullable ? [rest, empty] : [rest];
}

/** Both in one direction, so that an index over both is read forwards or backwards. */
function orderOf(column: SortColumn, direction: Direction): object[] {
  const id = { id: direction };
  return column.kind === "made" ? [id] : [{ [column.column]: direction }, id];
}

function comparison(column: SortColumn, direction: Direction): KeysetStep["compare"] {
  const ascending = (a: object, b: object): number => {
    const [one, other] = [valueIn(column, a), valueIn(column, b)];
    if (one !== null && other !== null && one.valueOf() !== other.valueOf()) return one < other ? -1 : 1;
    return (a as { id: string }).id < (b as { id: string }).id ? -1 : 1;
  };
  return direction === "asc" ? ascending : (a, b) => ascending(b, a);
}

/** The caller's query selects the column: its value is a date, a bigint, a text, or missing. */
function valueIn(column: SortColumn, row: object): Value {
  return column.kind === "made" ? null : ((row as Record<string, Value | undefined>)[column.column] ?? null);
}
