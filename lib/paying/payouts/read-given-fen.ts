import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { wallet } from "@/lib/ledger/account-codes";

/**
 * What the shop gave a customer (adjustments, opening balances) and no order has spent. An order spends what was given before it, and
 * nothing that was given after it. What an order gave back it has not spent. After a charge-back it can be more than is in the wallet.
 */
export async function readGivenFen(tx: Tx | Db, customerId: string): Promise<Fen> {
  const [row] = await tx.$queryRaw<{ fen: string }[]>`
    WITH moves AS (
      SELECT p.id, p.amount_fen AS fen, t.kind IN ('adjustment', 'opening_balance') AS given,
             CASE t.ref_kind WHEN 'order' THEN t.ref_id::uuid
                             WHEN 'item' THEN (SELECT order_id FROM order_items WHERE id = t.ref_id::uuid) END AS order_id
        FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
       WHERE a.code = ${wallet(customerId)} AND t.kind IN ('adjustment', 'opening_balance', 'debt', 'hold', 'release', 'refund')),
    placed AS (
      SELECT fen, given, CASE WHEN order_id IS NULL THEN id ELSE min(id) OVER (PARTITION BY order_id) END AS place FROM moves),
    -- The lowest sum is where the last gift before it was used up.
    sums AS (SELECT place, sum(sum(fen)) OVER (ORDER BY place) AS fen FROM placed GROUP BY place)
    SELECT greatest(0, least((SELECT sum(fen) FROM placed WHERE given),
                             (SELECT sum(fen) FROM placed) - least((SELECT min(fen) FROM sums), 0)))::text AS fen`;
  return BigInt(row?.fen ?? "0");
}
