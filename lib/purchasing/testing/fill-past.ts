/**
 * Fills a database with years of orders in seconds, for tests and measurements with large tables. It runs as the server's superuser with
 * triggers and foreign keys off; `checkAllBooks` proves that the rows are consistent.
 */
import pg from "pg";

export interface Past {
  customers: number;
  /** Each with one item, one attempt, one service, two transactions of the books (six postings), one mail and three events. */
  orders: number;
  /** Confirmed top-ups, two postings each. There must be enough to pay for the orders. */
  topUps: number;
  /** Reminders that wait in the queue. @default 0 */
  jobs?: number;
}

/** @param url of the database, with the embedded server's superuser in place of its user. */
export async function fillPast(url: string, past: Past): Promise<void> {
  const as = new URL(url);
  as.username = "postgres";
  as.password = "postgres";
  const client = new pg.Client({ connectionString: as.toString() });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query("SET work_mem = '256MB'");
    for (const sql of statements(past)) await client.query(sql);
    await client.query("SET session_replication_role = origin");
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

/** A row's id, made from a number of its table and the row's own: rows can refer to one another without being read. */
const id = (table: number, n: string) =>
  // Real transactions of the ledger have random ids, so rows of the same time are spread over the index. So are these.
  table >= TOP_UP_POST
    ? `md5(${table} || ':' || (${n})::int)::uuid`
    : `('${table.toString(16).padStart(8, "0")}-0000-7000-8000-' || lpad(to_hex((${n})::int), 12, '0'))::uuid`;
const [USER, WALLET, HELD, HOUSE, TOP_UP, ORDER, ITEM, ATTEMPT, SERVICE, REGISTRANT, MAIL] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];
const [TOP_UP_POST, HOLD, CAPTURE] = [12, 13, 14];

