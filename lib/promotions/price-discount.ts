import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Promotion } from "@/lib/db/generated/client";
import { chooseRule } from "@/lib/pricing/price-rule";
import { priceTable } from "@/lib/pricing/price-table";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { Config } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import { productLineOf } from "@/lib/product-lines/registry";
import { discountFen, isDiscounted } from "./discount";

/**
 * What a discount code takes off a price of something; 0 without one, and where it does not hold for what is bought.
 * @param bought.costFen what the shop pays for it, as of the same reading as the price
 */
export async function priceDiscount(
  promotion: Promotion | null,
  bought: {
    productLine: string;
    action: ActionId;
    displayName: string;
    config: Config;
    priceFen: Fen;
    costFen: Fen;
  },
): Promise<Fen> {
  if (promotion === null) return 0n;
  const { productLine, action, displayName, config } = bought;
  const key = productLineOf(productLine).priceKey(displayName, config);
  const suffix = pagesOf(productLine).pricedBySuffix ? key : null;
  if (!isDiscounted(promotion, { productLine, action, suffix })) return 0n;
  const { rules } = await priceTable();
  return discountFen(promotion, bought, chooseRule(rules, { productLine, key, action }));
}
