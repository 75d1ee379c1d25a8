import { expect, type Page, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { balancesOf, type Person, query, word } from "../factory";
import { buyer } from "../product";
import { newRegistrant } from "./registrant";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
test.setTimeout(180_000);
test.beforeAll(() => sandbox.settings({ transferStepMs: 1_500 }));

/** A code that only the losing registrar finds wrong, after the transfer was ordered. */
const WRONG = "later-bad#1";

/** From the search results to the order that is under way. */
async function orderTransfer(page: Page, name: string): Promise<void> {
  await page.goto(`/search?q=${name}`);
  await page.getByRole("button", { name: `转入 ${name}`, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "放进购物车" }).click();
  await expect(dialog.getByText("填转移密码：1–64 个字母、数字或符号，没有空格。")).toBeVisible();
  await dialog.getByLabel("转移密码").fill(WRONG);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "放进购物车" }).click();
  await page.getByRole("link", { name: "去购物车" }).click();
  await expect(page.getByText("转入，含续一年。")).toBeVisible();
  await expect(page.getByText("转入一般要 5 到 7 天")).toBeVisible();
  await page.getByRole("link", { name: "去结算" }).click();
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await page.waitForURL(/\/account\/orders\//);
  await expect(page.getByText("现在的注册商不认这个转移密码").first()).toBeVisible({ timeout: 60_000 });
}

async function buyerWithRegistrant(page: Page): Promise<Person> {
  const person = await buyer(page, 50_000);
  await newRegistrant(page);
  return person;
}

test("a taken name is brought over: a wrong code is replaced, and the domain arrives", async ({ page }) => {
  const person = await buyerWithRegistrant(page);
  const name = `taken${word(10)}.com`;
  await orderTransfer(page, name);
  expect(JSON.stringify(await query("SELECT * FROM upstream_calls"))).not.toContain(WRONG);
  const order = page.url();
  await expectAccessible(page);

  // The domain's own page shows its progress, and takes the other code.
  await page.goto("/account/services?productLine=domain");
  await page.getByRole("link", { name: new RegExp(name) }).click();
  const transfer = page.getByRole("region", { name: "转入" });
  await transfer.getByLabel("新的转移密码").fill("bad-again");
  await transfer.getByRole("button", { name: "用新密码继续" }).click();
  await expect(transfer.getByText("注册商仍然不认这个转移密码")).toBeVisible();
  await expectAccessible(page);
  await transfer.getByLabel("新的转移密码").fill("De3$dgS0#@");
  await transfer.getByRole("button", { name: "用新密码继续" }).click();
  await expect(page.getByText("已用新的转移密码重新发起。")).toBeVisible();

  await page.goto(order);
  await expect(page.locator("[data-status=done]")).toBeVisible({ timeout: 90_000 });
  await page.getByRole("link", { name: "去管理" }).click();
  await expect(page.getByRole("list", { name: "记录" }).getByText("转入完成")).toBeVisible();
  expect(await sandbox.sales(name)).toHaveLength(1);
  expect((await balancesOf(person)).held).toBe("0");

  await page.goto(`/search?q=${name}`);
  const asked = page.getByTestId("asked-name");
  await expect(asked.getByRole("link", { name: `去管理 ${name}` })).toBeVisible();
  await expect(asked.getByRole("button", { name: `转入 ${name}` })).toHaveCount(0);
});

test("a transfer is cancelled, and its money is back once the upstream shows it", async ({ page }) => {
  const person = await buyerWithRegistrant(page);
  const name = `taken${word(10)}.com`;
  await orderTransfer(page, name);
  await page.getByRole("button", { name: "取消转入" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("域名留在现在的注册商那里。")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "取消转入" }).click();
  await expect(page.getByText("转入已取消，款项已退回。").first()).toBeVisible({ timeout: 60_000 });
  expect(await balancesOf(person)).toMatchObject({ wallet: "50000", held: "0" });
});
