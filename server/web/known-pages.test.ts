import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { KnownPages } from "./known-pages";

/** The address that is passed on, or "308 <where it is>". */
function served(url: string, known?: readonly string[]): string | undefined {
  const pages = new KnownPages();
  if (known) pages.learn(known);
  const request = { url } as IncomingMessage;
  let redirect: string | undefined;
  const response = {
    writeHead(status: number, { location }: { location: string }) {
      redirect = `${status} ${location}`;
      return { end: () => undefined };
    },
  } as unknown as ServerResponse;
  expect(pages.serve(request, response)).toBe(redirect !== undefined);
  return redirect ?? request.url;
}

const KNOWN = [
  ...["/", "/prices", "/products/cloud", "/domains/com", "/en/domains/com"],
  ...["/domains/xn--fiqs8s", "/en/domains/xn--fiqs8s"],
];

describe("an address below a prerendered route with a value", () => {
  it.each([
    ...["/products/cloud", "/domains/com", "/domains/com?_rsc=1", "/domains/xn--fiqs8s", "/en/domains/com"],
    ...["/products", "/en/products", "/prices", "/", "/account/orders/1"],
  ])("is passed on as it is: %s", (url) => expect(served(url, KNOWN)).toBe(url));

  it.each([
    ["/domains/none", "/domains/none/-"],
    ["/help/none", "/help/none/-"],
    ["/products/none?a=/domains/com", "/products/none/-?a=/domains/com"],
    ["/en/domains/none", "/en/domains/none/-"],
    ["/en/products/cloud", "/en/products/cloud/-"],
    ["/domains/com/", "/domains/com//-"],
    ["/%64omains/none", "/%64omains/none/-"],
    ["/%64omains/com", "/%64omains/com/-"],
    ["/prices/../domains/none", "/prices/../domains/none/-"],
    ["/prices/%2e%2e/domains/none", "/prices/%2e%2e/domains/none/-"],
    ["//domains/none", "//domains/none/-"],
    ["/\\domains\\none", "/\\domains\\none/-"],
    ["/domains/com/%2e%2e/none", "/domains/com/%2e%2e/none/-"],
    ["/domains/%E9%A6%99", "/domains/%E9%A6%99/-"],
  ])("that no page has becomes an unknown one: %s", (url, wanted) => expect(served(url, KNOWN)).toBe(wanted));

  it.each([
    ["/domains/%E4%B8%AD%E5%9B%BD", "308 /domains/xn--fiqs8s"],
    ["/domains/%e4%b8%ad%e5%9b%bd?a=b", "308 /domains/xn--fiqs8s?a=b"],
    ["/en/domains/%E4%B8%AD%E5%9B%BD", "308 /en/domains/xn--fiqs8s"],
    ["/domains/COM", "308 /domains/com"],
  ])("that is another spelling of a page's is redirected to it: %s", (url, wanted) =>
    expect(served(url, KNOWN)).toBe(wanted),
  );

  it("is passed on while the pages are not known yet", () => {
    expect(served("/domains/none")).toBe("/domains/none");
  });
});
