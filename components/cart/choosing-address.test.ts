import { expect, it } from "vitest";
import { choosingAddress } from "./choosing-address";

it("leads back to the search only where a domain is in the cart", () => {
  const [domain, host] = [{ productLine: "domain" }, { productLine: "hosting" }];
  expect(choosingAddress([host, domain])).toBe("/search");
  expect(choosingAddress([host])).toBe("/products");
  expect(choosingAddress([])).toBe("/products");
});
