import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { LineSetting } from "@/lib/db/generated/client";
import { readCostTable } from "@/lib/pricing/cost-table";
import { productLines } from "@/lib/product-lines/registry";
import type { CatalogueRow } from "./catalogue-contract";
import { saleOf } from "./line-sale";

/** The product lines that have a form, in the order that staff set; those without a place come last, in the registry's order. */
export function inShopOrder(settings: ReadonlyMap<string, LineSetting>): string[] {
  return productLines
    .filter(({ form }) => form !== undefined)
    .map(({ id }, at) => ({ id, position: settings.get(id)?.position ?? 100 + at }))
    .sort((a, b) => a.position - b.position)
    .map(({ id }) => id);
}

/** The product lines that have a form, sold or not, in the order of the shop. Staff only. */
export async function listCatalogue(actor: StaffActor): Promise<{ rows: CatalogueRow[] }> {
  if (actor.kind !== "staff") throw forbidden();
  const now = new Date();
  const settings = new Map((await db.lineSetting.findMany()).map((row) => [row.productLine, row]));
  const rows = inShopOrder(settings).map(async (productLine): Promise<CatalogueRow> => {
    const { enabled, unsold, unsoldPairs, leadZh, leadEn } = saleOf(productLine, settings.get(productLine));
    const rowsOfCosts = productLines.find(({ id }) => id === productLine)?.costRows ?? [];
    const cost = rowsOfCosts.length > 0 ? await readCostTable(db, productLine, now) : () => null;
    return {
      productLine,
      enabled,
      unsoldCount: Object.values(unsold).flat().length,
      unsoldPairCount: unsoldPairs.length,
      ownLead: leadZh !== "" || leadEn !== "",
      missingCosts: rowsOfCosts.filter(({ key }) => cost(key) === null).length,
    };
  });
  return { rows: await Promise.all(rows) };
}
