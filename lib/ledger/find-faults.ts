import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

export interface BookFault {
  check: string;
  subject: string;
  detail: string;
}

/** Nobody reads more lines than this; a broken index could make a million. */
const MOST_FAULTS = 10_000;

/**
 * Runs the checks one after another: together in one statement they would hold the memory of all of them until its end. Each is planned
 * to be read to its end, as it is when there is no fault; under a plain LIMIT PostgreSQL plans for the first rows, which is a thousand
 * times slower here.
 * @param checks each selects (check, subject, detail), a row for every fault.
 */
export async function findFaults(tx: Tx | Db, checks: readonly Prisma.Sql[]): Promise<BookFault[]> {
  const faults: BookFault[] = [];
  for (const check of checks) {
    const found = await tx.$queryRaw<BookFault[]>`
      WITH faults ("check", subject, detail) AS MATERIALIZED (${check})
      SELECT "check", subject, detail FROM faults LIMIT ${MOST_FAULTS - faults.length}`;
    faults.push(...found);
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults;
}
