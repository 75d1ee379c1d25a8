import type { Page } from "@playwright/test";

/** Fills in the form of a company's registrant, with the fold open; the pinyin is proposed. */
export async function fillCompany(page: Page): Promise<void> {
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await page.getByText("企业", { exact: true }).click();
  await page.locator("summary", { hasText: "看一看，改一改" }).click();
  await fill("名称", "杭州青禾茶业有限公司");
  await fill("证件号码", "91350100M000100Y43");
  await fill("姓", "单");
  await fill("名", "良");
  await fill("手机或座机", "0571 8765 4321");
  await fill("电子邮件", "domain@shanlicha.com");
  await fill("省", "浙江省");
  await fill("市", "杭州市");
  await fill("街道门牌", "西湖区龙井路18号");
  await fill("邮编", "310013");
}
