/**
 * A page of the rows that fit any of several conditions, as an OR of them would give it. Each condition is a query of its own, which
 * uses its own index; for one OR over several tables PostgreSQL would read all rows in the order of the list.
 * @param read a page of one condition, in the order of `compare`.
 */
export async function readAny<W, R extends { id: string }>(
  conditions: readonly W[],
  take: number,
  compare: (a: R, b: R) => number,
  read: (where: W) => Promise<R[]>,
): Promise<R[]> {
  const pages = await Promise.all(conditions.map(read));
  const rows = new Map(pages.flat().map((row) => [row.id, row]));
  return [...rows.values()].sort(compare).slice(0, take);
}

interface Dated {
  createdAt: Date;
  id: string;
}

export const oldestFirst = (a: Dated, b: Dated): number =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
export const newestFirst = (a: Dated, b: Dated): number => oldestFirst(b, a);
