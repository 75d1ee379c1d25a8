import { yuanText } from "@/lib/core/money";

/** The address of the checkout. @param item the item of the cart that alone is bought now. */
export const checkoutPath = (item?: string): string => (item === undefined ? "/checkout" : `/checkout?item=${item}`);

/** Where the wallet is topped up, with the way back to a checkout. */
export function topUpPath(checkout: string, missingFen?: bigint): string {
  const search = new URLSearchParams(missingFen === undefined ? [] : [["amount", yuanText(missingFen)]]);
  search.set("next", checkout);
  return `/account/wallet/top-up?${search}`;
}
