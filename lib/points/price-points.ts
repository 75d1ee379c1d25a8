import "server-only";
import type { Fen } from "@/lib/core/money";
import { HOUR_MS } from "@/lib/core/time";
import type { OwnService } from "@/lib/offers/kinds/kind";
import { NO_TERM, priceTerms } from "@/lib/offers/kinds/price-terms";
import { readLineSale } from "@/lib/offers/line-sale";
import { productLineOf } from "@/lib/product-lines/registry";
import { soldUpgrade } from "@/lib/product-lines/sold-form";

/**
 * The numbers of points that the shop adds to a service, each with its price now; null: not for sale. Calls no upstream.
 */
export async function pricePoints({
  productLine,
  displayName,
}: Pick<OwnService, "productLine" | "displayName">): Promise<{ points: number; priceFen: Fen | null }[]> {
  const form = productLineOf(productLine).actions.addPoints?.form;
  if (!form) return [];
  const { unsold, unsoldPairs } = await readLineSale(productLine);
  const [field] = soldUpgrade(form, unsold, unsoldPairs).fields(undefined as never, {}, {});
  if (field?.kind !== "choice") return [];
  return await Promise.all(
    field.choices.map(async ({ value }) => {
      const subject = { productLine, action: "addPoints", name: "", displayName, config: { points: value } } as const;
      const [priced] = await priceTerms(subject, [NO_TERM], HOUR_MS);
      return { points: Number(value), priceFen: priced?.priceFen ?? null };
    }),
  );
}
