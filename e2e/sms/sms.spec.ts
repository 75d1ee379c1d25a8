import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { controlRow as control, expectNamesOfTheirOwn } from "../controls";
import { giveAgain } from "../give-again";
import { addToCartButton, buyer, payCart, post } from "../product";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
const account = async (name: string) => (await sandbox.world()).points.find((row) => row.account === name);

const FIELDS = {
  姓: "李",
  名: "明",
  公司名称: "杉里茶业,上海.公司",
  营业执照号码: "91310000123456789X",
  法人姓名: "李明",
  法人身份证号码: "310101198001011234",
  管理员姓名: "王芳",
  管理员身份证号码: "31010119900101123X",
};

test.use({ actionTimeout: 20_000 });
test.beforeAll(() => sandbox.settings({ smsAuditMs: 1_500 }));

test("SMS: ordered with the company's details, opened after the review, points bought at once", async ({ page }) => {
  test.setTimeout(120_000);
  const person = await buyer(page);
  await page.goto("/products/sms");
  const add = addToCartButton(page);
  await expect(add).toBeEnabled();
  for (const [label, value] of Object.entries(FIELDS)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel("法人身份证号码", { exact: true }).fill("12345");
  await add.click();
  await expect(page.getByText("格式不对。15 位或 18 位。")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("法人身份证号码", { exact: true }).fill(FIELDS.法人身份证号码);
  await add.click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(/^sms\d+$/);
  const name = (await title.textContent()) ?? "";
  expect(await account(name)).toMatchObject({ company: FIELDS.公司名称, bought: 3_000 });
  await expect(page.getByText("还剩 3,000 点")).toBeVisible();
  await expectNamesOfTheirOwn(page);
  await page.getByRole("button", { name: "打开后台" }).click();
  await giveAgain(page, person);
  await expect(page.getByRole("link", { name: "打开", exact: true })).toHaveAttribute("href", /login\?account=sms/);
  await page.getByRole("button", { name: "修改密码" }).click();
  await control(page, "密码").getByLabel("密码", { exact: true }).fill("Newer!1234");
  await control(page, "密码").getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText("密码已修改。").first()).toBeVisible();
  expect((await account(name))?.password).toBe("Newer!1234");

  // Straight to the checkout, with this alone: what waits in the cart stays there, points of the service chosen before give way.
  const config = { points: "10000", lastName: "李", firstName: "明" };
  expect((await post(page, "/api/v1/cart/items", { action: "purchase", productLine: "mailing", config })).ok()).toBe(
    true,
  );
  await page.getByRole("radio", { name: /^30,000 点/ }).check();
  await page.getByRole("button", { name: /^放进购物车/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "购物车" })).toBeVisible();
  await page.goBack();
  await page.getByRole("radio", { name: /^10,000 点/ }).check();
  await page.getByRole("button", { name: "立即购买" }).click();
  await page.waitForURL(/\/checkout\?item=/);
  await expect(page.getByText("购物车里另外 1 件留着")).toBeVisible();
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await expect(page.locator("[data-status=done]")).toBeVisible({ timeout: 60_000 });
  expect((await account(name))?.bought).toBe(13_000);
  await page.goto("/cart");
  await expect(page.getByRole("link", { name: "去结算" })).toBeVisible();
});
