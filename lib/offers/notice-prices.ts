import "server-only";
import { db } from "@/lib/db/client";
import { forgetPriceTable } from "@/lib/pricing/price-table";
import { forgetPagePrices } from "./read-page-prices";

let seen: string | undefined;

/**
 * Whether what pages show of prices changed since this process's last call: suffixes and their costs, price rules, what staff enter for
 * product lines; true at the first call. If so, discards what the process remembers of prices, so that the next read is new.
 * Costs of longer terms are left out, which no page shows. So are the upstream's costs of product lines, because every configuration that
 * a customer tries adds some: pages show those when they are rendered again (`revalidate` of the shop's layout).
 */
export async function noticePrices(): Promise<boolean> {
  // One row, whatever the number of suffixes: each web process asks once a second.
  const [row] = await db.$queryRaw<{ now: string }[]>`
    SELECT concat_ws(' ',
      (SELECT count(*) || '@' || max(updated_at) FROM suffixes),
      (SELECT count(*) || '@' || max(updated_at) FROM price_rules),
      (SELECT count(*) || '@' || max(updated_at) FROM line_settings),
      (SELECT count(*) || '@' || max(created_at) FROM line_costs),
      (SELECT sum(hashtextextended(action || key || years || ':' || cost_fen, 0))
         FROM upstream_prices WHERE product_line = 'domain' AND (years = 1 OR split_part(key, '#', 1) IN
           (SELECT suffix FROM suffixes WHERE min_years = years)))) AS now`;
  if (row === undefined || row.now === seen) return false;
  seen = row.now;
  forgetPriceTable();
  forgetPagePrices();
  return true;
}
