import { readPrice } from "@/lib/cndns/endpoints/product-and-user";
import type { Config } from "../form";
import type { Cost, QuotedAction } from "../product-action";
import type { Call } from "../reading";
import { chosenProduct } from "./form";

async function priceOf(call: Call, code: string, period: "month" | "year"): Promise<Cost> {
  const outcome = await call(readPrice, { product: "ddos", productCode: code, years: 1, period });
  if (outcome.kind === "ok") return outcome.value;
  return outcome.kind === "rejected" ? null : "unclear";
}

/**
 * The upstream's price for a month or a year. The manual names no parameters for it: should the upstream ignore the period, a month costs
 * as much as a year, and then the month is not sold. Manual: 十七, 3.
 */
export async function quoteProtection(call: Call, { config, years }: QuotedAction): Promise<Cost> {
  const { code } = chosenProduct(config as Config);
  if (code === "") return null;
  const year = await priceOf(call, code, "year");
  if (years > 0 || year === null || year === "unclear") return year;
  const month = await priceOf(call, code, "month");
  return typeof month === "bigint" && month >= year ? null : month;
}
