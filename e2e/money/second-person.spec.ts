import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, word } from "../factory";
import { giveAgain } from "../give-again";
import { announceTransfer, staffPage, walletFen } from "./world";

/** The account of wallet/top-up.spec.ts, which runs beside this one: its writes change nothing here. */
const BANK = {
  holder: "杭州金橘网络有限公司",
  bank: "西湖商业银行",
  account: "6226000012345678907",
  noteZh: "",
  noteEn: "",
};

const storeBank = () =>
  query(
    "INSERT INTO settings (key, value) VALUES ('bank', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = $1::jsonb",
    [JSON.stringify(BANK)],
  );
const storedAccount = async () => {
  const [row] = await query<{ account: string }>(
    "SELECT value->>'account' AS account FROM settings WHERE key = 'bank'",
  );
  return row?.account;
};

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBe(0);
}

test("a new bank account: the password, a reason, another admin, and only then customers see it", async ({
  browser,
}) => {
  await storeBank();
  const account = `6226${Date.now()}`;
  const { page, person } = await staffPage(browser, "admin", `单良${word(4)}`);
  await expect(async () => {
    await page.goto("/admin/settings/bank");
    await expect(page.getByRole("region", { name: "收款账户" }).getByLabel("账号")).toHaveValue(BANK.account, {
      timeout: 500,
    });
  }).toPass();
  const form = page.getByRole("region", { name: "收款账户" });
  await form.getByLabel("账号").fill(account);
  await form.getByRole("button", { name: "提出更改" }).click();
  await giveAgain(page, person);
  await expect(form.getByText("写明原因，至少 4 个字。", { exact: true })).toBeVisible();
  await form.getByLabel("原因").fill("换了开户行");
  await form.getByRole("button", { name: "提出更改" }).click();
  await expect(page.getByText("已提出，等另一位管理员批准")).toBeVisible();
  await expect(form.getByText(`${person.name} 提出的更改在等另一位管理员批准`)).toBeVisible();
  await expect(form.getByLabel("账号")).toHaveValue(BANK.account);
  await expectAccessible(page);
  expect(await storedAccount()).toBe(BANK.account);

  await form.getByRole("link", { name: "查看请求" }).click();
  const own = page.getByRole("listitem").filter({ hasText: account });
  await expect(own.getByText("等另一个人批")).toBeVisible();
  await expect(own.getByRole("button", { name: "批准" })).toHaveCount(0);

  const finance = await staffPage(browser, "finance");
  await finance.page.goto("/admin/attention");
  await expect(finance.page.getByText(account)).toHaveCount(0);

  const second = await staffPage(browser, "admin", "吴店长");
  await second.page.goto("/admin/attention");
  await expect(second.page.getByRole("link", { name: /要您决定.*\d/ }).first()).toBeVisible();
  const item = second.page.getByRole("listitem").filter({ hasText: account });
  await expect(item.getByText(`${BANK.account} → ${account}`)).toBeVisible();
  await expect(item.getByText("换了开户行")).toBeVisible();
  await expectAccessible(second.page);
  await second.page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(second.page);
  await item.getByRole("button", { name: "批准" }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "批准，立即生效" }).click();
  await giveAgain(second.page, second.person);
  await expect(item).toHaveCount(0);
  expect(await storedAccount()).toBe(account);
  const mails = await query<{ text: string }>(
    "SELECT text FROM mails WHERE user_id = $1 AND template = 'approvals.bank-details' ORDER BY created_at",
    [person.id],
  );
  expect(mails.filter(({ text }) => text.includes(account))).toHaveLength(2);
  await storeBank();
});

test("a large top-up: one confirms, another approves, and only then the wallet has it", async ({ browser }) => {
  const customer = await newCustomer(`陈${word(5)}`);
  const { reference } = await announceTransfer(customer, 6_000_000, "陈经理");
  const { page, person } = await staffPage(browser, "finance", `周会计${word(4)}`);
  await page.goto(`/admin/top-ups?q=${reference}`);
  await page.getByRole("button", { name: "确认到账" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("银行流水号")
    .fill(`B-${word(10)}`);
  await page.getByRole("button", { name: "入账 ¥60,000.00" }).click();
  await giveAgain(page, person);
  await expect(page.getByText(`${person.name} 已确认，等另一个人批`)).toBeVisible();
  await expect(page.getByRole("button", { name: "确认到账" })).toHaveCount(0);
  await expectAccessible(page);
  expect(await walletFen(customer)).toBe(0);
  await page.getByRole("link", { name: "去批" }).click();
  const own = page.getByRole("listitem").filter({ hasText: reference });
  await expect(own.getByRole("button", { name: "撤回" })).toBeVisible();

  const second = await staffPage(browser, "finance", "钱会计");
  await second.page.goto("/admin/attention");
  const item = second.page.getByRole("listitem").filter({ hasText: reference });
  await expect(item.getByText("¥60,000.00").first()).toBeVisible();
  await expect(item.getByRole("link", { name: customer.name })).toBeVisible();
  // Rejecting wants a reason, which who asked is mailed.
  await item.getByRole("button", { name: "驳回" }).click();
  const rejecting = second.page.getByRole("dialog", { name: /^驳回“/ });
  await rejecting.getByRole("button", { name: "驳回", exact: true }).click();
  await expect(rejecting.getByLabel("驳回的原因")).toHaveAttribute("aria-invalid", "true");
  await rejecting.getByRole("button", { name: "先不驳回" }).click();
  await item.getByRole("button", { name: "批准" }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "批准，立即生效" }).click();
  await giveAgain(second.page, second.person);
  await expect(item).toHaveCount(0);
  expect(await walletFen(customer)).toBe(6_000_000);
  await second.page.goto(`/admin/top-ups?state=confirmed&q=${reference}`);
  await expect(second.page.getByText(/:\d\d 钱会计/)).toBeVisible();
});
