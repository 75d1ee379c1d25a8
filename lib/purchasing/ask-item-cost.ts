import "server-only";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { costTableOf } from "@/lib/pricing/cost-table";
import type { Cost } from "@/lib/product-lines/product-action";
import type { Call } from "@/lib/product-lines/reading";
import { actionOf } from "@/lib/product-lines/registry";
import { configOf } from "./item-fields";
import { readConfigBefore } from "./read-config-before";
import { readItem } from "./read-item";

/**
 * What an item costs us at this moment, by the upstream's price or by the cost table that staff keep. Reads only.
 * @returns "unclear" when the upstream does not answer, null when the item is not for sale.
 */
export async function askItemCost(
  context: { db: Db; upstream: { call: Call }; now: Date },
  item: OrderItem,
): Promise<Cost> {
  const { db, upstream, now } = context;
  const action = actionOf(item);
  const costs = await costTableOf(db, item, now);
  const before = action.quotesFromReading ? await readBefore(context, item) : null;
  if (before === "unclear") return "unclear";
  const { displayName, years, months } = item;
  const config = configOf(item.config);
  const quoted = { name: item.name ?? "", displayName, years, months, config, before };
  return await action.quote(upstream.call, quoted, costs, now);
}

async function readBefore({ db, upstream }: { db: Db; upstream: { call: Call } }, item: OrderItem) {
  const reading = await readItem(upstream.call, item);
  const config = reading.state === "unclear" ? null : await readConfigBefore(db, item, reading);
  return config ? { expiresAt: reading.expiresAt, failed: false, config } : ("unclear" as const);
}
