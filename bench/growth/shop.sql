-- The planned customers and what they bought: people, registrants, orders with their attempts, services with their zones and controls.

INSERT INTO users (id, kind, email, email_verified_at, name, phone, password_hash, status, created_at, updated_at)
SELECT id, 'customer', email, at,
       (ARRAY['林', '王', '李', '张', '刘', '陈', '杨', '赵'])[1 + (n % 8)::int] || (ARRAY['晓雯', '建国', '敏', '一诺', '子涵', '丽华',
         '伟', '秀英', '文博', '雨桐', '志强', '欣怡'])[1 + (n / 8 % 12)::int] || CASE WHEN n % 3 = 0 THEN n::text ELSE '' END,
       CASE WHEN n % 2 = 0 THEN '+86 138' || lpad(n::text, 8, '0') END,
       'none', CASE WHEN n % 200 = 0 AND n % 1000 <> 0 THEN 'disabled' ELSE 'active' END::user_status, at, at
  FROM growth_customers;
INSERT INTO users (id, kind, role, email, name, password_hash, updated_at)
SELECT pg_temp.growth_id(6, until, n), 'staff', 'admin', 'staff' || n || '-' || first_order || '@example.com', '单良' || n, 'none', until
  FROM growth_batch, generate_series(1, 5) n;

INSERT INTO sessions (id, token_hash, user_id, created_at, last_seen_at, expires_at, revoked_at, ip, user_agent)
SELECT pg_temp.growth_id(7, at, n * 2 + k), sha256(('session ' || n * 2 + k)::bytea), id, at, at, at + interval '30 days',
       CASE WHEN k = 0 THEN at + interval '1 day' END, '192.0.2.1', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
  FROM growth_customers, generate_series(0, 1) k;
INSERT INTO email_tokens (id, user_id, purpose, token_hash, email, created_at, expires_at, used_at)
SELECT pg_temp.growth_id(8, at, n), id, 'verify_email', sha256(('token ' || n)::bytea), email, at, at + interval '1 day', at
  FROM growth_customers;
INSERT INTO carts (id, token_hash, created_at, updated_at)
SELECT pg_temp.growth_id(9, at, n), sha256(('cart ' || n)::bytea), at, at FROM growth_customers;
INSERT INTO cart_items (id, cart_id, product_line, action, name, config, created_at)
SELECT pg_temp.growth_id(10, at, n), pg_temp.growth_id(9, at, n), 'domain', 'purchase', 'cart' || n || '.com', '{}', at FROM growth_customers;

-- A few whose creation at the upstream was interrupted.
INSERT INTO registrants (id, customer_id, kind, display_name, fields, id_type, id_number_enc, id_number_masked, state, upstream_id,
  created_at, updated_at)
SELECT registrant_id, id, 'company', '杭州' || pg_temp.growth_word(n) || n || '有限公司', '{}', 'YYZZ', '\x00', '***',
       CASE WHEN n - first_customer < 5 THEN 'unsure' ELSE 'ready' END::registrant_state,
       CASE WHEN n - first_customer < 5 THEN NULL ELSE (100000 + n)::text END, at, at
  FROM growth_batch, growth_customers;
INSERT INTO real_name_reviews (id, customer_id, registrant_id, state, consent_at, consent_text, submitted_at, next_check_at, decided_at,
  created_at)
SELECT pg_temp.growth_id(11, at, n), id, registrant_id, CASE WHEN n - first_customer < 20 THEN 'pending' ELSE 'pass' END::review_state, at, 'yes', at,
       CASE WHEN n - first_customer < 20 THEN at + interval '1 day' END, CASE WHEN n - first_customer >= 20 THEN at + interval '1 day' END, at
  FROM growth_batch, growth_customers WHERE n % 2 = 0;
INSERT INTO review_documents (id, review_id, role, byte_count, width, height, created_at, deleted_at)
SELECT pg_temp.growth_id(12, at, n), pg_temp.growth_id(11, at, n), 'owner', 200000, 1200, 900, at,
       CASE WHEN n - first_customer >= 20 THEN at + interval '1 day' END
  FROM growth_batch, growth_customers WHERE n % 2 = 0;

