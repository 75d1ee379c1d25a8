-- The books of the batch by the rules of docs/decisions/ledger.md: what ledger_post would have written, in the order of time.
-- Of the later top-ups every second one came through a gateway (its payment is in paying.sql), the others by bank transfer.

CREATE TEMP TABLE growth_top_ups AS
  SELECT pg_temp.growth_id(17, at, n) AS id, n, customer_id, at, fen, state, n % 2 = 1 AND n / 2 % 8 = 7 AS by_gateway FROM (
    -- The first one of each customer pays all of their orders.
    SELECT c.n * 2 AS n, c.id AS customer_id, c.at, coalesce(o.fen, 0) + 100000 AS fen, 'confirmed'::top_up_state AS state
      FROM growth_customers c LEFT JOIN (SELECT customer_id, sum(price_fen) AS fen FROM growth_items GROUP BY 1) o ON o.customer_id = c.id
    UNION ALL
    SELECT n * 2 + 1, customer_id, at - interval '1 minute', 50000,
           CASE WHEN open THEN 'pending' WHEN n % 100 = 3 THEN 'rejected' WHEN n % 100 = 7 THEN 'cancelled' ELSE 'confirmed' END::top_up_state
      FROM growth_orders WHERE n % 4 = 3) t;
-- A payment that is not paid is no top-up.
DELETE FROM growth_top_ups WHERE by_gateway AND state <> 'confirmed';
INSERT INTO top_ups (id, customer_id, method, gateway, amount_fen, received_fen, reference, state, payer_name, bank_serial, decided_by,
  decided_at, created_at)
SELECT id, customer_id, CASE WHEN by_gateway THEN 'gateway' ELSE 'bank_transfer' END::top_up_method, CASE WHEN by_gateway THEN 'alipay' END,
       fen, CASE WHEN state = 'confirmed' THEN fen END, 'KQ' || upper(substr(md5(n::text), 1, 4)) || n, state,
       CASE WHEN NOT by_gateway THEN pg_temp.growth_word(n) || ' Ltd' END,
       CASE WHEN state = 'confirmed' AND NOT by_gateway THEN '2026' || lpad(n::text, 12, '0') END,
       CASE WHEN state IN ('confirmed', 'rejected') AND NOT by_gateway THEN pg_temp.growth_id(6, until, 1) END,
       CASE WHEN state <> 'pending' THEN at END, at
  FROM growth_batch, growth_top_ups ORDER BY n;
INSERT INTO refunds (id, item_id, customer_id, amount_fen, reason, by_id, request_key, created_at)
SELECT pg_temp.growth_id(18, at, m), id, customer_id, 1000, 'goodwill', pg_temp.growth_id(6, until, 1), m::text, at + interval '1 day'
  FROM growth_batch, growth_items WHERE state = 'done' AND m % 1000 = 4 AND at + interval '1 day' < until;
INSERT INTO adjustments (id, target, customer_id, amount_fen, reason, state, needs_second, requested_by, request_key, requested_at,
  decided_by, decided_at)
SELECT pg_temp.growth_id(19, at, n), 'wallet', customer_id, 500, 'goodwill', CASE WHEN open THEN 'pending' ELSE 'posted' END::adjustment_state,
       open, pg_temp.growth_id(6, until, 1), n::text, at, CASE WHEN NOT open THEN pg_temp.growth_id(6, until, 2) END,
       CASE WHEN NOT open THEN at END
  FROM growth_batch, growth_orders WHERE n % 500 = 499 OR (open AND n % 50 = 49);

