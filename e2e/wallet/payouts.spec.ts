import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { query, word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage, walletFen } from "../money/world";
import { buyer } from "../product";

test("a customer asks for a payout on a phone; staff approve it and enter the transfer, and the customer sees it", async ({
  browser,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const customer = await buyer(page, 30_000);
  await page.goto("/account/wallet");
  await page.getByRole("link", { name: "申请提现" }).click();
  await expect(page.getByText("最多 ¥300.00")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("金额，元", { exact: true }).fill("");
  await page.getByRole("button", { name: "申请提现" }).click();
  // Listed as they stand on the page, so that somebody who follows the links goes down the form.
  const missing = page.getByRole("alert").getByRole("link");
  await expect(missing).toHaveText([/^金额，元/, /^户名/, /^开户银行/, /^账号/, /^为什么提现/]);
  await page.getByLabel("金额，元", { exact: true }).fill("120");
  await page.getByLabel("户名", { exact: true }).fill("林晓雯");
  await page.getByLabel("开户银行", { exact: true }).fill("招商银行杭州分行");
  await page.getByLabel("账号", { exact: true }).fill("4111 1111 1111 1112");
  await page.getByLabel("为什么提现", { exact: true }).fill("店不开了");
  await page.getByRole("button", { name: "申请提现" }).click();
  await expect(page.getByText("这个卡号有一位不对", { exact: false }).first()).toBeVisible();
  await page.getByLabel("账号", { exact: true }).fill("4111 1111 1111 1111");
  await page.getByRole("button", { name: "申请提现" }).click();
  await giveAgain(page, customer);
  await expect(page.getByText("等我们核对")).toBeVisible();
  expect(await walletFen(customer)).toBe(30_000);

  const [payout] = await query<{ id: string }>("SELECT id FROM payouts WHERE customer_id = $1", [customer.id]);
  const { page: desk, person } = await staffPage(browser, "finance");
  await desk.goto("/admin/payouts");
  await desk.locator(`a[href="/admin/payouts/${payout?.id}"]`).click();
  await expect(desk.getByText("户名和客户填过的名字一致，没有实名认证")).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "批准", exact: true }).click();
  await desk.getByRole("button", { name: "批准 ¥120.00" }).click();
  await giveAgain(desk, person);
  await expect(desk.getByText("等转账")).toBeVisible();
  expect(await walletFen(customer)).toBe(18_000);
  await desk.getByRole("button", { name: "显示完整账号" }).click();
  await expect(desk.getByTestId("secret")).toHaveText("4111111111111111");
  await desk.getByRole("button", { name: "登记已转出" }).click();
  await desk.getByLabel("银行流水号", { exact: true }).fill(`b${Date.now()}`);
  // The money leaves the bank account of the shop.
  await expect(desk.getByRole("row", { name: /银行账户/ })).toContainText("−¥120.00");
  await desk.getByRole("button", { name: "已经转出" }).click();
  await expect(desk.getByRole("button", { name: "已到账" })).toBeVisible();

  await page.reload();
  await expect(page.getByText(/银行流水号 B\d+/)).toBeVisible();
});

test("above the limit the first person agrees and the second declines; both stand on the page, and nobody approved it", async ({
  browser,
  page,
}) => {
  const customer = await buyer(page, 300_000);
  await page.goto("/account/wallet/payout");
  await page.getByLabel("金额，元", { exact: true }).fill("2500");
  await page.getByLabel("户名", { exact: true }).fill("林晓雯");
  await page.getByLabel("开户银行", { exact: true }).fill("招商银行杭州分行");
  await page.getByLabel("账号", { exact: true }).fill("4111 1111 1111 1111");
  await page.getByLabel("为什么提现", { exact: true }).fill("店不开了");
  await page.getByRole("button", { name: "申请提现" }).click();
  await giveAgain(page, customer);
  await expect(page.getByText("等我们核对")).toBeVisible();
  const [payout] = await query<{ id: string }>("SELECT id FROM payouts WHERE customer_id = $1", [customer.id]);

  const { page: first, person: agreeing } = await staffPage(browser, "finance", `周会计${word(4)}`);
  await first.goto(`/admin/payouts/${payout?.id}`);
  await first.getByRole("button", { name: /^同意/ }).click();
  await first.getByRole("dialog").getByRole("button", { name: /^同意/ }).click();
  await giveAgain(first, agreeing);
  await expect(first.getByText(`${agreeing.name} 已同意`, { exact: false })).toBeVisible();

  const { page: desk, person: declining } = await staffPage(browser, "admin", `单经理${word(4)}`);
  await desk.goto(`/admin/payouts/${payout?.id}`);
  await desk.getByRole("button", { name: "不批准", exact: true }).click();
  await desk.getByLabel("原因", { exact: true }).fill("请改用原路退回");
  await desk
    .getByRole("dialog")
    .getByRole("button", { name: /^不批准/ })
    .click();
  const label = (text: RegExp) => desk.locator("dt").filter({ hasText: text });
  await expect(label(/^先同意$/).locator("xpath=following-sibling::dd[1]")).toContainText(agreeing.name);
  await expect(label(/^不批准$/).locator("xpath=following-sibling::dd[1]")).toContainText(declining.name);
  await expect(label(/^批准$/)).toHaveCount(0);
  expect(await walletFen(customer)).toBe(300_000);
  await page.reload();
  await expect(page.getByText("请改用原路退回")).toBeVisible();
});