-- What the shop did not renew ended forty days after its expiry.
INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, registrant_id, registered_at, expires_at, auto_renew,
  snapshot, snapshot_at, reason, created_at, updated_at, ended_at)
SELECT i.service_id, i.customer_id, i.product_line, i.name, i.display_name,
       CASE WHEN i.state = 'accepted' THEN 'opening' WHEN ended_at < until THEN 'ended' WHEN expires_at < until THEN 'expired'
            WHEN i.product_n % 1000 = 1 THEN 'suspended' ELSE 'active' END::service_state,
       '{}', CASE WHEN i.product_line = 'domain' THEN c.registrant_id END, i.at, CASE WHEN i.state = 'done' THEN expires_at END, i.product_n % 5 = 0,
       jsonb_build_object('nameServers', jsonb_build_array('ns1.example.com', 'ns2.example.com')), i.at,
       CASE WHEN i.product_line = 'cloud' THEN 'running' END, i.at, i.at, CASE WHEN i.state = 'done' AND ended_at < until THEN ended_at END
  FROM growth_batch, growth_items i
  JOIN growth_orders o ON o.id = i.order_id JOIN growth_customers c ON c.n = o.customer_n,
  LATERAL (SELECT i.at + interval '1 year' + CASE WHEN i.position = 0 AND NOT i.open THEN interval '1 year' ELSE '0' END AS expires_at) e,
  LATERAL (SELECT expires_at + interval '40 days' AS ended_at) f
 WHERE i.buys AND i.state IN ('done', 'accepted') ORDER BY i.m;
INSERT INTO service_events (service_id, at, actor_kind, kind, data)
SELECT service_id, at + k * interval '1 minute', 'system', CASE k WHEN 0 THEN 'opened' ELSE 'state-changed' END, '{"to": "active"}'
  FROM growth_items, generate_series(0, 1) k WHERE buys AND state IN ('done', 'accepted') ORDER BY m, k;
INSERT INTO expiry_notices (service_id, expires_at, days, sent_at)
SELECT id, date_trunc('day', expires_at), 30, expires_at - interval '30 days' FROM services, growth_batch
 WHERE expires_at < until + interval '30 days' AND NOT EXISTS (SELECT FROM expiry_notices n WHERE n.service_id = services.id);

-- Zones: one in five was changed here, three changes of a batch are still running.
INSERT INTO zone_caches (service_id, records, read_at)
SELECT service_id, '[{"id": "1", "type": "A", "host": "www", "value": "192.0.2.1", "ttl": 600}]', at FROM growth_items
 WHERE buys AND state = 'done' AND product_line = 'domain' AND product_n % 5 = 1;
INSERT INTO zone_changes (id, service_id, customer_id, actor_kind, at, before, after, steps, state, finished_at)
SELECT pg_temp.growth_id(13, at, m), service_id, customer_id, 'customer', CASE WHEN k <= 3 THEN until + interval '1 day' ELSE at END, '[]',
       '[{"id": "1", "type": "A", "host": "www", "value": "192.0.2.1", "ttl": 600}]', '{"log": []}',
       CASE WHEN k <= 3 THEN 'running' ELSE 'done' END::zone_change_state, CASE WHEN k > 3 THEN at END
  FROM growth_batch, (SELECT *, row_number() OVER (ORDER BY m) AS k FROM growth_items
         WHERE buys AND state = 'done' AND product_line = 'domain' AND product_n % 5 = 1) i;
INSERT INTO control_runs (id, service_id, actor_kind, control, input, state, expect_ms, created_at, finished_at)
SELECT pg_temp.growth_id(14, at, m), service_id, 'customer', 'restart', '{}', 'done', 30000, at, at + interval '1 minute'
  FROM growth_items WHERE buys AND state = 'done' AND product_line IN ('cloud', 'hosting');

