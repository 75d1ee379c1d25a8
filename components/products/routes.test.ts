import { describe, expect, it } from "vitest";
import {
  checkProductNameContract,
  listProductsContract,
  priceProductContract,
  readProductContract,
} from "@/lib/offers/product-contract";
import en from "@/messages/en/errors.json";
import enFields from "@/messages/en/fields.json";
import zh from "@/messages/zh/errors.json";
import zhFields from "@/messages/zh/fields.json";
import { checkProductNameRoute, listProductsRoute, priceProductRoute, readProductRoute } from "./routes";

describe("the routes of product pages", () => {
  it.each([
    [listProductsRoute, listProductsContract],
    [readProductRoute, readProductContract],
    [priceProductRoute, priceProductContract],
    [checkProductNameRoute, checkProductNameContract],
  ])("%o is its contract's", (route, { method, path }) => {
    expect(route).toEqual({ method, path });
  });
});

it("a field's fault reads the same in the browser as from the server", () => {
  expect(zhFields.fault).toEqual(zh.offers.field);
  expect(enFields.fault).toEqual(en.offers.field);
});
