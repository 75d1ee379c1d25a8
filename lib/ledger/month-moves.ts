import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";

export interface MonthMoves {
  /** "2026-11", in Shanghai. */
  month: string;
  kind: string;
  /** Credits less debits. */
  movedFen: Fen;
}

/** How much the accounts of these kinds moved in each month between two times (the second exclusive). Months without postings are left out. */
export async function monthMoves(tx: Tx | Db, kinds: readonly string[], from: Date, to: Date): Promise<MonthMoves[]> {
  const rows = await tx.$queryRaw<{ month: string; kind: string; fen: string }[]>`
    SELECT to_char(t.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, a.kind, sum(p.amount_fen)::text AS fen
      FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
     WHERE t.at >= ${from}::timestamptz AND t.at < ${to}::timestamptz AND a.kind = ANY(${kinds})
     GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map(({ month, kind, fen }) => ({ month, kind, movedFen: BigInt(fen) }));
}
