import type { checkOutContract, readCheckoutContract } from "@/lib/carts/checkout-contract";
import type {
  addLineContract,
  addTransferContract,
  changeLineContract,
  readCartContract,
  removeLineContract,
} from "@/lib/carts/contract";
import type { RouteOf } from "../call-contract";

/** The routes of cart and checkout, without the schemas of their contracts (see CallTarget). routes.test.ts compares both. */
export const readCartRoute: RouteOf<typeof readCartContract> = { method: "GET", path: "/api/v1/cart" };
export const addItemRoute: RouteOf<typeof addLineContract> = { method: "POST", path: "/api/v1/cart/lines" };
export const addTransferRoute: RouteOf<typeof addTransferContract> = { method: "POST", path: "/api/v1/cart/transfers" };
export const changeItemRoute: RouteOf<typeof changeLineContract> = { method: "PATCH", path: "/api/v1/cart/lines/{id}" };
export const removeItemRoute: RouteOf<typeof removeLineContract> = {
  method: "DELETE",
  path: "/api/v1/cart/lines/{id}",
};
export const readCheckoutRoute: RouteOf<typeof readCheckoutContract> = { method: "GET", path: "/api/v1/checkout" };
export const checkOutRoute: RouteOf<typeof checkOutContract> = {
  method: "POST",
  path: "/api/v1/checkout",
  idempotent: true,
};
