import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type BookFault, findFaults } from "@/lib/ledger/find-faults";

/**
 * Compares receipts and credit notes with the postings, with their own lines and with their numbers: each says what was posted, its lines
 * sum to its total, and its kind's numbers of a year have no gap. Changes nothing.
 */
export async function checkPapers(tx: Tx | Db): Promise<BookFault[]> {
  return findFaults(tx, paperChecks);
}

export const paperChecks: readonly Prisma.Sql[] = [
  Prisma.sql`
    WITH earned AS (
      SELECT i.order_id, sum(p.amount_fen) AS fen
        FROM order_items i JOIN ledger_transactions t ON t.key = 'item:' || i.id || ':settle' AND t.kind = 'capture'
        JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id AND a.code = 'revenue'
       GROUP BY 1),
    refunded AS (
      SELECT t.key, sum(p.amount_fen) AS fen FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id
        JOIN ledger_accounts a ON a.id = p.account_id AND a.kind = 'refunds' WHERE t.kind = 'refund' GROUP BY 1)
    SELECT 'receipt_amount' AS check, s.number,
           jsonb_build_object('paperFen', s.total_fen::text, 'postedFen', coalesce(e.fen, -r.fen, 0)::text) AS facts
      FROM papers s LEFT JOIN earned e ON s.kind = 'receipt' AND e.order_id = s.order_id
      LEFT JOIN refunded r ON s.kind = 'credit_note' AND r.key = 'refund:' || s.refund_id
     WHERE s.total_fen IS DISTINCT FROM coalesce(e.fen, -r.fen)`,
  Prisma.sql`
    SELECT 'receipt_lines' AS check, s.number,
           jsonb_build_object('totalFen', s.total_fen::text, 'linesFen', coalesce(l.fen, 0)::text) AS facts
      FROM papers s LEFT JOIN LATERAL (
        SELECT sum((line->>'amountFen')::bigint) AS fen FROM jsonb_array_elements(s.content->'lines') AS line) l ON true
     WHERE s.total_fen IS DISTINCT FROM l.fen`,
  Prisma.sql`
    SELECT 'receipt_number' AS check, s.number, jsonb_build_object('number', s.number, 'place', s.place::text) AS facts
      FROM (SELECT number, n, row_number() OVER (PARTITION BY kind, year ORDER BY n) AS place FROM papers) s WHERE s.n <> s.place
    UNION ALL
    SELECT 'receipt_count', c.kind || ' ' || c.year, jsonb_build_object('counted', c.last::text, 'written', count(s.id)::text)
      FROM paper_counters c LEFT JOIN papers s USING (kind, year) GROUP BY c.kind, c.year, c.last HAVING c.last <> count(s.id)`,
  // Orders from before there were papers get theirs by a sweep at night, and every other one within minutes.
  Prisma.sql`
    WITH known AS (SELECT min(issued_at) AS first, max(issued_at) - interval '2 days' AS long_ago FROM papers)
    SELECT 'receipt_missing' AS check, o.id::text, jsonb_build_object('number', o.number) AS facts
      FROM orders o, known
     WHERE o.state <> 'open' AND o.finished_at BETWEEN known.first AND known.long_ago
       AND EXISTS (SELECT FROM order_items i WHERE i.order_id = o.id AND i.state = 'done' AND i.price_fen > 0)
       AND NOT EXISTS (SELECT FROM papers s WHERE s.order_id = o.id AND s.kind = 'receipt')
    UNION ALL
    SELECT 'credit_note_missing', r.id::text, jsonb_build_object('number', o.number, 'item', i.display_name)
      FROM refunds r
      JOIN order_items i ON i.id = r.item_id JOIN orders o ON o.id = i.order_id, known
     WHERE o.state <> 'open' AND greatest(r.created_at, o.finished_at) BETWEEN known.first AND known.long_ago
       AND NOT EXISTS (SELECT FROM papers s WHERE s.refund_id = r.id)`,
];
