import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { monthStart } from "./month-start";
import { notRolledUp, rolledUpTo } from "./rolled-up-to";

export interface MonthMoves {
  /** "2026-11", in Shanghai. */
  month: string;
  kind: string;
  /** Credits less debits. */
  movedFen: Fen;
}

/**
 * How much the accounts of these kinds moved in each month between two times (the second exclusive), both beginnings of months in Shanghai.
 * Months without postings are left out.
 */
export async function monthMoves(tx: Tx | Db, kinds: readonly string[], from: Date, to: Date): Promise<MonthMoves[]> {
  const rows = await tx.$queryRaw<{ month: string; kind: string; fen: string }[]>`
    WITH moves AS (
      SELECT month, kind, credit_fen - debit_fen AS fen FROM book_months
       WHERE month >= ${monthStart(from)}::date AND month < ${monthStart(to)}::date AND kind = ANY(${kinds})
      UNION ALL
      SELECT (t.at AT TIME ZONE 'Asia/Shanghai')::date, a.kind, p.amount_fen
        FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
       WHERE t.at >= ${from}::timestamptz AND t.at < ${to}::timestamptz AND a.kind = ANY(${kinds})
         AND ${notRolledUp(await rolledUpTo(tx))})
    SELECT to_char(month, 'YYYY-MM') AS month, kind, sum(fen)::text AS fen FROM moves GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map(({ month, kind, fen }) => ({ month, kind, movedFen: BigInt(fen) }));
}
