import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { KnownPages } from "./known-pages";

function passed(url: string, known?: readonly string[]): string | undefined {
  const pages = new KnownPages();
  if (known) pages.learn(known);
  const request = { url } as IncomingMessage;
  pages.pass(request);
  return request.url;
}

const KNOWN = ["/", "/prices", "/products/cloud", "/domains/com", "/en/domains/com", "/domains/%E9%A6%99"];

describe("an address below a prerendered route with a value", () => {
  it.each([
    "/products/cloud",
    "/domains/com",
    "/domains/com?_rsc=1",
    "/en/domains/com",
    "/en/products",
    "/products",
    "/prices",
    "/",
    "/account/orders/1",
  ])("is passed on as it is: %s", (url) => expect(passed(url, KNOWN)).toBe(url));

  it.each([
    ["/domains/none", "/domains/none/-"],
    ["/products/none?a=/domains/com", "/products/none/-?a=/domains/com"],
    ["/en/domains/none", "/en/domains/none/-"],
    ["/en/products/cloud", "/en/products/cloud/-"],
    ["/domains/com/", "/domains/com//-"],
    ["/%64omains/none", "/%64omains/none/-"],
    ["/prices/../domains/none", "/prices/../domains/none/-"],
    ["/prices/%2e%2e/domains/none", "/prices/%2e%2e/domains/none/-"],
    ["//domains/none", "//domains/none/-"],
    ["/\\domains\\none", "/\\domains\\none/-"],
    ["/domains/com/%2e%2e/none", "/domains/com/%2e%2e/none/-"],
  ])("that no page has becomes an unknown one: %s", (url, wanted) => expect(passed(url, KNOWN)).toBe(wanted));

  it("is passed on in one spelling of its encoded letters", () => {
    for (const url of ["/domains/%E9%A6%99", "/domains/%e9%a6%99", "/domains/%e9%A6%99"])
      expect(passed(url, KNOWN)).toBe("/domains/%E9%A6%99");
  });

  it("is passed on while the pages are not known yet", () => {
    expect(passed("/domains/none")).toBe("/domains/none");
  });
});
