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

it("leads customers to the shop and staff to the back office", () => {
  expect(render(<NotFoundText />)).toContain('href="/"');
  const staff = render(<NotFoundText staff />);
  expect(staff).toContain('href="/admin"');
  expect(staff).toContain("您的角色");
});
