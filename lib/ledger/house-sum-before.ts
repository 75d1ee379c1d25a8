import "server-only";
import type { Fen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import { notRolledUp, rolledUpTo } from "./rolled-up-to";

/**
 * What was posted to a house account before a day, credits less debits: the kept sums of the months before, of that month's days, and the
 * postings that are not in them yet. @param before when a day begins in Shanghai
 */
export async function houseSumBefore(tx: Tx | Db, code: string, before: Date): Promise<Fen> {
  const day = shanghaiDay(before);
  const month = `${day.slice(0, 7)}-01`;
  const [row] = await tx.$queryRaw<[{ fen: string }]>`
    SELECT (coalesce((SELECT sum(credit_fen - debit_fen) FROM book_months WHERE account = ${code} AND month < ${month}::date), 0)
          + coalesce((SELECT sum(credit_fen - debit_fen) FROM book_days
                       WHERE account = ${code} AND day >= ${month}::date AND day < ${day}::date), 0)
          + coalesce((SELECT sum(p.amount_fen)
                        FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
                       WHERE a.code = ${code} AND t.at < ${before}::timestamptz AND ${notRolledUp(await rolledUpTo(tx))}), 0))::text AS fen`;
  return BigInt(row.fen);
}
