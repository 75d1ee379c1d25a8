import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Promotion } from "@/lib/db/generated/client";
import { chooseRule } from "@/lib/pricing/price-rule";
import { priceTable } from "@/lib/pricing/price-table";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { Config } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import { productLineOf } from "@/lib/product-lines/registry";
import { isDiscounted, type TakenOff, takeOff } from "./discount";

const nothing: TakenOff = { discountFen: 0n, isDiscountCut: false };

/**
 * What a discount code takes off a price of something; nothing without one, and where it does not hold for what is bought.
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
): Promise<TakenOff> {
  if (promotion === null) return nothing;
  const { productLine, action, displayName, config } = bought;
  const key = productLineOf(productLine).priceKey(displayName, config);
  const suffix = pagesOf(productLine).pricedBySuffix ? key : null;
  if (!isDiscounted(promotion, { productLine, action, suffix })) return nothing;
  const { rules } = await priceTable();
  return takeOff(promotion, bought, chooseRule(rules, { productLine, key, action }));
}
