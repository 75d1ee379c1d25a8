import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAnyPage, readPages } from "./built-pages";

/** As `next build` writes them. */
const PAGES = {
  "/[locale]/account/domains/[id]/page": "/[locale]/account/domains/[id]",
  "/[locale]/account/page": "/[locale]/account",
  "/[locale]/(entry)/sign-in/page": "/[locale]/sign-in",
  "/[locale]/(shop)/prices/page": "/[locale]/prices",
  "/[locale]/(shop)/products/[productLine]/page": "/[locale]/products/[productLine]",
  "/[locale]/(shop)/help/[slug]/page": "/[locale]/help/[slug]",
  "/[locale]/(shop)/help/search/page": "/[locale]/help/search",
  "/[locale]/(shop)/page": "/[locale]",
  "/[locale]/(shop)/[...rest]/page": "/[locale]/[...rest]",
  "/api/health/route": "/api/health",
  "/_not-found/page": "/_not-found",
};
const PRERENDERED = {
  ...{ "/[locale]": {}, "/[locale]/prices": {}, "/[locale]/products/[productLine]": {} },
  ...{ "/[locale]/help/[slug]": {} },
};

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "kumquat-build-"));
  writeFileSync(join(dir, "app-path-routes-manifest.json"), JSON.stringify(PAGES));
  writeFileSync(join(dir, "prerender-manifest.json"), JSON.stringify({ version: 4, dynamicRoutes: PRERENDERED }));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe("the pages that are rendered at each request", () => {
  it.each([
    "/account",
    "/account/",
    "/account/domains/a.com",
    "/account/domains/%E5%B1%B1.com",
    "/sign-in",
    "/en/help/search",
  ])("%s is one of them", (path) => expect(readPages(dir).isDynamic(path)).toBe(true));

  it.each([
    "/",
    "/prices",
    "/products/cloud",
    "/products/none",
    "/none/at/all",
    "/accounts",
    "/sign-in/x",
    "/en/account",
    "/en",
    "/api/health",
    "/theme.js",
    "",
  ])("%s is none", (path) => expect(readPages(dir).isDynamic(path)).toBe(false));

  // Next could take these for the page of prices, and its cached copy would get this visitor's nonce.
  it.each([
    "/account/domains/..",
    "/account/domains/%2e%2e",
    "/account/domains/.%2E/",
    "/account/domains/x\\..\\..\\..\\prices",
    "/account/domains/\\",
    "/account/./domains/a.com",
    "//account",
    "/%61ccount",
    "/ACCOUNT",
    "/account/domains/a#b",
  ])("%s, which may be read in two ways, is none", (path) => expect(readPages(dir).isDynamic(path)).toBe(false));

  it.each([
    ["/", true],
    ["/prices", true],
    ["/prices/", true],
    ["/products/cloud", true],
    ["/en", true],
    ["/en/prices", true],
    ["/en/products/cloud", true],
    ["/help/transfer-in", true],
    ["/help/search", false],
    ["/en/help/search", false],
    ["/zh/prices", false],
    ["/en/account", false],
    ["/en/../prices", false],
    ["/en/en/prices", false],
    ["/account", false],
    ["/none/at/all", false],
    ["/account/../prices", false],
    ["//prices", false],
  ])("%s is prerendered: %s", (path, wanted) => expect(readPages(dir).isPrerendered(path)).toBe(wanted));

  it("are not known without a build", () => {
    expect(() => readPages(join(dir, "none"))).toThrow(/ENOENT/);
  });

  it("are all pages in development", () => {
    expect(["/", "/prices", "/account"].every(isAnyPage)).toBe(true);
    expect(["/api/v1/orders", "/_next/static/x.js", "/.well-known/x"].some(isAnyPage)).toBe(false);
  });
});
