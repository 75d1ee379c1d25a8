import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { DEBIT_KINDS } from "./kinds-contract";
import { monthStart } from "./month-start";
import { notRolledUp, rolledUpTo } from "./rolled-up-to";

export interface PeriodBalance {
  /** Account code for house accounts; the kind alone for all customers' wallets, holds and debts together. */
  account: string;
  kind: string;
  /** As an accountant reads it: more of an asset or an expense is positive. */
  openingFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
  closingFen: Fen;
  /** How many postings. */
  count: number;
}

/**
 * Every account's balance before `from`, what was debited and credited until `to` (exclusive), and the balance then: the kept sums of the
 * months and the postings that are not in them yet. @param from @param to beginnings of months in Shanghai.
 */
export async function periodBalances(tx: Tx | Db, from: Date, to: Date): Promise<PeriodBalance[]> {
  const rows = await tx.$queryRaw<
    { account: string; kind: string; opening: string; debit: string; credit: string; count: bigint }[]
  >`
    WITH sums AS (
      SELECT account, kind, month < ${monthStart(from)}::date AS earlier, debit_fen, credit_fen, count
        FROM book_months WHERE month < ${monthStart(to)}::date
      UNION ALL
      SELECT CASE WHEN a.customer_id IS NULL THEN a.code ELSE a.kind END, a.kind, t.at < ${from}::timestamptz,
             greatest(-p.amount_fen, 0), greatest(p.amount_fen, 0), 1
        FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
       WHERE t.at < ${to}::timestamptz AND ${notRolledUp(await rolledUpTo(tx))})
    SELECT account, kind, coalesce(sum(credit_fen - debit_fen) FILTER (WHERE earlier), 0)::text AS opening,
           coalesce(sum(debit_fen) FILTER (WHERE NOT earlier), 0)::text AS debit,
           coalesce(sum(credit_fen) FILTER (WHERE NOT earlier), 0)::text AS credit,
           coalesce(sum(count) FILTER (WHERE NOT earlier), 0)::bigint AS count
      FROM sums GROUP BY 1, 2 ORDER BY 1`;
  return rows.map(({ account, kind, count, ...sums }) => {
    const sign = DEBIT_KINDS.includes(kind) ? -1n : 1n;
    const [opening, debitFen, creditFen] = [BigInt(sums.opening), BigInt(sums.debit), BigInt(sums.credit)];
    return {
      ...{ account, kind, debitFen, creditFen },
      openingFen: sign * opening,
      closingFen: sign * (opening + creditFen - debitFen),
      count: Number(count),
    };
  });
}
