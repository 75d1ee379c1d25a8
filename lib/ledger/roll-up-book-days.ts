import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "@/lib/db/client";

/**
 * So many postings' numbers are added by one statement. After each of them the balances of house accounts are kept, so that it is also the most
 * that is read between a kept balance and the page of a statement.
 */
const AT_ONCE = 1_000;
const WAIT_MS = 1_000;
/** Transactions of the shop end within a minute; the next run goes on with what is still waiting then. */
const WAITS = 60;

/**
 * Adds the postings since the last time to the kept sums (book_days, book_months, book_balances). What is read is exact whether or not this
 * was run. Safe to repeat and to run twice at once. @returns false when open transactions kept it from adding all.
 */
export async function rollUpBookDays(db: Db, { waits = WAITS }: { waits?: number } = {}): Promise<boolean> {
  for (let left = waits; ; ) {
    const [row] = await db.$queryRaw<[{ added: bigint | null }]>`SELECT roll_up_book_days(${AT_ONCE}) AS added`;
    if (row.added === 0n) return true;
    if (row.added !== null) continue;
    if (left-- === 0) return false;
    await wait(WAIT_MS);
  }
}
