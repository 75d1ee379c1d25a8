import { expect, it } from "vitest";
import { itemDoneMail } from "./mail-templates";

const shop = { name: "金橘", url: "https://shop.example" };
const item = { name: "qinghe", productLine: "hosting", years: 1, months: 0, serviceId: "0190", number: "K1" };

it("the mail about a done item names the action and its term, and links to the service", () => {
  const zh = (change: Partial<Parameters<typeof itemDoneMail.write>[0]>) =>
    itemDoneMail.write({ ...item, action: "renew", ...change }, shop, "zh");
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
  const en = itemDoneMail.write({ ...item, action: "renew", years: 1, months: 6 }, shop, "en");
  expect(en.paragraphs).toEqual(["qinghe in order K1 has been renewed for 1 year and 6 months."]);
});
