import type {
  checkProductNameContract,
  listProductsContract,
  priceProductContract,
  readProductContract,
} from "@/lib/offers/product-contract";
import type { RouteOf } from "../call-contract";

/** What product pages call, without the contracts' schemas (see CallTarget); routes.test.ts holds them together. */
export const listProductsRoute: RouteOf<typeof listProductsContract> = { method: "GET", path: "/api/v1/products" };
export const readProductRoute: RouteOf<typeof readProductContract> = { method: "GET", path: "/api/v1/products/{line}" };
export const priceProductRoute: RouteOf<typeof priceProductContract> = {
  method: "POST",
  path: "/api/v1/products/{line}/price",
};
export const checkProductNameRoute: RouteOf<typeof checkProductNameContract> = {
  method: "POST",
  path: "/api/v1/products/{line}/name",
};
