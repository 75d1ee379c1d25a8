import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";

/**
 * What a customer has paid in and not got back: everything that came into the wallet from a gateway or the bank, less what went out to
 * them. What the shop gave (adjustments) is not in it; orders do not change it.
 */
export async function readPaidInFen(tx: Tx | Db, customerId: string): Promise<Fen> {
  const [row] = await tx.$queryRaw<{ fen: string }[]>`
    SELECT coalesce(-sum(p.amount_fen), 0)::text AS fen
      FROM postings p JOIN ledger_accounts a ON a.id = p.account_id AND a.kind IN ('clearing', 'payouts')
     WHERE p.transaction_id IN (
       SELECT q.transaction_id FROM postings q JOIN ledger_accounts c ON c.id = q.account_id
        WHERE c.customer_id = ${customerId}::uuid AND c.kind IN ('wallet', 'receivable'))`;
  return BigInt(row?.fen ?? "0");
}
