import "server-only";
import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { monthsOf, settleDraft } from "@/lib/product-lines/form";
import { checkConfig } from "./check-config";
import { priceTerms } from "./kinds/price-terms";
import { readSoldLine } from "./line-options";
import { saleOf } from "./line-sale";
import { inShopOrder } from "./list-catalogue";
import type { ProductRow } from "./product-contract";

/** The product lines that are sold by a form, in the order that staff set, each with its from-price. */
export async function listProducts(_actor: Actor): Promise<{ rows: ProductRow[] }> {
  const settings = new Map((await db.lineSetting.findMany()).map((row) => [row.productLine, row]));
  const sold = inShopOrder(settings).filter((id) => saleOf(settings.get(id)).enabled);
  const rows = await Promise.all(
    sold.map(async (id): Promise<ProductRow> => {
      const { leadZh, leadEn } = saleOf(settings.get(id));
      return { productLine: id, leadZh, leadEn, ...(await beginningAt(id)) };
    }),
  );
  return { rows };
}

/** The price of what the form shows first, for its shortest term. */
async function beginningAt(id: string): Promise<Pick<ProductRow, "fromFen" | "fromYears" | "fromMonths">> {
  try {
    const sold = await readSoldLine(id);
    const draft = settleDraft((chosen) => sold.form.fields(sold.options as never, chosen), {});
    const [term] = [...sold.form.terms(sold.options as never, draft)].sort((a, b) => monthsOf(a) - monthsOf(b));
    if (!term) return { fromFen: null, fromYears: 1, fromMonths: 0 };
    const { displayName, config } = checkConfig(sold, draft, true);
    const subject = { productLine: id, action: "purchase", name: "", displayName, config } as const;
    const [priced] = await priceTerms(subject, [term], DAY_MS);
    return { fromFen: priced?.priceFen ?? null, fromYears: term.years, fromMonths: term.months };
  } catch (error) {
    // The other product lines are listed even if one has no price.
    log.warn({ err: error, productLine: id }, "no price to begin at");
    return { fromFen: null, fromYears: 1, fromMonths: 0 };
  }
}
