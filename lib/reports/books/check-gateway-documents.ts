import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type BookFault, findFaults } from "@/lib/ledger/find-faults";

/**
 * Compares what moves between the shop, its gateways and its bank with the postings, in both directions: refunds to the source, transfers of
 * payouts, the fees and settlements of gateways' bills, posted differences, and settlements that were booked from a bank's statement.
 * Changes nothing.
 */
export async function checkGatewayDocuments(tx: Tx | Db): Promise<BookFault[]> {
  return findFaults(tx, gatewayDocumentChecks);
}

/** A bill and a row of a statement may be posted in several transactions: only their sums are compared. */
export const gatewayDocumentChecks: readonly Prisma.Sql[] = [
  Prisma.sql`
    WITH papers (key, account, fen) AS (
      SELECT 'payout:' || id, 'payouts', amount_fen
        FROM payment_refunds WHERE state IN ('approved', 'sent', 'done', 'rejected')
      UNION ALL
      SELECT 'payout:' || id || ':end', 'payouts', -amount_fen FROM payment_refunds WHERE state IN ('done', 'rejected')
      UNION ALL
      SELECT 'payout:' || r.id || ':end', 'clearing:' || p.gateway, r.amount_fen
        FROM payment_refunds r JOIN payments p ON p.id = r.payment_id WHERE r.state = 'done'
      UNION ALL
      SELECT 'bank-payout:' || id || ':sent', 'clearing:bank_transfer', amount_fen FROM payouts WHERE sent_at IS NOT NULL
      UNION ALL
      SELECT 'gateway-bill:' || id, 'fees', -posted_fee_fen FROM gateway_bills WHERE posted_fee_fen <> 0
      UNION ALL
      SELECT 'gateway-bill:' || id, 'clearing:bank_transfer', -posted_settled_fen FROM gateway_bills WHERE posted_settled_fen <> 0
      UNION ALL
      SELECT 'gateway-difference:' || d.id, 'clearing:' || b.gateway, -d.booked_fen
        FROM gateway_differences d JOIN gateway_bills b ON b.id = d.bill_id WHERE d.booked_fen IS NOT NULL
      UNION ALL
      SELECT 'bank-settlement:' || id, 'clearing:' || gateway, amount_fen FROM bank_statement_rows WHERE decision = 'settlement'),
    posted (key, account, fen) AS (
      SELECT CASE WHEN t.kind IN ('gateway_bill', 'gateway_settlement')
                  THEN split_part(t.key, ':', 1) || ':' || split_part(t.key, ':', 2) ELSE t.key END,
             a.code, sum(p.amount_fen)
        FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
       WHERE (t.kind IN ('payout', 'payout_done', 'payout_return') AND (a.code = 'payouts' OR a.kind = 'clearing'))
          OR (t.kind IN ('bank_payout_sent', 'gateway_difference') AND a.kind = 'clearing')
          OR (t.kind = 'gateway_bill' AND a.code IN ('fees', 'clearing:bank_transfer'))
          OR (t.kind = 'gateway_settlement' AND a.kind = 'clearing' AND a.code <> 'clearing:bank_transfer')
       GROUP BY 1, 2 HAVING sum(p.amount_fen) <> 0)
    SELECT CASE WHEN b.fen IS NULL THEN 'paper_not_posted' WHEN p.fen IS NULL THEN 'posted_without_paper' ELSE 'paper_amount' END AS check,
           key AS subject,
           jsonb_strip_nulls(jsonb_build_object('paperFen', p.fen::text, 'postedFen', b.fen::text)) AS facts
      FROM papers p FULL JOIN posted b USING (key, account)
     WHERE p.fen IS DISTINCT FROM b.fen`,
];
