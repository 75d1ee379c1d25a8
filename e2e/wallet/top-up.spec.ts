import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { fund, newCustomer, newStaff, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage, walletFen } from "../money/world";

test.beforeAll(async () => {
  const bank = {
    holder: "杭州金橘网络有限公司",
    bank: "西湖商业银行",
    account: "6226000012345678907",
    noteZh: "",
    noteEn: "",
  };
  await query(
    "INSERT INTO settings (key, value) VALUES ('bank', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = $1::jsonb",
    [JSON.stringify(bank)],
  );
});

/** Announces a transfer in the browser and returns its reference. */
async function announce(page: Page, yuan: string): Promise<string> {
  await expect(async () => {
    await page.goto("/account/wallet/top-up");
    await page.getByRole("radio", { name: /银行转账/ }).check({ timeout: 1_000 });
  }).toPass(); // the setting reaches every process within two seconds
  await page.getByLabel("金额，元").fill(yuan);
  await page.getByRole("button", { name: /^登记转账/ }).click();
  await page.waitForURL(/top-up\/[0-9a-f-]{36}/);
  return (await page.getByTestId("top-up-reference").textContent()) ?? "";
}

test("a test payment: the missing amount is filled in, and the way leads back", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/wallet/top-up?amount=291.60&next=%2Faccount%2Fregistrants");
  await expect(page.getByText("购物车会留着")).toHaveCount(0);
  await expect(page.getByLabel("金额，元")).toHaveValue("291.60");
  await expectAccessible(page);
  await page.getByRole("radio", { name: /测试付款/ }).check();
  await page.getByRole("button", { name: "测试付款 ¥291.60" }).click();
  await page.waitForURL("**/account/registrants");
  await page.goto("/account/wallet");
  await expect(page.getByText("291.60").first()).toBeVisible();
  await expect(page.getByRole("cell", { name: "测试付款" })).toBeVisible();
  await expectAccessible(page);
});

test("amounts that are none are refused beside the field, and the way back never leaves the shop", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/wallet/top-up?amount=abc&next=https%3A%2F%2Fevil.example");
  await expect(page.getByRole("link", { name: "回到结算" })).toHaveCount(0);
  await page.getByRole("radio", { name: /测试付款/ }).check();
  for (const [typed, sentence] of [
    ["0.5", "最少充值 ¥1.00。"],
    ["500000.01", "一次最多充值 ¥500,000.00。"],
    ["12.345", "金额要写成 1234.50 这样，最多两位小数。"],
    ["-5", "最少充值 ¥1.00。"],
  ] as const) {
    await page.getByLabel("金额，元").fill(typed);
    await page.getByRole("button", { name: /^测试付款/ }).click();
    await expect(page.locator("[data-testid=field-error]").filter({ hasText: sentence })).toBeVisible();
  }
});

test("a bank transfer: announced, confirmed by finance with its postings shown first, there for the customer", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const reference = await announce(page, "1000");
  await expect(page.getByText("等到账")).toBeVisible();
  await expectAccessible(page);

  const support = await (await browser.newContext({ baseURL: process.env.BASE_URL, locale: "zh-CN" })).newPage();
  await signIn(support, await newStaff("support"));
  await support.goto(`/admin/top-ups?q=${reference}`);
  await expect(support.getByText(reference)).toBeVisible();
  await expect(support.getByRole("button", { name: "确认到账" })).toHaveCount(0);
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const refused = await support.request.post(`/api/v1/admin/top-ups/${id}/confirm`, {
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
    data: { receivedFen: "100000", bankSerial: "S12345" },
  });
  expect(refused.status()).toBe(403);

  const finance = await (await browser.newContext({ baseURL: process.env.BASE_URL, locale: "zh-CN" })).newPage();
  await signIn(finance, await newStaff("finance"));
  await finance.goto(`/admin/top-ups?q=${reference}`);
  await finance.getByRole("button", { name: "确认到账" }).click();
  const dialog = finance.getByRole("dialog");
  await dialog.getByLabel("实际到账，元").fill("999.50");
  await expect(dialog.getByRole("row").filter({ hasText: "银行清算" })).toContainText("+¥999.50");
  await expect(dialog.getByRole("row").filter({ hasText: "的钱包" })).toContainText("+¥999.50");
  await dialog.getByLabel("流水上确实是 ¥999.50，不是登记的 ¥1,000.00").check();
  await expectAccessible(finance);
  await dialog.getByLabel("银行流水号").fill(`B-${word(10)}`);
  await dialog.getByRole("button", { name: "入账 ¥999.50" }).click();
  await expect(finance.getByText("没有找到。")).toBeVisible();

  await expect(page.getByText("¥999.50 已经到账。")).toBeVisible({ timeout: 20_000 });
  await page.goto("/account/wallet");
  await expect(page.getByText(`银行转账到账，附言 ${reference}`)).toBeVisible();
  const [sums] = await query<{ wrong: string }>(
    "SELECT count(*) AS wrong FROM (SELECT 1 FROM postings GROUP BY transaction_id HAVING sum(amount_fen) <> 0) x",
  );
  expect(Number(sums?.wrong)).toBe(0);
});

test("more than was announced is confirmed by who gives the password again", async ({ page, browser }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const reference = await announce(page, "100");
  const { page: finance, person } = await staffPage(browser, "finance");
  await finance.goto(`/admin/top-ups?q=${reference}`);
  await finance.getByRole("button", { name: "确认到账" }).click();
  const dialog = finance.getByRole("dialog");
  await dialog.getByLabel("实际到账，元").fill("150");
  await dialog.getByLabel("流水上确实是 ¥150.00，不是登记的 ¥100.00").check();
  await dialog.getByLabel("银行流水号").fill(`B-${word(10)}`);
  await dialog.getByRole("button", { name: "入账 ¥150.00" }).click();
  await giveAgain(finance, person);
  await expect(finance.getByText("没有找到。")).toBeVisible();
  expect(await walletFen(customer)).toBe(15_000);
});

test("rejected with a reason that the customer reads; cancelled by the customer", async ({ page, browser }) => {
  await signIn(page, await newCustomer());
  const reference = await announce(page, "88");
  const finance = await (await browser.newContext({ baseURL: process.env.BASE_URL, locale: "zh-CN" })).newPage();
  await signIn(finance, await newStaff("admin"));
  await finance.goto(`/admin/top-ups?q=${reference}`);
  await finance.getByRole("button", { name: "驳回" }).click();
  await finance.getByRole("dialog").getByLabel("原因").fill("三个工作日内没有查到这笔转账");
  await finance.getByRole("dialog").getByRole("button", { name: "驳回" }).click();
  await expect(finance.getByText("没有找到。")).toBeVisible();
  await expect(page.getByText("三个工作日内没有查到这笔转账")).toBeVisible({ timeout: 20_000 });

  await announce(page, "66");
  await page.getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("您取消了这笔充值。")).toBeVisible();
});

test("the statement runs over pages with its balances, and as CSV", async ({ page }) => {
  const customer = await newCustomer();
  for (let n = 1; n <= 33; n++) await fund(customer, n * 100);
  await signIn(page, customer);
  await page.goto("/account/wallet");
  await expect(page.getByRole("table", { name: "流水" }).getByText("+33.00")).toBeVisible();
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page.getByText("+1.00", { exact: true })).toBeVisible();
  await expect(page.getByText("+33.00")).toHaveCount(0);
  const csv = await (await page.request.get("/api/v1/wallet/statement/csv")).text();
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(34);
  expect(lines[1]).toContain('"33.00","561.00"');
});
