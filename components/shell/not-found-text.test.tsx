import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import shell from "@/messages/zh/shell.json";
import { NotFoundText } from "./not-found-text";

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
