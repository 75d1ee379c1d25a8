import { expect, it } from "vitest";
import { type DoneItem, itemRefundedMail, itemsDoneMail } from "./mail-templates";

const shop = { name: "金橘", url: "https://shop.example" };
const item: DoneItem = {
  ...{ name: "qinghe", productLine: "hosting", action: "renew", years: 1, months: 0, serviceId: "0190" },
  ...{ details: "", priceFen: 6_900n, expiresAt: new Date("2027-11-26T16:00:00Z"), realName: null },
};
const write = (items: DoneItem[], locale: "zh" | "en", openCount = 0) =>
  itemsDoneMail.write({ items, number: "K1", orderId: "0191", openCount }, shop, locale);

it("the mail about a done item names the action, its term, amount and expiry, and links to the service", () => {
  const zh = (change: Partial<DoneItem>) => write([{ ...item, ...change }], "zh");
  expect(zh({}).subject).toBe("qinghe 已续费 1 年");
  expect(zh({ years: 0, months: 6 }).subject).toBe("qinghe 已续费 6 个月");
  expect(zh({}).action).toEqual({ label: "管理服务", url: "https://shop.example/account/services/0190" });
  expect(zh({ productLine: "domain" }).action).toEqual({
    label: "管理域名",
    url: "https://shop.example/account/services/0190",
  });
  expect(zh({ action: "upgrade", years: 0 }).subject).toBe("qinghe 已升级");
  expect(zh({ action: "purchase" }).subject).toBe("qinghe 已开通");
  expect(zh({ action: "purchase", productLine: "domain", name: "qinghe.com" }).subject).toBe("qinghe.com 已注册成功");
  expect(zh({ action: "transfer", productLine: "domain", name: "qinghe.com" }).subject).toBe("qinghe.com 已转入");
  expect(zh({}).facts).toEqual([
    { label: "金额", value: "¥69.00" },
    { label: "到期", value: "2027-11-27" },
  ]);
  const server = { ...item, name: "百度云服务器", details: "2 核，4 GB" };
  expect(write([server], "zh").facts?.[0]).toEqual({ label: "配置", value: "2 核，4 GB" });
  expect(write([server, item], "zh").facts?.[0]).toEqual({
    label: "百度云服务器",
    value: "2 核，4 GB；已续费 1 年，¥69.00，2027-11-27 到期",
  });
  const en = write([{ ...item, months: 6 }], "en");
  expect(en.paragraphs).toEqual(["qinghe in order K1 has been renewed for 1 year and 6 months."]);
});

it("the mail about several items lists them with the sum, and links to the order", () => {
  const domain = { ...item, name: "qinghe.com", productLine: "domain", action: "purchase", realName: "none" as const };
  const many = write([item, domain, { ...domain, name: "qinghe.cn", realName: "checking", expiresAt: null }], "zh", 2);
  expect(many.subject).toBe("订单 K1：3 项已办好");
  expect(many.facts).toEqual([
    { label: "qinghe", value: "已续费 1 年，¥69.00，2027-11-27 到期" },
    { label: "qinghe.com", value: "已注册 1 年，¥69.00，2027-11-27 到期" },
    { label: "qinghe.cn", value: "已注册 1 年，¥69.00" },
    { label: "合计", value: "¥207.00" },
  ]);
  expect(many.paragraphs.slice(1)).toEqual([
    "qinghe.com 要先通过实名审核才能解析。请在“注册人”里上传证件，通常 1–2 个工作日有结果。",
    "qinghe.cn 的实名审核正在进行，通过后就能解析，您不用做什么。",
    "其余 2 项还在办理，办好后会再写信告诉您。",
  ]);
  expect(many.action).toEqual({ label: "查看订单", url: "https://shop.example/account/orders/0191" });
});

it("the mail about a refunded item fits what was to be renewed or transferred, too: that is nothing to be bought", () => {
  const refunded = { ...item, number: "K1", orderId: "0191", reason: { code: "failed.renewal_failed", params: {} } };
  const { subject, paragraphs } = itemRefundedMail.write(refunded, shop, "en");
  expect(subject).toBe("Your order for qinghe could not be completed; ¥69.00 is back in your wallet");
  expect(paragraphs.join(" ")).not.toMatch(/bought/);
  expect(itemRefundedMail.write(refunded, shop, "zh").subject).toBe("qinghe 没有办成，¥69.00 已退回钱包");
});
