import type { SettingValue } from "@/lib/settings/contract";

/** Rows that are deleted once `column` is this many days old. */
interface Forgotten {
  /** A field of the setting `retention`, or a number that nobody need change. */
  days: keyof SettingValue<"retention"> | number;
  column: string;
  /** Rows that stay although they are old: a condition (SQL) that holds for those which may go. */
  only?: string;
}

/** Why rows of a table are never deleted by the nightly job. */
interface Kept {
  kept: string;
}

const order = {
  kept: "what was ordered and what became of it: proof for the customer, the upstream and the tax office",
};
const books = { kept: "books: the law wants vouchers kept for 30 years, and statements of account for ten" };
const people = { kept: "customers and staff, as long as they have an account" };
const services = { kept: "what customers own, and its history" };
const shop = { kept: "the shop's own configuration: few rows" };
const tickets = { kept: "what was agreed with a customer" };
const oneRow = { kept: "one row" };

/**
 * Every table of the shop: what the nightly job deletes of it, or why it keeps everything. A test holds this list against the schema, so
 * that no table grows for ever unnoticed.
 */
export const retentionOf: Readonly<Record<string, Forgotten | Kept>> = {
  upstream_calls: { days: "callDays", column: "at" },
  // Append-only: only the SQL function forget_audit deletes, and nothing younger than three years.
  audit_events: { days: "auditDays", column: "at" },
  mails: { days: "mailDays", column: "created_at", only: "status <> 'queued'" },
  sessions: { days: "sessionDays", column: "expires_at" },
  control_runs: {
    days: "runDays",
    column: "created_at",
    only: "state IN ('done', 'refused', 'failed', 'unknown')",
  },
  zone_changes: { days: "zoneChangeDays", column: "at", only: "state IN ('done', 'partial', 'failed')" },
  agent_balances: { days: "balanceDays", column: "at", only: "id < (SELECT max(id) FROM agent_balances)" },
  carts: {
    days: "cartDays",
    column: "updated_at",
    only: "customer_id IS NULL AND NOT EXISTS (SELECT FROM cart_items i WHERE i.cart_id = carts.id AND i.created_at > $1)",
  },
  cart_items: { kept: "they go with their cart" },
  promotions: shop,
  promotion_uses: order,
  email_tokens: { days: 30, column: "expires_at" },
  // What became of it stands in the audit, too.
  own_handovers: { days: 400, column: "created_at" },
  idempotency_keys: { days: 7, column: "created_at" },
  worker_beats: { days: 7, column: "seen_at" },
  webhook_deliveries: { days: 30, column: "created_at" },
  webhook_attempts: { kept: "they go with their delivery" },
  webhook_endpoints: { kept: "ten of each customer at most, and of the shop" },
  // Of accounts that are disabled nothing is asked any more, so that their names stay due.
  watched_names: {
    days: 90,
    column: "due_at",
    only: "customer_id IN (SELECT id FROM users WHERE status <> 'active')",
  },
  name_availabilities: { days: 1, column: "checked_at" },

  rate_limits: { kept: "windows that have ended are deleted every five minutes (lib/http/shared-limiter.ts)" },
  auth_throttles: { kept: "those that have ended are deleted at the next sign-in (lib/auth/throttle.ts)" },
  known_addresses: { kept: "old ones are deleted when their owner signs in (lib/auth/known-address.ts)" },
  pictures: { kept: "a cache: those that were not fetched for 90 days are deleted (lib/gallery/read-picture.ts)" },
  inbound_mails: { kept: "deleted by sweepRelays (lib/tickets/relays/sweep-relays.ts)" },
  zone_caches: { kept: "one for each zone" },
  zone_healths: { kept: "one for each zone: what was found last" },
  zone_watches: { kept: "one for each zone: how it was last read at night" },
  zone_restore_points: { kept: "named by the customer, 50 of a domain at most" },
  record_remarks: { kept: "at most one beside each record" },
  zone_batches: { kept: "one for each change of many domains: a few a month of a customer who does that" },
  zone_batch_domains: { kept: "what became of each domain of a batch, 200 of one at most" },
  api_tokens: { kept: "few of each customer; the audit names them after they have ended" },
  staff_tokens: { kept: "few of each of the staff; the audit names them after they have ended" },
  shop_imports: { kept: "a few, when customers come from another shop: what was imported and what was not" },
  imported_things: { kept: "one for each thing that was imported: without them it would be imported again" },
  shop_openings: { kept: "one row: who opened the shop, and when" },
  expiry_notices: { kept: "a few for each expiry: without them a reminder would be sent again" },
  auto_renew_notices: { kept: "a few for each expiry: without them a warning would be sent again" },
  recovery_codes: { kept: "ten for each account; new ones replace them" },
  passkeys: { kept: "twenty of each account at most; their owner removes them" },
  calendar_feeds: { kept: "one for each customer" },
  points_levels: { kept: "one for each service with points" },
  staff_alerts: { kept: "a few a month: how often the shop was not well" },
  staff_digests: { kept: "one for each of the staff" },
  backups: { kept: "one a day: when the shop could be brought back to" },
  book_checks: { kept: "one a night, append-only: proof that the books agreed" },
  upstream_prices: { kept: "one for each suffix and product; the upstream's list bounds it" },
  encryption_keys: { kept: "one for each key; keys:rotate deletes those that nothing uses" },
  refused_credentials: { kept: "one for each wrong password that was configured" },

  users: people,
  registrants: { kept: "whom customers' domains are registered to; customers delete them" },
  real_name_reviews: { kept: "proof that an identity was checked" },
  review_documents: { kept: "the pictures are deleted after the review (docs/decisions/identity-documents.md)" },

  orders: order,
  order_items: order,
  attempts: order,
  attempt_replies: order,
  item_events: order,
  claims: order,
  refunds: books,
  services,
  service_events: services,

  ledger_accounts: books,
  ledger_transactions: books,
  postings: books,
  book_days: { kept: "a row for each day and account: the sums that the books are read from" },
  book_months: { kept: "a row for each month and account: the same by month" },
  book_balances: { kept: "some rows an hour: balances of the house's accounts, from which statements begin" },
  book_roll_ups: oneRow,
  adjustments: books,
  top_ups: books,
  top_up_changes: books,
  payments: books,
  payment_refunds: books,
  payment_disputes: books,
  pay_links: { kept: "a payment may belong to each" },
  payouts: books,
  gateway_bills: books,
  gateway_bill_rows: books,
  gateway_differences: books,
  bank_statements: books,
  bank_statement_rows: books,
  undecided_bank_rows: { kept: "a list of some of them" },
  papers: books,
  paper_counters: books,
  fapiao_profiles: { kept: "whom tax invoices are made out to; customers delete them" },
  fapiao_requests: books,
  fapiao_items: books,
  fapiao_papers: books,
  fapiao_sendings: books,
  opening_balances: books,
  approvals: { kept: "who agreed to what: belongs to the books" },

  tickets,
  ticket_messages: tickets,
  ticket_attachments: tickets,
  ticket_relays: tickets,
  upstream_answers: tickets,
  saved_replies: shop,
  dns_templates: shop,

  suffixes: shop,
  price_rules: shop,
  line_costs: shop,
  line_settings: shop,
  line_options: shop,
  settings: shop,
  shop_assets: shop,
  help_articles: shop,
  gateway_accounts: shop,
  bank_layouts: shop,
  otime_states: oneRow,
  upstream_accounts: oneRow,
};
