/** Tables that have few rows however much the shop sells. Every other one grows. */
export const SMALL_TABLES: ReadonlySet<string> = new Set([
  ...[
    "suffixes",
    "upstream_prices",
    "price_rules",
    "line_costs",
    "line_settings",
    "line_options",
    "settings",
    "shop_assets",
    "gateway_accounts",
  ],
  ...["worker_beats", "otime_states", "upstream_accounts", "encryption_keys", "_private_tasks", "_private_job_queues"],
  ...["book_months", "book_roll_ups"],
]);
