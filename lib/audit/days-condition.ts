import "server-only";
import { instantsOf } from "@/lib/core/day";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * How many rows next to a day's boundary are read. A row has the time at which its transaction began, and its number when it was
 * written, so that rows of the same moment may stand in another order.
 */
const NEAR = 1_000;

/**
 * The condition for the audit rows of these days in Shanghai, both included. It bounds the numbers as well, because a list is read in the
 * order of the numbers: without that, the days of last year would be found by reading all rows since. Null: there are no such rows.
 */
export async function daysCondition(days: { from?: string | undefined; to?: string | undefined }) {
  const { from, to } = instantsOf(days);
  const [first, last] = await Promise.all([from && idsNear({ gte: from }, "asc"), to && idsNear({ lt: to }, "desc")]);
  if (first?.length === 0 || last?.length === 0) return null;
  const at = { ...(from && { gte: from }), ...(to && { lt: to }) };
  const id = {
    ...(first && { gte: first.reduce((least, one) => (one < least ? one : least)) }),
    ...(last && { lte: last.reduce((most, one) => (one > most ? one : most)) }),
  };
  return { at, id } satisfies Prisma.AuditEventWhereInput;
}

async function idsNear(at: Prisma.DateTimeFilter, order: "asc" | "desc"): Promise<bigint[]> {
  const rows = await db.auditEvent.findMany({
    where: { at },
    orderBy: { at: order },
    take: NEAR,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
