import { describe, expect, it } from "vitest";
import { addressIn, languageOfAddress, pageOfAddress } from "./addresses";
import { PUBLIC_PAGES } from "./public-pages";

const paths = PUBLIC_PAGES.map((page) => page.replace(/\[\w+\]/, "cloud"));

describe("the addresses of public pages", () => {
  it.each(paths)("%s is Chinese as it stands and English below /en, and both are the same page", (page) => {
    expect(addressIn("zh", page)).toBe(page);
    const english = addressIn("en", page);
    expect(english).toBe(page === "/" ? "/en" : `/en${page}`);
    expect([page, english].map(languageOfAddress)).toEqual(["zh", "en"]);
    expect([page, english, `/zh${page}`].map(pageOfAddress)).toEqual([page, page, page]);
  });

  it.each([
    ["/search?q=山/x#a", "/en/search?q=山/x#a"],
    ["/?a=1", "/en?a=1"],
    ["/#ask", "/en#ask"],
  ])("%s keeps its query and fragment: %s", (href, english) => expect(addressIn("en", href)).toBe(english));

  it.each([
    "/account",
    "/cart",
    "/sign-in?next=/prices",
    "/api/v1/prices",
    "/en/prices",
    "/products/a/b",
    "/pricess",
    "//evil.example",
    "https://evil.example/prices",
    "mailto:a@b.c",
    "#main",
    "",
  ])("%s stays as it is", (href) => expect(addressIn("en", href)).toBe(href));

  // Each of them may be read as another page, whose language the cookie decides.
  it.each([
    "/account",
    "/en/account",
    "/en/nothing",
    "/zh",
    "/zh/prices",
    "/en/",
    "/en/en",
    "/EN/prices",
    "/PRICES",
    "/%70rices",
    "/en/../cart",
    "/en/products/x\\..\\..\\..\\cart",
    "/products/a/../../cart",
    "//prices",
    "/english",
  ])("%s contains no language", (path) => expect(languageOfAddress(path)).toBeUndefined());
});
