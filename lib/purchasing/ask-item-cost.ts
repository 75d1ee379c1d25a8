import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import { readCostTable } from "@/lib/pricing/cost-table";
import { transferCost } from "@/lib/pricing/transfer-price";
import type { Cost } from "@/lib/product-lines/line";
import { productLineOf } from "@/lib/product-lines/registry";
import type { AdvanceContext } from "./advance-context";
import { configBefore } from "./config-before";
import { configOf, nameOf, upgradeOf } from "./item-subject";

/** What buying this item costs us at this moment: from the upstream, or the table that staff keep. Spends nothing. */
export async function askItemCost(
  { db, upstream, now }: Pick<AdvanceContext, "db" | "now"> & { upstream: Pick<AdvanceContext["upstream"], "call"> },
  item: OrderItem,
): Promise<Cost> {
  const line = productLineOf(item.line);
  const costs = line.costRows ? await readCostTable(db, item.line, now) : () => null;
  const { displayName, years, months } = item;
  const term = { years, months };
  if (item.action === "upgrade") {
    if (!line.quoteUpgrade) return null;
    const reading = await line.read(upstream.call, nameOf(item), displayName);
    const before = reading.state === "unclear" ? null : await configBefore(db, item, reading);
    if (!before) return "unclear";
    return line.quoteUpgrade(upstream.call, upgradeOf(item, before, reading.expiresAt), costs, now);
  }
  if (item.action === "transfer") return transferCost(db, displayName);
  const config = configOf(item.config);
  if (item.action === "renew") {
    return line.quoteRenewal(upstream.call, { name: nameOf(item), displayName, ...term, config }, costs);
  }
  return line.quotePurchase(upstream.call, { name: item.name ?? "", displayName, ...term, config }, costs);
}
