import type { CartItemView } from "@/lib/carts/contract";
import { pagesOf } from "@/lib/product-lines/pages";

/** Where a customer goes on choosing: the search while a domain is in the cart, else the page of all products. */
export function choosingAddress(items: readonly Pick<CartItemView, "productLine">[]): "/search" | "/products" {
  return items.some(({ productLine }) => pagesOf(productLine).domainNames) ? "/search" : "/products";
}
