-- A receipt for every order of which something was done, and a credit note for every refund, as write-papers would have written them.

CREATE TEMP TABLE growth_papers AS
  SELECT p.*, extract(year FROM p.at AT TIME ZONE 'Asia/Shanghai')::int AS year FROM (
    SELECT 'receipt'::paper_kind AS kind, pg_temp.growth_id(28, o.at, o.n) AS id, o.id AS order_id, o.n, o.customer_id,
           o.at + interval '3 minutes' AS at, NULL::uuid AS refund_id, NULL::uuid AS receipt_id, i.fen, i.lines
      FROM growth_orders o
      JOIN (SELECT order_id, sum(price_fen) AS fen, jsonb_agg(jsonb_build_object('itemId', id, 'productLine', product_line,
                     'action', 'purchase', 'name', display_name, 'what', '{"zh": "域名，注册 1 年", "en": "Domain: Register for 1 year"}'::jsonb,
                     'details', NULL, 'amountFen', price_fen::text) ORDER BY position) AS lines
              FROM growth_items WHERE state = 'done' GROUP BY 1) i ON i.order_id = o.id
    UNION ALL
    SELECT 'credit_note', pg_temp.growth_id(29, r.created_at, i.m), i.order_id, o.n, r.customer_id, r.created_at, r.id,
           pg_temp.growth_id(28, o.at, o.n), r.amount_fen, jsonb_build_array(jsonb_build_object('itemId', i.id, 'productLine', i.product_line,
             'action', 'purchase', 'name', i.display_name, 'what', '{"zh": "域名，注册 1 年", "en": "Domain: Register for 1 year"}'::jsonb,
             'details', NULL, 'amountFen', r.amount_fen::text))
      FROM refunds r JOIN growth_items i ON i.id = r.item_id JOIN growth_orders o ON o.id = i.order_id) p;

INSERT INTO papers (id, kind, year, n, number, customer_id, order_id, refund_id, receipt_id, total_fen, content, issued_at)
SELECT id, kind, year, n, CASE kind WHEN 'receipt' THEN 'R-' ELSE 'C-' END || year || '-' || lpad(n::text, greatest(6, length(n::text)), '0'),
       customer_id, order_id, refund_id, receipt_id, fen, content, at
  FROM (SELECT p.id, p.kind, p.year, p.customer_id, p.order_id, p.refund_id, p.receipt_id, p.fen, p.at,
               coalesce(c.last, 0) + row_number() OVER (PARTITION BY p.kind, p.year ORDER BY p.at, p.id) AS n,
               jsonb_build_object('layout', 1, 'seller', jsonb_build_object('name', '{"zh": "金橘", "en": "Kumquat"}'::jsonb, 'company',
                 '{"zh": "金橘", "en": "Kumquat"}'::jsonb, 'phone', '', 'email', '', 'url', '', 'icp', '', 'police', ''),
                 'customer', jsonb_build_object('name', '', 'email', 'customer@example.com'), 'order', jsonb_build_object('number',
                   'K' || p.n, 'placedAt', '2026-01-01T00:00:00.000Z', 'finishedAt', '2026-01-01T00:00:00.000Z'),
                 'currency', 'CNY', 'lines', p.lines, 'credit', NULL) AS content
          FROM growth_papers p LEFT JOIN paper_counters c ON c.kind = p.kind AND c.year = p.year) numbered;

INSERT INTO paper_counters AS c (kind, year, last, last_at)
SELECT kind, year, count(*), max(at) FROM growth_papers GROUP BY kind, year
    ON CONFLICT (kind, year) DO UPDATE SET last = c.last + excluded.last, last_at = greatest(c.last_at, excluded.last_at);
