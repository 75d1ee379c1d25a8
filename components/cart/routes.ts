import type { checkOutContract, readCheckoutContract } from "@/lib/carts/checkout-contract";
import type { addItemContract, changeItemContract, readCartContract, removeItemContract } from "@/lib/carts/contract";
import type { RouteOf } from "../call-contract";

/** The routes of cart and checkout, without the schemas of their contracts (see CallTarget). routes.test.ts compares both. */
export const readCartRoute: RouteOf<typeof readCartContract> = { method: "GET", path: "/api/v1/cart" };
export const addItemRoute: RouteOf<typeof addItemContract> = { method: "POST", path: "/api/v1/cart/items" };
export const changeItemRoute: RouteOf<typeof changeItemContract> = { method: "PATCH", path: "/api/v1/cart/items/{id}" };
export const removeItemRoute: RouteOf<typeof removeItemContract> = {
  method: "DELETE",
  path: "/api/v1/cart/items/{id}",
};
export const readCheckoutRoute: RouteOf<typeof readCheckoutContract> = { method: "GET", path: "/api/v1/checkout" };
export const checkOutRoute: RouteOf<typeof checkOutContract> = {
  method: "POST",
  path: "/api/v1/checkout",
  idempotent: true,
};
