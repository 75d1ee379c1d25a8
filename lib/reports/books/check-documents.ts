import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type BookFault, findFaults } from "@/lib/ledger/find-faults";

/**
 * Compares the documents with the postings, in both directions: every confirmed top-up, each of its
 * changes, charge-back, refund, adjustment, payout, disputed payment and opening balance is posted once with its amount, and no such posting is without its
 * document. Changes nothing.
 */
export async function checkDocuments(tx: Tx | Db): Promise<BookFault[]> {
  return findFaults(tx, documentChecks);
}

export const documentChecks: readonly Prisma.Sql[] = [
  Prisma.sql`
    WITH papers AS (
      SELECT 'top-up:' || u.id AS key, coalesce(c.from_fen, u.received_fen) AS fen, u.customer_id
        FROM top_ups u LEFT JOIN top_up_changes c ON c.top_up_id = u.id AND c.n = 1
       WHERE u.state IN ('confirmed', 'charged_back') OR c.id IS NOT NULL
      UNION ALL
      SELECT 'top-up:' || c.top_up_id || ':' || c.n, c.to_fen - c.from_fen, u.customer_id
        FROM top_up_changes c JOIN top_ups u ON u.id = c.top_up_id
      UNION ALL
      SELECT 'top-up:' || id || ':charge-back', -received_fen, customer_id FROM top_ups WHERE state = 'charged_back'
      UNION ALL
      SELECT 'refund:' || id, amount_fen, customer_id FROM refunds
      UNION ALL
      SELECT 'adjustment:' || id, amount_fen, customer_id FROM adjustments WHERE state = 'posted' AND target = 'wallet'
      UNION ALL
      SELECT 'agent-adjustment:' || id, -amount_fen, NULL FROM adjustments WHERE state = 'posted' AND target = 'agent'
      UNION ALL
      SELECT 'opening-balance:' || id, amount_fen, customer_id FROM opening_balances WHERE state = 'posted'
      UNION ALL
      SELECT 'bank-payout:' || id, -amount_fen, customer_id FROM payouts WHERE state IN ('approved', 'sent', 'done', 'bounced')
      UNION ALL
      SELECT 'bank-payout:' || id || ':back', amount_fen, customer_id FROM payouts WHERE state = 'bounced'
      UNION ALL
      SELECT 'dispute:' || d.id || ':' || n, CASE n % 2 WHEN 1 THEN -d.amount_fen ELSE d.amount_fen END, d.customer_id
        FROM payment_disputes d CROSS JOIN generate_series(1, d.move_count) n),
    posted AS (
      SELECT t.key, t.id, sum(p.amount_fen) AS fen, (array_agg(a.customer_id))[1] AS customer_id
        FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
       WHERE t.kind IN ('top_up', 'top_up_correction', 'top_up_reversal', 'charge_back', 'refund', 'adjustment', 'agent_adjustment',
                      'bank_payout', 'bank_payout_return', 'dispute', 'dispute_return', 'opening_balance')
         AND a.kind IN ('wallet', 'receivable', 'agent')
         AND split_part(t.key, ':', 1) IN ('top-up', 'refund', 'adjustment', 'agent-adjustment', 'bank-payout', 'dispute',
                                        'opening-balance')
       GROUP BY t.id)
    SELECT 'paper_not_posted' AS check, p.key AS subject, jsonb_build_object('paperFen', p.fen::text) AS facts
      FROM papers p LEFT JOIN posted b USING (key) WHERE b.key IS NULL
    UNION ALL
    SELECT 'posted_without_paper', b.key, jsonb_build_object('postedFen', b.fen::text) FROM posted b LEFT JOIN papers p USING (key) WHERE p.key IS NULL
    UNION ALL
    SELECT 'paper_amount', b.key, jsonb_build_object('paperFen', p.fen::text, 'postedFen', b.fen::text)
      FROM posted b JOIN papers p USING (key) WHERE p.fen <> b.fen OR p.customer_id IS DISTINCT FROM b.customer_id`,
  Prisma.sql`
    SELECT 'paper_account' AS check, t.key, jsonb_build_object('account', a.code, 'method', u.method)
      FROM (SELECT 'top-up:' || id AS key, coalesce(gateway, method::text) AS method FROM top_ups
            UNION ALL SELECT 'top-up:' || id || ':charge-back', coalesce(gateway, method::text) FROM top_ups
            UNION ALL SELECT 'top-up:' || c.top_up_id || ':' || c.n, coalesce(o.gateway, o.method::text) FROM top_up_changes c JOIN top_ups o ON o.id = c.top_up_id) u
      JOIN ledger_transactions t ON t.key = u.key
      JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
     WHERE a.kind = 'clearing' AND a.code <> 'clearing:' || u.method`,
  Prisma.sql`
    SELECT 'top_up_changes' AS check, u.id::text, jsonb_build_object('receivedFen', coalesce(u.received_fen, 0)::text,
             'changedFen', coalesce(c.to_fen, 0)::text, 'change', coalesce(c.n, 0)::text, 'changes', u.change_count::text)
      FROM top_ups u
      LEFT JOIN (SELECT DISTINCT ON (top_up_id) top_up_id, n, to_fen FROM top_up_changes ORDER BY top_up_id, n DESC) c ON c.top_up_id = u.id
     WHERE u.change_count <> coalesce(c.n, 0)
        OR (c.n IS NOT NULL AND c.to_fen <> CASE WHEN u.state IN ('confirmed', 'charged_back') THEN u.received_fen ELSE 0 END)`,
  Prisma.sql`
    SELECT 'top_up_change_gap' AS check, c.top_up_id::text, jsonb_build_object('change', c.n::text, 'fromFen', c.from_fen::text, 'beforeFen', coalesce(c.before_fen, 0)::text)
      FROM (SELECT top_up_id, n, from_fen, lag(to_fen) OVER own AS before_fen, row_number() OVER own AS place
              FROM top_up_changes WINDOW own AS (PARTITION BY top_up_id ORDER BY n)) c
     WHERE c.n <> c.place OR (c.n > 1 AND c.from_fen <> c.before_fen)`,
  Prisma.sql`
    SELECT 'refunded_too_much' AS check, r.item_id::text, jsonb_build_object('refundedFen', sum(r.amount_fen)::text, 'paidFen', i.price_fen::text, 'state', i.state::text)
      FROM refunds r JOIN order_items i ON i.id = r.item_id GROUP BY r.item_id, i.price_fen, i.state
    HAVING sum(r.amount_fen) > i.price_fen OR i.state <> 'done'`,
  Prisma.sql`
    SELECT 'account_without_customer' AS check, a.code, jsonb_build_object('account', a.code) FROM ledger_accounts a
     WHERE a.customer_id IS NOT NULL AND NOT EXISTS (SELECT FROM users u WHERE u.id = a.customer_id)`,
];
