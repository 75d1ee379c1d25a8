import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { StatementRow } from "@/lib/payments/contract";
import { Statement } from "./statement";

const row: StatementRow = {
  ...{ id: "9", at: new Date("2026-11-20T04:00:00Z"), kind: "hold", memo: "" },
  ...{ orderId: "0190", orderNumber: "K261120-00042", itemName: "shanlicha.com", productLine: "domain" },
  itemWork: { action: "renew", years: 1, months: 0 },
  ...{
    topUpMethod: null,
    gateway: null,
    paymentId: null,
    reference: null,
    amountFen: -6_900n,
    chargedFen: 0n,
    balanceFen: 23_100n,
  },
};
const rows: StatementRow[] = [
  { ...row, id: "12", kind: "refund", amountFen: 1_000n, balanceFen: 24_100n },
  { ...row, id: "11", kind: "release", amountFen: 6_900n },
  { ...row, id: "10", kind: "capture", amountFen: 0n, chargedFen: 6_900n },
  row,
];

async function statementText(locale: "zh" | "en"): Promise<string> {
  const html = await renderedHtml(<Statement rows={rows} />, locale);
  expect(html).toContain('href="/account/orders/0190"');
  return wordsOf(html);
}

it("names what happened to an item's money, with its product and order, in both languages", async () => {
  const zh = await statementText("zh");
  expect(zh).toContain("冻结：shanlicha.com（域名）续费 1 年，订单 K261120-00042");
  expect(zh).toContain(
    "扣款：shanlicha.com（域名）续费 1 年，用的是先前冻结的 ¥69.00，不另扣，订单 K261120-00042 余额不变 231.00",
  );
  // The purchase takes 69 yuan from the balance once.
  expect(zh.match(/−69\.00|-69\.00/g)).toHaveLength(1);
  expect(zh).toContain("退回：shanlicha.com（域名）续费 1 年，没有办成，订单 K261120-00042");
  expect(zh).toContain("退款：shanlicha.com（域名）续费 1 年，订单 K261120-00042");
  const en = await statementText("en");
  expect(en).toContain(
    "Paid from the ¥69.00 held earlier: Renewal, 1 year, shanlicha.com (Domain), order K261120-00042",
  );
});

it("calls a product that has no name yet by its product line", async () => {
  const server = { ...row, productLine: "baidu", itemName: "2C 4G 50G 1M" };
  const bought = { ...server, id: "14", itemWork: { action: "purchase", years: 0, months: 1 } } as const;
  const text = wordsOf(await renderedHtml(<Statement rows={[bought, { ...server, itemName: "bcc-8f3a" }]} />));
  expect(text).toContain("冻结：百度云服务器开通 1 个月，订单 K261120-00042");
  expect(text).toContain("冻结：bcc-8f3a（百度云服务器）续费 1 年");
});

it("leads from what came through a gateway to its payment, where it can be refunded", async () => {
  const gateway = { kind: "top_up", topUpMethod: "gateway", gateway: "alipay", reference: "P261128NJ37X7" } as const;
  const paid = { ...row, ...gateway, paymentId: "0195", orderId: null, itemName: null, itemWork: null };
  const html = await renderedHtml(<Statement rows={[paid]} />, "zh");
  expect(html).toContain('href="/account/payments/0195?from=wallet"');
  expect(wordsOf(html)).toContain("支付宝付款 P261128NJ37X7");
  expect(await renderedHtml(<Statement rows={[paid]} orders="/admin/orders" />, "zh")).not.toContain("/account/");
});

it("says the year of each day on paper, and that there is more than what is printed", async () => {
  const html = await renderedHtml(<Statement rows={rows} />);
  expect(html).toMatch(/<time [^>]*><span class="hidden print:inline">2026-<\/span>11-20 12:00<\/time>/);
  // The number of an order stays on one line.
  expect(html).toMatch(/<a class="[^"]*whitespace-nowrap[^"]*"[^>]*>K261120-00042<\/a>/);
  expect(html).not.toContain("这里只打印了流水的一部分");
  const part = await renderedHtml(<Statement rows={rows} isPart />);
  expect(part).toMatch(/<p class="hidden [^"]*print:block">这里只打印了流水的一部分/);
});
