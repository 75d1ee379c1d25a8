import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { readableFen } from "./kinds-contract";

export interface HouseBalance {
  /** Account code for house accounts, the kind alone for all customers' wallets, holds and debts together. */
  account: string;
  kind: string;
  /** As an accountant reads it: assets and expenses positive when there is more of them. */
  balanceFen: Fen;
}

/** Every house account's balance, summed from postings as of now (or of `until`, exclusive). */
export async function houseBalances(tx: Tx | Db, until?: Date): Promise<HouseBalance[]> {
  const rows = await tx.$queryRaw<{ account: string; kind: string; sum: string }[]>`
    SELECT CASE WHEN a.customer_id IS NULL THEN a.code ELSE a.kind END AS account, a.kind,
           coalesce(sum(p.amount_fen), 0)::text AS sum
      FROM postings p
      JOIN ledger_accounts a ON a.id = p.account_id
      JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE ${until ?? null}::timestamptz IS NULL OR t.at < ${until ?? null}::timestamptz
     GROUP BY 1, 2 ORDER BY 1`;
  return rows.map(({ account, kind, sum }) => ({ account, kind, balanceFen: readableFen(kind, BigInt(sum)) }));
}
