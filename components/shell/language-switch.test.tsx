import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { LanguageSwitch } from "./language-switch";

const visited = vi.hoisted(() => ({ path: "/" }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => visited.path,
}));

const switchAt = (path: string) => {
  visited.path = path;
  return renderedHtml(<LanguageSwitch className="x" />);
};

// As it is in the browser, whose address is the visitor's: a link. What differs from it is rendered anew, with an error.
it.each([
  ["/products/nope/-", "/en/products/nope"],
  ["/en/help/nope/-", "/en/help/nope"],
  ["/en/en/domains/nope/-", "/en/domains/nope"],
  ["/zh/prices", "/en/prices"],
])("the server makes of %s a link to %s", async (path, address) => {
  expect(await switchAt(path)).toMatch(new RegExp(`^<a [^>]*href="${address}"`));
});

it.each(["/nope", "/prices/-", "/products/nope/-/-", "/account"])(
  "%s has no address in another language",
  async (path) => {
    expect(await switchAt(path)).toContain("<button");
  },
);
