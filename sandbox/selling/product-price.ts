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

/** The prices of one product type, as text; "0" where no price is found. */
export interface ProductPrices {
  buy(call: Call): string;
  /** @param name what the caller sent: a product of this account or any other text. */
  renew(call: Call, name: string): string;
}

/** Refuses a price call with a sentence; the code stands before it only when answers are tidy. */
export function refusePrice(call: Call, text: string): never {
  return refuse(call.warts ? "" : "10001", text);
}
