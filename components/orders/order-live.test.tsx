import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { ItemView, OrderView } from "@/lib/orders/contract";
import { OrderLive } from "./order-live";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/account/orders/0190" }));

const AT = new Date("2026-11-27T04:00:00Z");
const item: ItemView = {
  ...{ id: "0191", productLine: "domain", action: "purchase", name: "shanlicha.com", displayName: "shanlicha.com" },
  ...{
    details: null,
    years: 1,
    months: 0,
    priceFen: 6_900n,
    discountFen: 0n,
    state: "done",
    stateAt: AT,
    reason: null,
  },
  ...{ withStaff: false, canCancel: false, transfer: null, refundedAt: null, givenBackFen: 0n, serviceId: "0192" },
  renewedUntil: null,
  steps: [],
};
const order: OrderView = {
  ...{
    id: "0190",
    number: "K261127-00042",
    state: "open",
    totalFen: 16_400n,
    refundedFen: 2_000n,
    finishedAt: null,
    byToken: null,
    discount: null,
  },
  createdAt: new Date("2026-11-27T03:58:00Z"),
  items: [
    item,
    { ...item, id: "0193", displayName: "shanlicha.cn", priceFen: 7_500n, state: "accepted" },
    { ...item, id: "0194", displayName: "shanlicha.net", priceFen: 2_000n, state: "refunded" },
  ],
};

it("says how and when an order was paid, what became of the money, when an item was charged and whose it is", async () => {
  const html = await renderedHtml(
    <OrderLive
      initial={order}
      ones={{}}
      payment={null}
      registrants={{ "0191": { id: "0195", displayName: "林青", realName: "none" } }}
    />,
  );
  const text = wordsOf(html);
  expect(html).toContain('href="/account/registrants/0195"');
  expect(text).toContain("注册人 林青");
  expect(text.match(/扣款 2026-11-27 12:00/g)).toHaveLength(1);
  expect(text).toContain("付款方式 钱包余额 付款 2026-11-27 11:58 已扣款 ¥69.00 冻结中 ¥75.00 已退回钱包 +¥20.00");
  expect(text).toContain("还没有做实名审核，域名暂时不能解析");
  expect(html).toContain(">去实名审核</a>");
});

it("keeps the total and what became of the money together on paper", async () => {
  const html = await renderedHtml(<OrderLive initial={order} ones={{}} payment={null} registrants={{}} />);
  const [, total = ""] = html.split('<div class="print:break-inside-avoid">');
  expect(wordsOf(total)).toMatch(/^ 合计.*164\.00.*付款方式.*已退回钱包/);
});

it("says which product an item is of: a domain and its email have the same name", async () => {
  const renewal: ItemView = { ...item, action: "renew" };
  const [mail, sms] = [
    { ...renewal, id: "0196", productLine: "mail" },
    { ...renewal, id: "0197", productLine: "sms", action: "purchase" as const, years: 0, displayName: "SMS 1000" },
  ];
  const ones = { domain: "Domain", mail: "Business email", sms: "SMS marketing" };
  const initial = { ...order, items: [renewal, mail, sms] };
  const html = await renderedHtml(<OrderLive {...{ initial, ones, registrants: {}, payment: null }} />, "en");
  const text = wordsOf(html);
  expect(text).toContain("com Renewal, 1 year");
  expect(text).toContain("shanlicha.com Business email: Renewal, 1 year");
  expect(text).toContain("SMS marketing Purchase");
});

it.each([
  [order.totalFen, "付款方式 支付宝 付款"],
  [3_000n, "付款方式 支付宝 ¥30.00，其余用钱包余额 付款"],
])("names the gateway that an order was paid through, with the way to that payment", async (amountFen, said) => {
  const payment = { id: "0199", gateway: "alipay", amountFen };
  const html = await renderedHtml(<OrderLive initial={order} ones={{}} registrants={{}} payment={payment} />);
  expect(html).toContain('href="/account/payments/0199?from=order"');
  expect(wordsOf(html)).toContain(said);
});

it("says a step once, although its reason changed meanwhile", async () => {
  const steps = (["placed", "buying", "accepted", "accepted"] as const).map((state) => ({
    at: AT,
    state,
    reason: null,
  }));
  const sms: ItemView = { ...item, productLine: "sms", years: 0, state: "accepted", steps };
  const initial = { ...order, items: [sms] };
  const html = await renderedHtml(<OrderLive {...{ initial, ones: {}, registrants: {}, payment: null }} />);
  expect(wordsOf(html).match(/已受理，正在办理/g)).toHaveLength(1);
});

it("says until when a finished renewal has renewed it", async () => {
  const renewal: ItemView = { ...item, action: "renew", renewedUntil: new Date("2028-03-01T04:00:00Z") };
  const html = await renderedHtml(
    <OrderLive initial={{ ...order, state: "done", items: [renewal] }} ones={{}} registrants={{}} payment={null} />,
  );
  expect(wordsOf(html)).toContain("续到 2028-03-01");
});

it("calls a product that has no name yet by its product line and configuration", async () => {
  const server = {
    ...{ ...item, productLine: "baidu", name: null, displayName: "2C 4G 50G 1M", state: "accepted" as const },
    details: { zh: "北京，2 核，4 GB", en: "Beijing, 2 cores, 4 GB" },
  };
  const text = wordsOf(
    await renderedHtml(
      <OrderLive
        initial={{ ...order, items: [server] }}
        ones={{ baidu: "百度云服务器" }}
        registrants={{}}
        payment={null}
      />,
    ),
  );
  expect(text).toContain("百度云服务器 开通 1 年");
  expect(text).toContain("北京，2 核，4 GB");
  expect(text).not.toContain("2C 4G");
});
