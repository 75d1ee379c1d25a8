import type {
  checkProductNameContract,
  listProductsContract,
  priceProductContract,
  readProductContract,
} from "@/lib/offers/product-contract";
import type { RouteOf } from "../call-contract";

/** The routes of product pages, without the schemas of their contracts (see CallTarget). routes.test.ts compares both. */
export const listProductsRoute: RouteOf<typeof listProductsContract> = { method: "GET", path: "/api/v1/products" };
export const readProductRoute: RouteOf<typeof readProductContract> = {
  method: "GET",
  path: "/api/v1/products/{productLine}",
};
export const priceProductRoute: RouteOf<typeof priceProductContract> = {
  method: "POST",
  path: "/api/v1/products/{productLine}/price",
};
export const checkProductNameRoute: RouteOf<typeof checkProductNameContract> = {
  method: "POST",
  path: "/api/v1/products/{productLine}/name",
};
