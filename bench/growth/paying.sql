-- What paying through gateways and banks leaves behind: payments, refunds to the source, payouts, disputes, gateways' bills with their lines,
-- the bank's statements. And what customers and staff make beside orders: payment links, tokens, batches of DNS changes, restore points, remarks,
-- approvals. Only paid payments are in the books (books.sql); refunds and payouts were declined or wait, and so move nothing.

INSERT INTO payments (id, number, customer_id, gateway, device, amount_fen, state, gateway_ref, paid_fen, paid_at, expires_at, created_at)
SELECT id, 'P' || to_char(at, 'YYMMDD') || upper(substr(md5(n::text), 1, 6)) || n, customer_id, 'alipay', 'desktop', fen, 'paid', 'T' || n, fen, at,
       at + interval '15 minutes', at FROM growth_top_ups WHERE by_gateway ORDER BY n;
-- As many were left unpaid. Some can still be paid, and of a few another sum arrived.
INSERT INTO payments (id, number, customer_id, gateway, device, amount_fen, state, problem, expires_at, next_ask_at, closed_at, created_at)
SELECT pg_temp.growth_id(30, at, n), 'P' || to_char(at, 'YYMMDD') || upper(substr(md5(n::text), 1, 6)) || n || 'X', customer_id, 'alipay', 'phone', 6900,
       CASE WHEN open THEN 'open' ELSE 'closed' END::payment_state, CASE WHEN n % 3000 = 5 THEN 'amount' END, at + interval '15 minutes',
       CASE WHEN open THEN until + interval '1 day' END, CASE WHEN NOT open THEN at + interval '1 hour' END, at
  FROM growth_batch, growth_orders WHERE n % 8 = 5 ORDER BY n;
INSERT INTO payment_refunds (id, number, payment_id, customer_id, amount_fen, state, reason, asked_by, request_key, decided_by, decided_at,
  created_at)
SELECT pg_temp.growth_id(31, p.created_at, first_order + k), 'R' || k || '-' || first_order, p.id, p.customer_id, 100,
       CASE WHEN k > count - 20 THEN 'asked' ELSE 'declined' END::payment_refund_state, 'no longer wanted', p.customer_id, p.id::text,
       CASE WHEN k <= count - 20 THEN pg_temp.growth_id(6, until, 1) END, CASE WHEN k <= count - 20 THEN p.created_at + interval '1 day' END,
       p.created_at + interval '1 hour'
  FROM growth_batch, (SELECT p.*, row_number() OVER (ORDER BY p.created_at, p.id) AS k, count(*) OVER () AS count
          FROM payments p JOIN growth_top_ups t ON t.id = p.id AND t.by_gateway) p;
INSERT INTO payouts (id, number, customer_id, amount_fen, state, account_kind, beneficiary, bank, account_enc, account_last, reason, request_key,
  decided_by, decided_at, note, created_at)
SELECT pg_temp.growth_id(32, at, n), 'W' || n, customer_id, 100, CASE WHEN k <= 20 THEN 'asked' ELSE 'declined' END::payout_state, 'company',
       pg_temp.growth_word(n) || ' Ltd', '西湖商业银行', '\x00', '8907', 'closing the account', n::text,
       CASE WHEN k > 20 THEN pg_temp.growth_id(6, until, 1) END, CASE WHEN k > 20 THEN at + interval '1 day' END,
       CASE WHEN k > 20 THEN 'not yours' END, at
  FROM growth_batch, (SELECT *, CASE WHEN first THEN row_number() OVER (PARTITION BY first ORDER BY n DESC) ELSE 1000 END AS k
          FROM (SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY n DESC) = 1 AS first FROM growth_orders WHERE n % 6 = 1) o) o
 ORDER BY n;
INSERT INTO payment_disputes (id, gateway, gateway_ref, payment_id, customer_id, state, amount_fen, reason, closed_at, created_at)
SELECT pg_temp.growth_id(33, at, n), 'alipay', 'D' || n, t.id, customer_id, CASE WHEN n / 16 % 500 = 7 THEN 'inquiry' ELSE 'dropped' END::payment_dispute_state,
       100, 'unrecognised', CASE WHEN n / 16 % 500 <> 7 THEN at + interval '9 days' END, at + interval '2 days'
  FROM growth_top_ups t WHERE by_gateway AND n / 16 % 5 = 2 ORDER BY n;

-- A bill for each day, its lines, and differences that have ended but for a few.
INSERT INTO gateway_bills (id, gateway, day, state, fetched_at, next_fetch_at, checked_at)
SELECT gen_random_uuid(), 'alipay', to_char(until - n * interval '1 day', 'YYYY-MM-DD'), 'clean', until, until, until
  FROM growth_batch, generate_series(1, 760) n
 WHERE NOT EXISTS (SELECT FROM gateway_bills b WHERE b.gateway = 'alipay' AND b.day = to_char(until - n * interval '1 day', 'YYYY-MM-DD'));
INSERT INTO gateway_bill_rows (gateway, day, kind, gateway_ref, number, amount_fen, fee_fen, at, subject_id)
SELECT 'alipay', to_char(created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), 'payment', gateway_ref, number, amount_fen, 0, created_at, p.id
  FROM payments p JOIN growth_top_ups t ON t.id = p.id AND t.by_gateway ORDER BY p.created_at;
UPDATE gateway_bills b SET net_fen = (SELECT coalesce(sum(amount_fen), 0) FROM gateway_bill_rows r WHERE r.gateway = b.gateway AND r.day = b.day);
INSERT INTO gateway_differences (id, bill_id, subject, kind, about, payment_id, number, gateway_ref, our_fen, their_fen, effect_fen, state, found_at,
  ended_at)
