-- What one batch of the loader writes, planned in temporary tables: orders, who placed them, what they bought.
-- growth_batch (one row) says how many: first_order, order_count (a multiple of 10), first_customer, customer_count, until.
-- Every value is computed from the row's number, so that the same batch always gives the same shop.

-- An evenly spread figure in [0, 1) of a number.
CREATE FUNCTION pg_temp.growth_share(n bigint) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
  SELECT ((n % 2147483648) * 2654435761 % 4294967296) / 4294967296.0::float8 $$;

-- A UUID of version 7 of the moment, of its own for each kind of row and number.
CREATE FUNCTION pg_temp.growth_id(kind bigint, at timestamptz, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
          || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;

CREATE FUNCTION pg_temp.growth_word(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT (ARRAY['kumquat', 'orange', 'tea', 'silk', 'jade', 'river', 'lotus', 'panda', 'dragon', 'willow', 'bamboo', 'harbour', 'lantern',
    'summit', 'garden', 'studio', 'market', 'travel', 'copper', 'velvet', 'falcon', 'pepper', 'marble', 'cotton', 'meadow', 'orchid',
    'walnut', 'ginger', 'saffron', 'thunder', 'pebble', 'maple'])[1 + (n % 32)::int] $$;

-- Orders, evenly over two years. Two that follow each other are of one customer; few customers order much and most little.
CREATE TEMP TABLE growth_orders AS
  SELECT n, n / 2 AS pair, at, pg_temp.growth_id(2, at, n) AS id,
         -- The last 300 of a batch are still open.
         n >= first_order + order_count - 300 AS open,
         first_customer + floor(customer_count * pg_temp.growth_share(n / 2) ^ 2)::bigint AS customer_n
    FROM growth_batch, generate_series(first_order, first_order + order_count - 1) n,
    LATERAL (SELECT date_trunc('milliseconds', until - interval '730 days'
               + (n - first_order) / order_count::float8 * (interval '730 days' - interval '10 minutes')) AS at) t;

CREATE TEMP TABLE growth_customers AS
  SELECT n, at, pg_temp.growth_id(1, at, n) AS id, pg_temp.growth_id(5, at, n) AS registrant_id,
         pg_temp.growth_word(n) || n || '@example.com' AS email
    FROM growth_batch, generate_series(first_customer, first_customer + customer_count - 1) n
    LEFT JOIN (SELECT customer_n, min(at) AS first_at FROM growth_orders GROUP BY 1) o ON o.customer_n = n,
    LATERAL (SELECT coalesce(first_at, until - pg_temp.growth_share(n) * interval '700 days') - interval '1 hour' AS at) t;
CREATE UNIQUE INDEX ON growth_customers (n);
ANALYZE growth_customers;
ALTER TABLE growth_orders ADD COLUMN customer_id uuid;
UPDATE growth_orders o SET customer_id = c.id FROM growth_customers c WHERE c.n = o.customer_n;
ANALYZE growth_orders;

-- Of two orders the first one buys a product and the second one renews it; every fifth order buys one more (its number is product_n).
CREATE TEMP TABLE growth_items AS
  SELECT m, pg_temp.growth_id(3, at, m) AS id, order_id, customer_id, position, at, open, product_n, buys, product_line,
         CASE WHEN product_line = 'domain' AND product_n % 20 = 0 THEN 'xn--' || left(md5(product_n::text), 12) || '.com'
              WHEN product_line = 'domain' THEN pg_temp.growth_word(product_n) || pg_temp.growth_word(product_n / 32) || product_n || '.com'
              ELSE 'kq' || product_n END AS name,
         CASE WHEN product_line = 'domain' AND product_n % 20 = 0 THEN '青禾茶业' || product_n || '.com'
              WHEN product_line = 'domain' THEN pg_temp.growth_word(product_n) || pg_temp.growth_word(product_n / 32) || product_n || '.com'
              ELSE 'kq' || product_n END AS display_name,
         CASE product_line WHEN 'domain' THEN 6900 ELSE 30000 END AS price_fen,
         CASE product_line WHEN 'domain' THEN 5500 ELSE 24000 END AS cost_fen,
         CASE WHEN m % 50 = 0 THEN 100 ELSE 0 END AS variance_fen,
         pg_temp.growth_id(4, bought_at, product_n) AS service_id,
         CASE WHEN open THEN (ARRAY['placed', 'placed', 'buying', 'waiting', 'waiting', 'unsure', 'unsure', 'accepted', 'accepted',
                                    'accepted'])[1 + (m / 2 % 10)::int]
              WHEN refused THEN 'refunded' ELSE 'done' END::item_state AS state
    FROM (SELECT o.n * 2 + position AS m, o.id AS order_id, o.customer_id, position, o.at, o.open, buys, bought_at, product_n,
                 pg_temp.growth_share(product_n * 3 + 1) < 0.06 AS refused,
                 CASE WHEN kind < 0.80 THEN 'domain' WHEN kind < 0.88 THEN 'hosting' WHEN kind < 0.95 THEN 'cloud'
                      WHEN kind < 0.98 THEN 'database' ELSE 'mail' END AS product_line
            FROM growth_orders o
            JOIN growth_orders first ON first.n = o.n - o.n % 2
            CROSS JOIN generate_series(0, CASE WHEN o.n % 5 = 0 THEN 1 ELSE 0 END) AS position,
            LATERAL (SELECT position = 1 OR o.n % 2 = 0 OR o.open AS buys) b,
            LATERAL (SELECT CASE WHEN position = 1 THEN 2000000000 + o.n WHEN o.open AND o.n % 2 = 1 THEN 1000000000 + o.n ELSE o.pair END
                       AS product_n, CASE WHEN position = 1 OR o.open THEN o.at ELSE first.at END AS bought_at) w,
            LATERAL (SELECT pg_temp.growth_share(product_n * 7 + 3) AS kind) k) i;
ANALYZE growth_items;