function statements({ customers, orders, topUps, jobs = 0 }: Past): string[] {
  const rows = (count: number) => `generate_series(0, ${count - 1}) n`;
  const owner = `n % ${customers}`;
  // In order of time; the newest is an hour old.
  const at = (count: number, days: number) =>
    `now() - interval '1 hour' - (${count} - n) * (interval '${days} days' / ${count})`;
  return [
    `INSERT INTO users (id, kind, email, name, password_hash, updated_at)
     SELECT ${id(USER, "n")}, 'customer', n || '@past.example.com', 'past ' || n, 'none', now() FROM ${rows(customers)}`,
    `INSERT INTO ledger_accounts (id, code, kind, customer_id, balance_fen)
     SELECT ${id(WALLET, "n")}, 'wallet:' || ${id(USER, "n")}, 'wallet', ${id(USER, "n")}, 0 FROM ${rows(customers)}
     UNION ALL SELECT ${id(HELD, "n")}, 'held:' || ${id(USER, "n")}, 'held', ${id(USER, "n")}, 0 FROM ${rows(customers)}
     UNION ALL SELECT ${id(HOUSE, "n")}, code, split_part(code, ':', 1), NULL, NULL
       FROM unnest(ARRAY['clearing:bank_transfer', 'revenue', 'cost', 'agent']) WITH ORDINALITY code(code, n)
     ON CONFLICT DO NOTHING`,
    `INSERT INTO top_ups (id, customer_id, method, amount_fen, received_fen, reference, state, bank_serial, created_at)
     SELECT ${id(TOP_UP, "n")}, ${id(USER, owner)}, 'bank_transfer', 10000, 10000, 'R' || n, 'confirmed', 'S' || n, ${at(topUps, 900)}
       FROM ${rows(topUps)}`,
    `INSERT INTO orders (id, number, customer_id, total_fen, state, request_key, request_hash, created_at, finished_at)
     SELECT ${id(ORDER, "n")}, 'P' || n, ${id(USER, owner)}, 6900, 'done', n::text, '', ${at(orders, 800)}, ${at(orders, 800)}
       FROM ${rows(orders)}`,
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, expires_at, created_at, updated_at)
     SELECT ${id(SERVICE, "n")}, ${id(USER, owner)}, 'domain', 'past' || n || '.com', 'past' || n || '.com', 'active', '{}',
            now() + (n % 365 + 1) * interval '1 day', ${at(orders, 800)}, now() FROM ${rows(orders)}`,
    `INSERT INTO order_items (id, order_id, customer_id, position, product_line, action, name, display_name, config, years, price_fen,
       cost_quoted_fen, service_id, state, state_at, created_at)
     SELECT ${id(ITEM, "n")}, ${id(ORDER, "n")}, ${id(USER, owner)}, 0, 'domain', 'purchase', 'past' || n || '.com', 'past' || n || '.com',
            '{}', 1, 6900, 5500, ${id(SERVICE, "n")}, 'done', ${at(orders, 800)}, ${at(orders, 800)} FROM ${rows(orders)}`,
    `INSERT INTO attempts (id, item_id, account, product_line, name, endpoint, otime_ms, masked_input, expected_charge_fen, committed_at,
       answered_at, ended_at, outcome, ms)
     SELECT ${id(ATTEMPT, "n")}, ${id(ITEM, "n")}, (SELECT username FROM upstream_accounts WHERE id = 1), 'domain', 'past' || n || '.com',
            'domains.CreateDom', 1000000000000 + 2 * n, '{}', 5500, ${at(orders, 800)}, ${at(orders, 800)}, ${at(orders, 800)}, 'ok', 100
       FROM ${rows(orders)}`,
    `INSERT INTO item_events (item_id, at, actor_kind, kind, to_state)
     SELECT ${id(ITEM, "n")}, ${at(orders, 800)}, 'system', 'state', state::item_state
       FROM ${rows(orders)}, unnest(ARRAY['placed', 'accepted', 'done']) AS state`,
    `INSERT INTO service_events (service_id, at, actor_kind, kind, data)
     SELECT ${id(SERVICE, "n")}, ${at(orders, 800)}, 'system', 'opened', '{}' FROM ${rows(orders)}`,
    `INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html, status, created_at)
     SELECT ${id(MAIL, "n")}, ${id(USER, owner)}, 'a@past.example.com', 'orders.items-done', 'zh', 's', 't', 'h', 'sent', ${at(orders, 800)}
       FROM ${rows(orders)}`,
    `INSERT INTO upstream_calls (at, host, endpoint, effect, masked_input, outcome, ms, item_id)
     SELECT ${at(orders, 800)}, 'api', 'domains.CreateDom', 'buy', '{}', 'ok', 100, ${id(ITEM, "n")} FROM ${rows(orders)}`,
    `INSERT INTO agent_balances (at, balance_fen, available_fen, frozen_fen, used_fen)
     SELECT ${at(orders, 800)}, 1, 1, 0, 0 FROM ${rows(orders)}`,
    `INSERT INTO registrants (id, customer_id, kind, display_name, fields, id_type, id_number_enc, id_number_masked, updated_at)
     SELECT ${id(REGISTRANT, "n")}, ${id(USER, "n")}, 'person', 'past', '{}', 'SFZ', '', '', now() FROM ${rows(customers)}`,
    `SELECT count(*) FROM graphile_worker.add_jobs((SELECT coalesce(array_agg(('remind-customer',
       json_build_object('customerId', ${id(USER, owner)}), NULL, now() + interval '1 day', 5, NULL, 20, NULL)::graphile_worker.job_spec),
       '{}') FROM ${rows(jobs)}))`,
    `INSERT INTO ledger_transactions (id, key, digest, kind, at, ref_kind, ref_id)
     SELECT ${id(TOP_UP_POST, "n")}, 'top-up:' || ${id(TOP_UP, "n")}, '', 'top_up', ${at(topUps, 900)}, 'top_up', ${id(TOP_UP, "n")}::text
       FROM ${rows(topUps)}
     UNION ALL SELECT ${id(HOLD, "n")}, 'order:' || ${id(ORDER, "n")} || ':hold', '', 'hold', ${at(orders, 800)}, 'order',
       ${id(ORDER, "n")}::text FROM ${rows(orders)}
     UNION ALL SELECT ${id(CAPTURE, "n")}, 'item:' || ${id(ITEM, "n")} || ':settle', '', 'capture', ${at(orders, 800)}, 'item',
       ${id(ITEM, "n")}::text FROM ${rows(orders)}`,
    `INSERT INTO postings (transaction_id, account_id, amount_fen, balance_fen)
     SELECT t, a, fen, CASE WHEN kept THEN sum(fen) OVER (PARTITION BY a ORDER BY step, n) END FROM (
       SELECT 1 AS step, n, ${id(TOP_UP_POST, "n")} AS t, ${id(WALLET, owner)} AS a, 10000 AS fen, true AS kept FROM ${rows(topUps)}
       UNION ALL SELECT 1, n, ${id(TOP_UP_POST, "n")}, ${house("clearing:bank_transfer")}, -10000, false FROM ${rows(topUps)}
       UNION ALL SELECT 2, n, ${id(HOLD, "n")}, ${id(WALLET, owner)}, -6900, true FROM ${rows(orders)}
       UNION ALL SELECT 2, n, ${id(HOLD, "n")}, ${id(HELD, owner)}, 6900, true FROM ${rows(orders)}
       UNION ALL SELECT 3, n, ${id(CAPTURE, "n")}, ${id(HELD, owner)}, -6900, true FROM ${rows(orders)}
       UNION ALL SELECT 3, n, ${id(CAPTURE, "n")}, ${house("revenue")}, 6900, false FROM ${rows(orders)}
       UNION ALL SELECT 3, n, ${id(CAPTURE, "n")}, ${house("cost")}, -5500, false FROM ${rows(orders)}
       UNION ALL SELECT 3, n, ${id(CAPTURE, "n")}, ${house("agent")}, 5500, false FROM ${rows(orders)}) p ORDER BY step, n`,
    `UPDATE ledger_accounts a SET balance_fen = s.fen
       FROM (SELECT account_id, sum(amount_fen) AS fen FROM postings WHERE balance_fen IS NOT NULL GROUP BY 1) s
      WHERE a.id = s.account_id AND a.kind IN ('wallet', 'held')`,
  ];
}

const house = (code: string) => `(SELECT id FROM ledger_accounts WHERE code = '${code}')`;
