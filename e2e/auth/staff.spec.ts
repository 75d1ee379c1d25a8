import { expect, test } from "@playwright/test";
import { newCustomer, newStaff, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { mailedLink } from "./mail";

test("finds a customer, notes something, and disables: signed out at once", async ({ page, browser }) => {
  const customer = await newCustomer();
  const elsewhere = await browser.newContext();
  const there = await elsewhere.newPage();
  await signIn(there, customer);
  const support = await newStaff("support");
  await signIn(page, support);
  await page.goto("/admin/customers");
  await page.getByRole("searchbox").fill(customer.email.slice(0, 8));
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("link", { name: customer.email }).click();
  await page.getByRole("textbox", { name: "备注" }).fill("打过电话");
  await page.getByRole("button", { name: "保存备注" }).click();
  await expect(page.getByText("备注已保存")).toBeVisible();
  await page.getByRole("button", { name: "停用" }).click();
  await page.getByRole("dialog").getByLabel("原因").fill("盗用");
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await giveAgain(page, support);
  await expect(page.getByText("已停用")).toBeVisible();
  await there.goto("/account/security");
  await expect(there).toHaveURL(/\/sign-in/);
  await elsewhere.close();
  await expect(page.getByText("停用了客户")).toBeVisible();
});

test("makes a colleague, whose mail sets the password; support does not read it", async ({ page, context }) => {
  const admin = await newStaff("admin");
  await signIn(page, admin);
  await page.goto("/admin/staff");
  const email = `${word(12)}@example.com`;
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("姓名").fill("新同事");
  await page.getByRole("button", { name: "开员工账号" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(admin.password);
  await dialog.getByRole("textbox").press("Enter");
  await expect(page.getByRole("cell", { name: email })).toBeVisible();

  await page.goto(`/admin/outbox?q=${email}`);
  await page.getByRole("link", { name: /员工账号/ }).click();
  await expect(page.getByText(/token=[\w-]{20,}/)).toBeVisible();
  await context.clearCookies();
  await signIn(page, await newStaff("support"));
  await page.goto(`/admin/outbox?q=${email}`);
  await page.getByRole("link", { name: /员工账号/ }).click();
  await expect(page.getByText("这封邮件是发给另一位员工的")).toBeVisible();
  await expect(page.getByText(/token=[\w-]{20,}/)).toHaveCount(0);

  await context.clearCookies();
  await page.goto(await mailedLink(email, "customers.staff-invitation"));
  await page.getByLabel("密码").fill("six-quiet-rivers");
  await page.getByRole("button", { name: "设好密码" }).click();
  await expect(page.getByText("密码设好了")).toBeVisible();
  await signIn(page, { id: "", email, password: "six-quiet-rivers", name: "新同事" });
  expect((await page.goto("/admin/customers"))?.status()).toBe(200);
});