INSERT INTO orders (id, number, customer_id, total_fen, state, created_at, finished_at, placed_ip, request_key, request_hash)
SELECT o.id, 'K' || to_char(o.at, 'YYMMDD') || '-' || lpad(o.n::text, greatest(5, length(o.n::text)), '0'), o.customer_id, i.total_fen,
       i.state, o.at, CASE WHEN i.state <> 'open' THEN o.at + interval '2 minutes' END, '192.0.2.1', o.n::text, ''
  FROM growth_orders o
  JOIN (SELECT order_id, sum(price_fen) AS total_fen,
               CASE WHEN bool_or(open) THEN 'open' WHEN bool_and(state = 'done') THEN 'done'
                    WHEN bool_and(state = 'refunded') THEN 'refused' ELSE 'mixed' END::order_state AS state
          FROM growth_items GROUP BY 1) i ON i.order_id = o.id ORDER BY o.n;
SELECT setval('order_numbers', first_order + order_count) FROM growth_batch;

-- Every twentieth order was placed with one of thirty discount codes. Their discounts are not in the prices: nothing here adds both up.
INSERT INTO promotions (id, code, off_bp, product_lines, suffixes, actions, starts_at, created_at, updated_at)
SELECT pg_temp.growth_id(90, until, n), 'GROWTH-' || first_order || '-' || n, 1000, '{}', '{}', '{}', until - interval '730 days', until, until
  FROM growth_batch, generate_series(0, 29) n;
INSERT INTO promotion_uses (order_id, promotion_id, customer_id, code, discount_fen, created_at)
SELECT o.id, pg_temp.growth_id(90, until, o.n / 20 % 30), o.customer_id, 'GROWTH-' || first_order || '-' || o.n / 20 % 30, 690, o.at
  FROM growth_batch, growth_orders o WHERE o.n % 20 = 0;

INSERT INTO order_items (id, order_id, customer_id, position, product_line, action, name, display_name, config, years, price_fen, cost_quoted_fen,
  cost_charged_fen, seen_expiry, service_id, state, state_at, reason_code, due_at, deadline_at, needs_staff, created_at)
SELECT i.id, order_id, customer_id, position, product_line, CASE WHEN buys THEN 'purchase' ELSE 'renew' END::item_action,
       CASE WHEN product_line IN ('domain', 'hosting') OR state = 'done' THEN name END, display_name, '{}', 1, price_fen, cost_fen,
       CASE WHEN state = 'done' THEN cost_fen + variance_fen END, CASE WHEN NOT buys THEN at + interval '1 year' END,
       CASE WHEN state = 'accepted' OR (state = 'done' AND s.id IS NOT NULL) THEN i.service_id END,
       state, at + interval '2 minutes', CASE state WHEN 'refunded' THEN 'upstream.name_taken' WHEN 'unsure' THEN 'unsure.no_answer' END,
       CASE WHEN state NOT IN ('done', 'refunded') THEN until + m % 600 * interval '1 second' + interval '1 hour' END,
       CASE WHEN state IN ('waiting', 'accepted') THEN until + CASE WHEN m % 40 = 14 THEN -1 ELSE 1 END * interval '1 day' END,
       state IN ('unsure', 'accepted') AND m % 20 = 10, at
  FROM growth_batch, growth_items i LEFT JOIN (SELECT id FROM services) s ON s.id = i.service_id ORDER BY m;

-- Attempts of what was sent. Their otimes are even, and of two batches never the same.
CREATE TEMP TABLE growth_attempts AS
  SELECT m, pg_temp.growth_id(15, at, m) AS id, i.id AS item_id, product_line, name, at, cost_fen + variance_fen AS fen, state,
         floor(extract(epoch FROM at) * 125)::bigint * 8 + position * 2 + CASE WHEN first_order = 0 THEN 0 ELSE 4 END AS otime_ms
    FROM growth_batch, growth_items i WHERE state IN ('done', 'refunded', 'accepted', 'unsure');
INSERT INTO attempts (id, item_id, account, product_line, name, endpoint, otime_ms, masked_input, expected_charge_fen, absent_before, committed_at,
  answered_at, ended_at, outcome, reason, ms)
