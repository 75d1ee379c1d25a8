import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import shell from "@/messages/zh/shell.json";
import { LanguageSwitch } from "./language-switch";
import { NotFoundText } from "./not-found-text";

const visited = vi.hoisted(() => ({ path: "/" }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => visited.path,
}));

const render = (node: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ shell }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );

it("leads visitors to the shop, customers back into their account and staff to the back office", () => {
  expect(render(<NotFoundText />)).toContain('href="/"');
  expect(render(<NotFoundText within="account" />)).toContain('href="/account"');
  const staff = render(<NotFoundText within="admin" />);
  expect(staff).toContain('href="/admin"');
  expect(staff).toContain("您的角色");
});

const switchAt = (path: string) => {
  visited.path = path;
  return render(<LanguageSwitch className="x" />);
};

// As it is in the browser, whose address is the visitor's: a link. What differs from it is rendered anew, with an error.
it.each([
  ["/products/nope/-", "/en/products/nope"],
  ["/en/help/nope/-", "/en/help/nope"],
  ["/en/en/domains/nope/-", "/en/domains/nope"],
  ["/zh/prices", "/en/prices"],
])("the server makes of %s a link to %s", (path, address) => {
  expect(switchAt(path)).toMatch(new RegExp(`^<a [^>]*href="${address}"`));
});

it.each(["/nope", "/prices/-", "/products/nope/-/-", "/account"])("%s has no address in another language", (path) => {
  expect(switchAt(path)).toContain("<button");
});
