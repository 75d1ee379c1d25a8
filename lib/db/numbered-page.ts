/**
 * The condition and the order of a page of rows that are numbered as they are written (calls, audit): by the number, which stands for the
 * time. The cursor is the last row's number; text that is none gives the first page.
 * @returns also that number, for SQL that sets the same bound
 */
export function numberedPage(sort: "at" | "-at", after: string | undefined) {
  const direction = sort === "at" ? ("asc" as const) : ("desc" as const);
  const number = after !== undefined && /^\d{1,18}$/.test(after) ? BigInt(after) : null;
  const beyond = number === null ? {} : { id: sort === "at" ? { gt: number } : { lt: number } };
  return { where: beyond, orderBy: { id: direction }, number };
}
