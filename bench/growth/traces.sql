-- What running the shop leaves behind: calls to the upstream, mails, audit, balance figures, answered requests, waiting jobs.

INSERT INTO upstream_calls (at, host, endpoint, effect, masked_input, outcome, reason, otime, ms, byte_count, item_id, customer_id)
SELECT i.at + k * interval '1 second', CASE k WHEN 0 THEN 'check' ELSE 'api' END,
       (CASE WHEN i.m % 5000 = 0 AND k = 2 THEN 'user.userdetail' ELSE (ARRAY['domains.CheckDomain', 'domains.CreateDom', 'domains.DomainDetail'])[k + 1] END),
       CASE k WHEN 1 THEN 'purchase' ELSE 'read' END, jsonb_build_object('domain', i.name),
       CASE WHEN i.m % 40 <> k THEN 'ok' WHEN i.m % 400 = k THEN 'unknown' ELSE 'rejected' END, CASE WHEN i.m % 40 = k THEN 'timeout' END,
       '20260101000000000', 50 + (i.m % 900)::int, 400, CASE WHEN k > 0 THEN i.id END, i.customer_id
  FROM growth_items i, generate_series(0, 2) k WHERE position = 0 ORDER BY i.m, k;
INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html, status, attempts, created_at, sent_at)
SELECT pg_temp.growth_id(24, o.at, o.n), c.id, c.email, 'orders.items-done', 'zh', '订单 K' || to_char(o.at, 'YYMMDD') || '-' || o.n || ' 已开通',
       repeat('您购买的域名已开通。', 12), repeat('<p>您购买的域名已开通。</p>', 12),
       CASE WHEN o.open AND o.n % 10 = 0 THEN 'queued' WHEN o.n % 200 = 1 THEN 'failed' ELSE 'sent' END::mail_status, 1, o.at, o.at
  FROM growth_orders o JOIN growth_customers c ON c.n = o.customer_n ORDER BY o.n;
INSERT INTO audit_events (at, actor_kind, actor_id, action, subject_kind, subject_id, customer_id, after, ip)
SELECT at, CASE WHEN n % 10 < 3 THEN 'staff' ELSE 'customer' END, CASE WHEN n % 10 < 3 THEN pg_temp.growth_id(6, until, 1 + n % 4) ELSE customer_id END,
       CASE WHEN n % 5000 = 0 THEN 'settings.write' WHEN n % 10 < 3 THEN 'payments.confirm-top-up' WHEN n % 10 < 6 THEN 'services.reveal-password'
            ELSE 'customers.sign-in' END, 'order', id::text, customer_id, '{"ok": true}', '192.0.2.1'
  FROM growth_batch, growth_orders ORDER BY n;
INSERT INTO idempotency_keys (id, actor_key, route, key, body_hash, status, response, created_at, finished_at)
SELECT pg_temp.growth_id(25, at, n), 'customer:' || customer_id, '/api/v1/orders', n::text, '', 200, '{}', at, at FROM growth_orders
 WHERE n % 20 = 0;
INSERT INTO name_availabilities (name, available, checked_at)
SELECT 'seen' || n || '.com', true, at FROM growth_orders WHERE n % 20 = 0;
INSERT INTO book_checks (at, ms, posting_count, by_kind, fault_count, faults)
SELECT at, 1000, 1000, 'nightly', 0, '[]' FROM growth_orders WHERE n % 1000 = 0;

-- The upstream's figures; the last ones agree with the books and with what is charged and not yet booked.
-- Every minute of the last thirty days; whatever there is more is older.
INSERT INTO agent_balances (at, balance_fen, available_fen, frozen_fen, used_fen, remitted_fen)
SELECT until - n * interval '1 minute' - CASE WHEN first_order = 0 THEN interval '0' ELSE interval '31 days' END, 100000000, 100000000, 0, 0, 100000000
  FROM growth_batch, generate_series(1, CASE WHEN first_order = 0 THEN 43200 ELSE order_count END) n;
INSERT INTO agent_balances (at, balance_fen, available_fen, frozen_fen, used_fen, remitted_fen)
SELECT until, fen, fen, 0, 0, 100000000
  FROM growth_batch, (SELECT -(SELECT sum(amount_fen) FROM postings p JOIN ledger_accounts a ON a.id = p.account_id WHERE a.code = 'agent')
         - (SELECT sum(expected_charge_fen) FROM attempts t JOIN order_items i ON i.id = t.item_id WHERE i.state = 'accepted') AS fen) f;

SELECT count(graphile_worker.add_job('loaded', '{}'::json, run_at := until + interval '30 days', job_key := 'loaded:' || first_order || ':' || n))
  FROM growth_batch, generate_series(1, 200) n;