SELECT id, item_id, 'agent', product_line, name, product_line || 's.Create', otime_ms,
       jsonb_build_object('domain', name, 'password', '***', 'years', 1, 'userid', m), fen, true, at, at + interval '1 second',
       CASE WHEN state IN ('done', 'refunded') THEN at + interval '2 minutes' END,
       CASE state WHEN 'refunded' THEN 'rejected' WHEN 'unsure' THEN 'unknown' ELSE 'ok' END,
       CASE state WHEN 'refunded' THEN 'name_taken' WHEN 'unsure' THEN 'timeout' END, 200 + (m % 800)::int
  FROM growth_attempts ORDER BY m;
INSERT INTO attempt_replies (attempt_id, http_status, complete, raw_enc, received_at)
SELECT id, 200, true, sha512(id::text::bytea) || sha512(item_id::text::bytea) || sha512(m::text::bytea), at + interval '1 second'
  FROM growth_attempts WHERE state <> 'unsure' ORDER BY m;

INSERT INTO item_events (item_id, at, actor_kind, kind, from_state, to_state, data)
SELECT id, at + k * interval '30 seconds', CASE k WHEN 0 THEN 'customer' ELSE 'system' END, 'state', states[k], states[k + 1],
       CASE k WHEN 0 THEN NULL ELSE '{"costFen": "5500"}'::jsonb END
  FROM growth_items, LATERAL (SELECT CASE state WHEN 'placed' THEN ARRAY['placed'] WHEN 'buying' THEN ARRAY['placed', 'buying']
         WHEN 'waiting' THEN ARRAY['placed', 'waiting'] WHEN 'done' THEN ARRAY['placed', 'buying', 'accepted', 'done']
         ELSE ARRAY['placed', 'buying', state::text] END::item_state[] AS states) s,
       generate_series(0, array_length(states, 1) - 1) k ORDER BY m, k;
-- Claims for what was bought after its refund: closed but for a few.
INSERT INTO claims (id, item_id, kind, evidence, opened_at, closed_at, resolution, outcome)
SELECT pg_temp.growth_id(16, at, m), id, 'bought_after_refund', '{}', at + interval '1 day', CASE WHEN k > 20 THEN at + interval '2 days' END,
       CASE WHEN k > 20 THEN 'given back' END, CASE WHEN k > 20 THEN 'returned' END
  FROM (SELECT *, row_number() OVER (ORDER BY m) AS k FROM growth_items WHERE state = 'refunded' AND m % 8 = 0) i;

-- A ticket for every tenth order, with a message and its answer. The last ones wait for staff.
INSERT INTO tickets (id, number, customer_id, order_id, subject, state, created_at, last_at, unanswered_at, closed_at)
SELECT pg_temp.growth_id(26, at, n), 'T' || to_char(at, 'YYMMDD') || '-' || lpad(n::text, greatest(5, length(n::text)), '0'), customer_id, id,
       '解析没有生效 ' || n, CASE WHEN open THEN 'open' WHEN n % 1000 = 0 THEN 'waiting' ELSE 'closed' END::ticket_state, at, at,
       CASE WHEN open THEN at END, CASE WHEN NOT open AND n % 1000 > 0 THEN at END
  FROM growth_orders WHERE n % 10 = 0 ORDER BY n;
INSERT INTO ticket_messages (id, ticket_id, kind, author_id, body, created_at)
SELECT pg_temp.growth_id(27 + k, at, n), pg_temp.growth_id(26, at, n), CASE k WHEN 0 THEN 'customer' ELSE 'staff' END::ticket_message_kind,
       customer_id, repeat('记录加了一天还没有生效。', 10), at
  FROM growth_orders, generate_series(0, 1) k WHERE n % 10 = 0 ORDER BY n;
SELECT setval('ticket_numbers', first_order + order_count) FROM growth_batch;

-- Every second customer watches two taken names, which were asked for lately.
INSERT INTO watched_names (id, customer_id, name, created_at, state, asked_at, due_at)
SELECT pg_temp.growth_id(43, at, n * 2 + k), id, 'watched' || n % 5000 || '-' || k || '.com', at, 'taken', until,
       until + interval '1 day' + n % 21600 * interval '1 second'
  FROM growth_batch, growth_customers, generate_series(0, 1) k WHERE n % 2 = 0;
