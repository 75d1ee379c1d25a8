import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import zh from "@/messages/zh/ui.json";
import { PageTitle } from "./page-title";

const render = (node: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ ui: zh }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
const crumbs = [{ href: "/account/orders", label: "订单" }];
const marked = (html: string) => [...html.matchAll(/aria-current="page"[^>]*>([^<]*)</g)].map(([, text]) => text);

it("ends its crumbs with the page itself, by its title or a shorter name", () => {
  expect(marked(render(<PageTitle title="订单 K1" crumbs={crumbs} />))).toEqual(["订单 K1"]);
  expect(marked(render(<PageTitle title={<b>K1</b>} crumbs={crumbs} current="K1" />))).toEqual(["K1"]);
});

it("names no page where the links only lead back, and has no crumbs on the first level", () => {
  const back = render(<PageTitle title="购物车" crumbs={crumbs} current={null} />);
  expect([marked(back), back.includes('href="/account/orders"')]).toEqual([[], true]);
  expect(render(<PageTitle title="订单" />)).not.toContain("<nav");
});