-- Every transaction with what it moves: (account, fen) pairs.
CREATE TEMP TABLE growth_transactions AS
  SELECT *, row_number() OVER (ORDER BY at, key) AS n FROM (
    SELECT 'top-up:' || id AS key, 'top_up' AS kind, at, 'top_up' AS ref_kind, id AS ref_id, NULL::uuid AS actor_id,
           ARRAY['clearing:' || CASE WHEN by_gateway THEN 'alipay' ELSE 'bank_transfer' END, 'wallet:' || customer_id] AS accounts, ARRAY[-fen, fen] AS amounts
      FROM growth_top_ups WHERE state = 'confirmed'
    UNION ALL
    SELECT 'order:' || order_id || ':hold', 'hold', at, 'order', order_id, customer_id,
           ARRAY['wallet:' || customer_id, 'held:' || customer_id], ARRAY[-sum(price_fen), sum(price_fen)]
      FROM growth_items GROUP BY order_id, at, customer_id
    UNION ALL
    SELECT 'item:' || id || ':settle', 'capture', at + interval '2 minutes', 'item', id, NULL,
           ARRAY['held:' || customer_id, 'revenue', 'cost', 'cost_variance', 'agent'],
           ARRAY[-price_fen, price_fen, -cost_fen, -variance_fen, cost_fen + variance_fen]
      FROM growth_items WHERE state = 'done'
    UNION ALL
    SELECT 'item:' || id || ':settle', 'release', at + interval '2 minutes', 'item', id, NULL,
           ARRAY['held:' || customer_id, 'wallet:' || customer_id], ARRAY[-price_fen, price_fen]
      FROM growth_items WHERE state = 'refunded'
    UNION ALL
    SELECT 'refund:' || r.id, 'refund', r.created_at, 'item', r.item_id, r.by_id, ARRAY['refunds', 'wallet:' || r.customer_id],
           ARRAY[-r.amount_fen, r.amount_fen]
      FROM refunds r JOIN growth_items i ON i.id = r.item_id
    UNION ALL
    SELECT 'adjustment:' || a.id, 'adjustment', a.requested_at, 'customer', a.customer_id, a.requested_by,
           ARRAY['adjustments', 'wallet:' || a.customer_id], ARRAY[-a.amount_fen, a.amount_fen]
      FROM adjustments a JOIN growth_customers c ON c.id = a.customer_id WHERE a.state = 'posted'
    UNION ALL
    -- Money sent to the upstream every month, a tenth more than was spent.
    SELECT 'agent-top-up:' || first_order || '-' || month, 'agent_top_up', until - interval '730 days' + month * interval '30 days',
           NULL, NULL, NULL, ARRAY['remittance', 'agent'], ARRAY[fen, -fen]
      FROM growth_batch, generate_series(0, 23) month,
           (SELECT (sum(cost_fen + variance_fen) * 1.1 / 24)::bigint AS fen FROM growth_items) s) t;
INSERT INTO ledger_accounts (id, code, kind, customer_id, balance_fen, created_at)
SELECT pg_temp.growth_id(20 + k, at, n), word || ':' || id, word, id, 0, at
  FROM growth_customers, unnest(ARRAY['wallet', 'held']) WITH ORDINALITY w(word, k);
INSERT INTO ledger_accounts (id, code, kind)
SELECT gen_random_uuid(), code, split_part(code, ':', 1)
  FROM unnest(ARRAY['clearing:bank_transfer', 'clearing:alipay', 'revenue', 'refunds', 'cost', 'cost_variance', 'agent', 'remittance', 'adjustments']) code
 WHERE NOT EXISTS (SELECT FROM ledger_accounts a WHERE a.code = code.code);
ANALYZE ledger_accounts;

INSERT INTO ledger_transactions (id, key, digest, kind, at, ref_kind, ref_id, actor_id)
SELECT pg_temp.growth_id(23, at, n), key, '', kind, at, ref_kind, ref_id, actor_id FROM growth_transactions ORDER BY n;
-- Wallets and holds keep the balance after each posting.
INSERT INTO postings (transaction_id, account_id, amount_fen, balance_fen)
SELECT transaction_id, account_id, fen, CASE WHEN kept THEN sum(fen) OVER (PARTITION BY account_id ORDER BY n, k) END
  FROM (SELECT t.n, e.k, pg_temp.growth_id(23, t.at, t.n) AS transaction_id, a.id AS account_id, e.fen, a.kind IN ('wallet', 'held') AS kept
          FROM growth_transactions t, unnest(t.accounts, t.amounts) WITH ORDINALITY e(code, fen, k)
          JOIN ledger_accounts a ON a.code = e.code WHERE e.fen <> 0) p
 ORDER BY n, k;
UPDATE ledger_accounts a SET balance_fen = p.fen
  FROM (SELECT account_id, sum(amount_fen) AS fen FROM postings GROUP BY 1) p
 WHERE p.account_id = a.id AND a.kind IN ('wallet', 'held');
