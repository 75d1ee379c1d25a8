import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { query } from "../factory";
import { giveAgain } from "../give-again";
import { sandbox } from "../zones/zone";
import { staffPage } from "./world";

test("staff read a gateway's bill again, see the line that the shop doesn't know, and settle it", async ({
  browser,
}) => {
  const { page, person } = await staffPage(browser, "finance", "周会计");
  const main = page.getByRole("main");
  const day = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  // The worker's hourly sweep may have read it before, as a day on which nothing is open.
  await query(
    `INSERT INTO gateway_bills (id, gateway, day, next_fetch_at) VALUES (gen_random_uuid(), 'wechat', $1, now() + interval '1 day')
     ON CONFLICT (gateway, day) DO UPDATE SET state = 'waiting', next_fetch_at = excluded.next_fetch_at`,
    [day],
  );
  await sandbox("settings", { gatewayBills: "extra" });
  try {
    await page.goto("/admin/books");
    await main.getByRole("link", { name: "平台账单" }).click();
    const bill = main.getByRole("table", { name: "每天的账单" }).getByRole("row").filter({ hasText: day });
    await bill.filter({ hasText: "微信支付" }).getByRole("button", { name: "再取一次" }).click();
    const line = main.getByRole("table", { name: "差异" }).getByRole("row").filter({ hasText: "12.34" });
    await expect(async () => {
      await page.reload();
      await expect(line.filter({ hasText: "微信支付" })).toContainText("账单有，店里没有", { timeout: 500 });
    }).toPass({ timeout: 10_000 });
  } finally {
    await sandbox("settings", { gatewayBills: "true" });
  }
  await expectAccessible(page);

  const difference = main.getByRole("row").filter({ hasText: "账单有，店里没有" }).filter({ hasText: "微信支付" });
  await difference.getByRole("button", { name: "说明" }).click();
  const dialog = page.getByRole("dialog", { name: "说明这处差异" });
  await dialog.getByLabel("说明", { exact: true }).fill("另一家店用了同一个商户号");
  // Without the tick nothing is posted; with it the clearing account grows by what the bill has more.
  await expect(dialog.getByRole("table")).toBeHidden();
  await dialog.getByLabel(/^把 \+¥12\.34 入账/).check();
  await expect(dialog.getByRole("row", { name: /微信支付/ })).toContainText("+¥12.34");
  await dialog.getByRole("button", { name: "记下说明" }).click();
  await giveAgain(page, person);
  const settled = main
    .getByRole("table", { name: "最近处理过的差异" })
    .getByRole("row")
    .filter({ hasText: "微信支付" });
  await expect(settled).toContainText("另一家店用了同一个商户号");
  await expect(settled).toContainText("周会计");
  await expectAccessible(page);
  // English words are longer.
  await page.getByRole("button", { name: "English", exact: true }).click();
  await expect(main.getByRole("heading", { name: "Provider bills" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  await page.getByRole("button", { name: "中文" }).click();
  await page.goto("/admin/payments?kind=refund");
  await expect(main.getByRole("link", { name: "付款", exact: true })).toBeVisible();
});
