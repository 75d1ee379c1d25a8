import "server-only";
import { formatFen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

export interface BookFault {
  check: string;
  subject: string;
  detail: string;
  /** What `detail` says, for a sentence in the reader's language: money (…Fen) as decimal fen, times (…At) as ISO. */
  facts?: Record<string, string> | undefined;
}

/** Nobody reads more rows than this; a broken index could cause a million. */
const MOST_FAULTS = 10_000;

/**
 * Runs the checks one after another: one statement for all would keep the memory of all until its end. Each check is
 * planned for reading all rows, as happens when there is no fault; with a plain LIMIT PostgreSQL plans for the first
 * rows, which is a thousand times slower here.
 * @param checks each selects (check, subject, facts), a row for every fault; facts is a jsonb of texts.
 */
export async function findFaults(tx: Tx | Db, checks: readonly Prisma.Sql[]): Promise<BookFault[]> {
  const faults: BookFault[] = [];
  for (const check of checks) {
    const found = await tx.$queryRaw<{ check: string; subject: string; facts: Record<string, string> }[]>`
      WITH faults ("check", subject, facts) AS MATERIALIZED (${check})
      SELECT "check", subject, facts FROM faults LIMIT ${MOST_FAULTS - faults.length}`;
    faults.push(...found.map((fault) => ({ ...fault, detail: detailOf(fault.facts) })));
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults;
}

/** The facts in one line, for a terminal. */
function detailOf(facts: Record<string, string>): string {
  const text = ([name, value]: [string, string]) =>
    name.endsWith("Fen") ? `${name.slice(0, -3)} ${formatFen(BigInt(value))}` : `${name} ${value}`;
  return Object.entries(facts).map(text).join(", ");
}
