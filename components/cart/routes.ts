import type { checkOutContract, readCheckoutContract } from "@/lib/carts/checkout-contract";
import type {
  addLineContract,
  addTransferContract,
  changeLineContract,
  readCartContract,
  removeLineContract,
} from "@/lib/carts/contract";
import type { RouteOf } from "../call-contract";

/** What cart and checkout call, without the contracts' schemas (see CallTarget); routes.test.ts holds them together. */
export const readCartRoute: RouteOf<typeof readCartContract> = { method: "GET", path: "/api/v1/cart" };
export const addLineRoute: RouteOf<typeof addLineContract> = { method: "POST", path: "/api/v1/cart/lines" };
export const addTransferRoute: RouteOf<typeof addTransferContract> = { method: "POST", path: "/api/v1/cart/transfers" };
export const changeLineRoute: RouteOf<typeof changeLineContract> = { method: "PATCH", path: "/api/v1/cart/lines/{id}" };
export const removeLineRoute: RouteOf<typeof removeLineContract> = {
  method: "DELETE",
  path: "/api/v1/cart/lines/{id}",
};
export const readCheckoutRoute: RouteOf<typeof readCheckoutContract> = { method: "GET", path: "/api/v1/checkout" };
export const checkOutRoute: RouteOf<typeof checkOutContract> = {
  method: "POST",
  path: "/api/v1/checkout",
  idempotent: true,
};