SELECT pg_temp.growth_id(34, p.created_at, first_order + k), b.id, 'payment:' || p.id, 'lacking', 'payment', p.id, p.number, p.gateway_ref, p.amount_fen, 0,
       p.amount_fen, CASE WHEN k % 500 = 7 THEN 'open' ELSE 'gone' END::gateway_difference_state, p.created_at + interval '1 day',
       CASE WHEN k % 500 <> 7 THEN p.created_at + interval '2 days' END
  FROM growth_batch,
       (SELECT p.*, row_number() OVER (ORDER BY p.created_at, p.id) AS k FROM payments p JOIN growth_top_ups t ON t.id = p.id AND t.by_gateway) p
  JOIN gateway_bills b ON b.gateway = p.gateway AND b.day = to_char(p.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
 WHERE k % 2 = 1;

-- The bank's statements have a hundred rows each: the transfers that were confirmed.
CREATE TEMP TABLE growth_bank_rows AS
  SELECT *, (row_number() OVER (ORDER BY at, n) - 1) / 100 AS statement_n, (row_number() OVER (ORDER BY at, n) - 1) % 100 + 1 AS position
    FROM growth_top_ups WHERE NOT by_gateway AND state = 'confirmed';
INSERT INTO bank_statements (id, account, file_name, file_hash, format, layout, row_count, new_count, skipped_count, first_at, last_at, imported_by,
  created_at)
SELECT pg_temp.growth_id(35, min(at), first_order + statement_n), '6226000012345678907', 'bank.csv', first_order || '-' || statement_n, 'csv', 'icbc', count(*),
       count(*), 0, min(at), max(at), pg_temp.growth_id(6, until, 1), min(at)
  FROM growth_batch, growth_bank_rows GROUP BY statement_n, first_order, until;
INSERT INTO bank_statement_rows (id, statement_id, account, position, row_key, serial, booked_at, amount_fen, details_enc)
SELECT pg_temp.growth_id(36, r.at, r.n), s.id, s.account, r.position, r.n::text, '2026' || lpad(r.n::text, 12, '0'), r.at, r.fen, '\x00'
  FROM growth_batch, growth_bank_rows r JOIN bank_statements s ON s.file_hash = (SELECT first_order FROM growth_batch) || '-' || r.statement_n
 ORDER BY r.at;

INSERT INTO pay_links (id, token_hash, customer_id, amount_fen, what, cart_item_ids, expires_at, ended_at, paid_at, created_at)
SELECT pg_temp.growth_id(37, at, n), sha256(('link ' || n)::bytea), customer_id, 6900, '[]', '{}', at + interval '1 hour', at + interval '1 hour', at, at
  FROM growth_orders WHERE n % 20 = 9;
INSERT INTO api_tokens (id, customer_id, name, token_hash, ending, "grant", created_at, revoked_at)
SELECT pg_temp.growth_id(38, c.at, n * 4 + k), id, 'router', sha256(('token ' || n || '.' || k)::bytea), 'abcd',
       '{"areas": {"dns": "write"}, "zones": null, "types": null, "names": null, "addresses": null}', c.at, CASE WHEN k > 0 THEN c.at + interval '9 days' END
  FROM growth_customers c, generate_series(0, 3) k;
INSERT INTO zone_batches (id, customer_id, at, change)
SELECT pg_temp.growth_id(39, at, n), customer_id, at, '{"kind": "find", "type": null, "find": "192.0.2.1", "replacement": "192.0.2.2"}'
  FROM growth_orders WHERE n % 50 = 21;
INSERT INTO zone_batch_domains (id, batch_id, service_id, display_name, place, base_version, confirmed, state, seen_at, finished_at)
SELECT DISTINCT ON (o.n, i.service_id) pg_temp.growth_id(40, o.at, i.m), pg_temp.growth_id(39, o.at, o.n), s.id, i.display_name, i.position, 'v', false,
       'done'::zone_batch_domain_state, o.at, o.at
  FROM growth_orders o JOIN growth_items i ON i.order_id = o.id JOIN services s ON s.id = i.service_id WHERE o.n % 50 = 21
 ORDER BY o.n, i.service_id;
INSERT INTO zone_restore_points (id, service_id, name, records, record_count, actor_kind, at)
SELECT pg_temp.growth_id(41, at, m * 4 + k), service_id, 'before the move', '[]', 0, 'customer', at
  FROM growth_items, generate_series(0, 2) k WHERE buys AND state = 'done' AND product_line = 'domain' AND product_n % 10 = 3;
INSERT INTO record_remarks (service_id, record_key, host, type, value, remark, updated_at)
SELECT service_id, md5(m::text || k), 'www', 'A', '192.0.2.' || k, 'the shop', at
  FROM growth_items, generate_series(1, 3) k WHERE buys AND state = 'done' AND product_line = 'domain' AND product_n % 10 = 3;
INSERT INTO approvals (id, kind, subject_id, customer_id, before, after, reason, state, requested_by, requested_at, decided_by, decided_at)
SELECT pg_temp.growth_id(42, at, n), 'top_up', pg_temp.growth_id(17, at, n)::text, customer_id, '{}', '{}', 'large', 'approved',
       pg_temp.growth_id(6, until, 1), at, pg_temp.growth_id(6, until, 2), at + interval '1 hour'
  FROM growth_batch, growth_orders WHERE n % 20 = 11;
