import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** Up to which posting the kept sums hold, or held a moment ago. */
export async function rolledUpTo(tx: Tx | Db): Promise<bigint> {
  return (await tx.bookRollUp.findUniqueOrThrow({ where: { id: 1 } })).postingId;
}

/**
 * The condition (of a posting `p`) that it is not in the kept sums of the same statement. `upTo` is what rolledUpTo said before: by itself it may be
 * too low, but PostgreSQL knows from it that few rows are left.
 */
export const notRolledUp = (upTo: bigint): Prisma.Sql =>
  Prisma.sql`p.id > ${upTo}::bigint AND p.id > (SELECT posting_id FROM book_roll_ups)`;
