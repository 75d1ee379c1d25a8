import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type BookFault, findFaults } from "./find-faults";

/**
 * Checks the books for consistency, and against the orders. An empty list means: transactions sum to zero, stored and
 * running balances and the sums kept of days and months equal their postings, no posting is without its transaction, every order was held for its total,
 * done items were captured and refunded ones released, at their price and on the right accounts, and the held money
 * is what open items cost. The checks read whole tables and change nothing. While the shop is running, call it in a
 * snapshot (readWhole).
 */
export async function checkBooks(tx: Tx | Db): Promise<BookFault[]> {
  return findFaults(tx, bookChecks);
}

export const bookChecks: readonly Prisma.Sql[] = [
  Prisma.sql`
    SELECT 'sum' AS check, transaction_id::text AS subject, jsonb_build_object('sumFen', sum(amount_fen)::text) AS facts
      FROM postings GROUP BY transaction_id HAVING sum(amount_fen) <> 0`,
  Prisma.sql`
    SELECT 'empty_transaction' AS check, t.id::text, jsonb_build_object('key', t.key) FROM ledger_transactions t
     WHERE NOT EXISTS (SELECT FROM postings p WHERE p.transaction_id = t.id)`,
  Prisma.sql`
    SELECT 'kept_balance' AS check, a.code, jsonb_build_object('keptFen', a.balance_fen::text, 'postedFen', coalesce(s.total, 0)::text)
      FROM ledger_accounts a
      LEFT JOIN (SELECT account_id, sum(amount_fen) AS total FROM postings GROUP BY 1) s ON s.account_id = a.id
     WHERE a.balance_fen IS NOT NULL AND a.balance_fen <> coalesce(s.total, 0)`,
  Prisma.sql`
    SELECT 'running_balance' AS check, p.id::text, jsonb_build_object('writtenFen', p.balance_fen::text, 'summedFen', p.running::text)
      FROM (SELECT id, balance_fen, sum(amount_fen) OVER (PARTITION BY account_id ORDER BY id) AS running
              FROM postings WHERE balance_fen IS NOT NULL) p WHERE p.balance_fen <> p.running`,
  Prisma.sql`
    SELECT 'kept_day' AS check, coalesce(k.account, s.account) || ' ' || coalesce(k.day, s.day),
           jsonb_build_object('keptFen', coalesce(k.credit_fen - k.debit_fen, 0)::text, 'postedFen', coalesce(s.credit - s.debit, 0)::text,
             'keptCount', coalesce(k.count, 0)::text, 'postedCount', coalesce(s.count, 0)::text)
      FROM book_days k
      FULL JOIN (SELECT CASE WHEN a.customer_id IS NULL THEN a.code ELSE a.kind END AS account, (t.at AT TIME ZONE 'Asia/Shanghai')::date AS day,
                        sum(greatest(-p.amount_fen, 0)) AS debit, sum(greatest(p.amount_fen, 0)) AS credit, count(*) AS count,
                        min(p.id) AS first, max(p.id) AS last
                   FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
                  WHERE p.id <= (SELECT posting_id FROM book_roll_ups) GROUP BY 1, 2) s ON s.account = k.account AND s.day = k.day
     WHERE (k.debit_fen, k.credit_fen, k.count, k.first_posting_id, k.last_posting_id) IS DISTINCT FROM (s.debit, s.credit, s.count, s.first, s.last)`,
  Prisma.sql`
    SELECT 'kept_month' AS check, coalesce(k.account, s.account) || ' ' || coalesce(k.month, s.month),
           jsonb_build_object('keptFen', coalesce(k.credit_fen - k.debit_fen, 0)::text, 'daysFen', coalesce(s.credit - s.debit, 0)::text)
      FROM book_months k
      FULL JOIN (SELECT account, date_trunc('month', day)::date AS month, sum(debit_fen) AS debit, sum(credit_fen) AS credit, sum(count) AS count
                   FROM book_days GROUP BY 1, 2) s ON s.account = k.account AND s.month = k.month
     WHERE (k.debit_fen, k.credit_fen, k.count) IS DISTINCT FROM (s.debit, s.credit, s.count)`,
  Prisma.sql`
    SELECT 'kept_house_balance' AS check, b.account || ' ' || b.posting_id,
           jsonb_build_object('keptFen', b.balance_fen::text, 'postedFen', coalesce(p.running, 0)::text)
      FROM book_balances b
      LEFT JOIN (SELECT p.id, a.code, sum(p.amount_fen) OVER (PARTITION BY p.account_id ORDER BY p.id) AS running
                   FROM postings p JOIN ledger_accounts a ON a.id = p.account_id WHERE a.customer_id IS NULL) p
             ON p.id = b.posting_id AND p.code = b.account
     WHERE b.balance_fen IS DISTINCT FROM p.running`,
  Prisma.sql`
    SELECT 'posting_orphan' AS check, p.id::text, jsonb_build_object('transaction', p.transaction_id::text, 'account', p.account_id::text)
      FROM postings p LEFT JOIN ledger_transactions t ON t.id = p.transaction_id LEFT JOIN ledger_accounts a ON a.id = p.account_id
     WHERE t.id IS NULL OR a.id IS NULL`,
  Prisma.sql`
    SELECT 'order_not_held' AS check, o.id::text, jsonb_build_object('number', o.number, 'totalFen', o.total_fen::text) FROM orders o
     WHERE o.total_fen > 0 AND NOT EXISTS (
       SELECT FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id
        WHERE t.key = 'order:' || o.id || ':hold' AND p.amount_fen = o.total_fen)`,
  Prisma.sql`
    SELECT 'order_total' AS check, o.id::text, jsonb_build_object('totalFen', o.total_fen::text, 'itemsFen', sum(i.price_fen)::text)
      FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.id HAVING o.total_fen <> sum(i.price_fen)`,
  Prisma.sql`
    SELECT 'item_settlement' AS check, i.id::text, jsonb_build_object('state', i.state::text, 'posted', coalesce(t.kind, 'none'))
      FROM order_items i LEFT JOIN ledger_transactions t ON t.key = 'item:' || i.id || ':settle'
     WHERE i.price_fen > 0 AND coalesce(t.kind, 'open') <>
       CASE i.state WHEN 'done' THEN 'capture' WHEN 'refunded' THEN 'release' ELSE 'open' END`,
  Prisma.sql`
    SELECT 'item_amount' AS check, i.id::text, jsonb_build_object('paidFen', i.price_fen::text, 'takenFen', (-p.amount_fen)::text)
      FROM order_items i JOIN ledger_transactions t ON t.key = 'item:' || i.id || ':settle'
      JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id AND a.kind = 'held'
     WHERE -p.amount_fen <> i.price_fen`,
  Prisma.sql`
    SELECT 'item_accounts' AS check, i.id::text, jsonb_build_object('posted', t.kind,
             'revenueFen', coalesce(s.revenue, 0)::text, 'costFen', coalesce(s.cost, 0)::text,
             'agentFen', coalesce(s.agent, 0)::text, 'walletFen', coalesce(s.wallet, 0)::text)
      FROM order_items i JOIN ledger_transactions t ON t.key = 'item:' || i.id || ':settle'
      JOIN (SELECT p.transaction_id, sum(p.amount_fen) FILTER (WHERE a.code = 'revenue') AS revenue,
                   sum(p.amount_fen) FILTER (WHERE a.code = 'cost') AS cost,
                   sum(p.amount_fen) FILTER (WHERE a.code = 'agent') AS agent,
                   sum(p.amount_fen) FILTER (WHERE a.kind = 'wallet') AS wallet,
                   (array_agg(a.customer_id) FILTER (WHERE a.kind = 'wallet'))[1] AS customer_id
              FROM postings p JOIN ledger_accounts a ON a.id = p.account_id GROUP BY 1) s ON s.transaction_id = t.id
      LEFT JOIN (SELECT c.ref_id, p.amount_fen AS agent FROM ledger_transactions c JOIN postings p ON p.transaction_id = c.id
                   JOIN ledger_accounts a ON a.id = p.account_id AND a.code = 'agent'
                  WHERE c.kind = 'cost_correction') corrected ON corrected.ref_id = i.id::text
     WHERE (t.kind = 'capture' AND (coalesce(s.revenue, 0), coalesce(s.cost, 0), coalesce(s.agent, 0) + coalesce(corrected.agent, 0))
              IS DISTINCT FROM (i.price_fen, -i.cost_quoted_fen, coalesce(i.cost_charged_fen, i.cost_quoted_fen)))
        OR (t.kind = 'release' AND (coalesce(s.wallet, 0), s.customer_id) IS DISTINCT FROM (i.price_fen, i.customer_id))`,
  Prisma.sql`
    SELECT 'held' AS check, a.code, jsonb_build_object('heldFen', a.balance_fen::text, 'openFen', coalesce(s.total, 0)::text)
      FROM ledger_accounts a
      LEFT JOIN (SELECT customer_id, sum(price_fen) AS total FROM order_items
                  WHERE state NOT IN ('done', 'refunded') GROUP BY 1) s ON s.customer_id = a.customer_id
     WHERE a.kind = 'held' AND a.balance_fen <> coalesce(s.total, 0)`,
  Prisma.sql`
    SELECT 'settled_unknown_item' AS check, t.ref_id, jsonb_build_object('key', t.key) FROM ledger_transactions t
     WHERE t.key LIKE 'item:%:settle' AND NOT EXISTS (SELECT FROM order_items i WHERE i.id::text = t.ref_id)`,
];
