import "server-only";
import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { describeBoth } from "./describe-config";
import { readSoldLine } from "./line-options";
import { saleOf } from "./line-sale";
import { inShopOrder } from "./list-catalogue";
import { lowestPrice } from "./lowest-price";
import type { ProductRow } from "./product-contract";

/** The product lines that are sold by a form, in the order that staff set, each with its lowest price and what that price is for. */
export async function listProducts(_actor: Actor): Promise<{ rows: ProductRow[] }> {
  const settings = new Map((await db.lineSetting.findMany()).map((row) => [row.productLine, row]));
  const sold = inShopOrder(settings).filter((id) => saleOf(id, settings.get(id)).enabled);
  const rows = await Promise.all(
    sold.map(async (id): Promise<ProductRow> => {
      const { leadZh, leadEn } = saleOf(id, settings.get(id));
      return { productLine: id, leadZh, leadEn, ...(await readFrom(id)) };
    }),
  );
  return { rows };
}

/** Asks the upstream anew for every price that a from-price is found among, so that visitors find young ones. */
export async function refreshFromPrices(): Promise<void> {
  const settings = new Map((await db.lineSetting.findMany()).map((row) => [row.productLine, row]));
  for (const id of inShopOrder(settings)) if (saleOf(id, settings.get(id)).enabled) await readFrom(id, 0);
}

const NONE = { fromFen: null, fromYears: 1, fromMonths: 0, fromZh: "", fromEn: "" };

async function readFrom(id: string, maxAgeMs = DAY_MS): Promise<Omit<ProductRow, "productLine" | "leadZh" | "leadEn">> {
  try {
    const lowest = await lowestPrice(await readSoldLine(id), maxAgeMs);
    if (!lowest) return NONE;
    const { zh, en } = await describeBoth(id, lowest.fields, lowest.config);
    const { priceFen, years, months } = lowest;
    return { fromFen: priceFen, fromYears: years, fromMonths: months, fromZh: zh, fromEn: en };
  } catch (error) {
    // The other product lines are listed even if one has no price.
    log.warn({ err: error, productLine: id }, "no price to begin at");
    return NONE;
  }
}
