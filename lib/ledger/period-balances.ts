import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { DEBIT_KINDS } from "./account-codes";

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

/** Every account's balance before `from`, what was debited and credited until `to` (exclusive), and the balance then. */
export async function periodBalances(tx: Tx | Db, from: Date, to: Date): Promise<PeriodBalance[]> {
  const rows = await tx.$queryRaw<
    { account: string; kind: string; opening: string; debit: string; credit: string; count: bigint }[]
  >`
    SELECT CASE WHEN a.customer_id IS NULL THEN a.code ELSE a.kind END AS account, a.kind,
           coalesce(sum(p.amount_fen) FILTER (WHERE t.at < ${from}::timestamptz), 0)::text AS opening,
           coalesce(-sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen < 0), 0)::text AS debit,
           coalesce(sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen > 0), 0)::text AS credit,
           count(*) FILTER (WHERE t.at >= ${from}::timestamptz) AS count
      FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE t.at < ${to}::timestamptz GROUP BY 1, 2 ORDER BY 1`;
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
