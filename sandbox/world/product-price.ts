import { yuanText } from "@/lib/core/money";
import { type Call, refuse } from "../http/call";

/** "20", not "20.00". */
export function priceText(fen: bigint): string {
  return yuanText(fen).replace(/\.00$/, "");
}

/** "A malformed value counts as 1." */
export function readYears(text: string): bigint {
  return /^([1-9]|10)$/.test(text) ? BigInt(text) : 1n;
}

/** Prices of one product type: as text, "0" for what is not found. */
export interface ProductPrices {
  buy(call: Call): string;
  /** @param name a product of this account, or anything at all. */
  renew(call: Call, name: string): string;
}

/** Ends a price call with a sentence; with the code too only when answers are tidy. */
export function noPrice(call: Call, text: string): never {
  return refuse(call.warts ? "" : "10001", text);
}
