import { readCursor } from "@/lib/core/moment-cursor";

interface Beyond<T> {
  lt?: T;
  lte?: T;
  gt?: T;
  gte?: T;
}

/**
 * The rows after a cursor as a Prisma condition, for a list that is sorted by a time and then by id; no condition for text that is no
 * cursor. The bound on the time alone follows from the rest, but lets PostgreSQL begin at its place in an index over the time: without
 * it every row before the page would be read.
 */
export function afterCursor<C extends string>(column: C, order: "asc" | "desc", text: string | undefined) {
  type Where = { [K in C]?: Beyond<Date> } & { id?: Beyond<string> };
  const cursor = readCursor(text);
  if (!cursor) return {};
  const { at, id } = cursor;
  const [bound, moment, row] =
    order === "asc" ? [{ gte: at }, { gt: at }, { gt: id }] : [{ lte: at }, { lt: at }, { lt: id }];
  return { [column]: bound, OR: [{ [column]: moment }, { id: row }] } as unknown as Where & { OR: Where[] };
}
