import { expect, it } from "vitest";
import zh from "@/messages/zh/siteLine.json";
import { siteForm } from "./site/form";
import { titleIn } from "./title-in";

it.each([
  ["cloud", "2C 4G 50G 1M", "云服务器", "云服务器 2核 4G 50G 1M", "Cloud server", "Cloud server 2-core 4G 50G 1M"],
  ["baidu", "1C 2G 1M", "百度云服务器", "百度云服务器 1核 2G 1M", "Baidu server", "Baidu server 1-core 2G 1M"],
  ["cloud", "S263251", "云服务器", "云服务器 S263251", "Cloud server", "Cloud server S263251"],
  ["mailing", "EDM 10000", "批量邮", "批量邮 10,000 点", "Bulk email", "Bulk email 10,000 points"],
  ["sms", "SMS 3000", "短信营销", "短信营销 3,000 点", "SMS marketing", "SMS marketing 3,000 points"],
  ["sms", "sms4711", "短信营销", "短信营销 sms4711", "SMS marketing", "SMS marketing sms4711"],
  ["site", "Website Standard", "自助建站", "自助建站 标准版", "Website builder", "Website builder Standard"],
  ["cdn", "100 GB", "CDN 加速", "CDN 加速 100 GB", "CDN", "CDN 100 GB"],
  ["soukeyi", "搜客易", "搜客易", "搜客易", "Soukeyi", "Soukeyi 搜客易"],
  ["hosting", "qinghe", "虚拟主机", "虚拟主机 qinghe", "Hosting", "Hosting qinghe"],
  ["domain", "qinghe.cn", "域名", "qinghe.cn", "Domain", "qinghe.cn"],
])("%s, %s", (productLine, displayName, zhOne, zh, enOne, en) => {
  const item = { productLine, displayName };
  expect([titleIn("zh", item, zhOne), titleIn("en", item, enOne)]).toEqual([zh, en]);
});

it("the editions of a website are called as its order form calls them", () => {
  for (const [edition, name] of Object.entries(zh.choices.edition)) {
    const displayName = siteForm.title({ edition });
    expect(titleIn("zh", { productLine: "site", displayName }, "自助建站")).toBe(`自助建站 ${name}`);
  }
});
