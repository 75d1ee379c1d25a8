import { writeCursor } from "@/lib/core/moment-cursor";

/**
 * The page of a list that is sorted by a time and then by id (afterCursor). The list was asked for one row more than the page holds: that
 * row is not shown, and tells that there is a next page.
 * @param timeOf the time that the list is sorted by
 */
export function momentPage<R extends { id: string }>(
  found: readonly R[],
  take: number,
  timeOf: (row: R) => Date,
): { page: R[]; next: string | null } {
  const page = found.slice(0, take);
  const last = page.at(-1);
  return { page, next: found.length > take && last ? writeCursor({ at: timeOf(last), id: last.id }) : null };
}
