import { expect, test } from "@playwright/test";
import { newCustomer, word } from "../factory";
import { mailedLink } from "./mail";

test("registers, confirms by mail and signs in, coming back to where one was", async ({ page }) => {
  const email = `${word(12)}@example.com`;
  await page.goto("/account/security");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsecurity/);
  await page.getByRole("main").getByRole("link", { name: "注册" }).click();
  await page.getByLabel("称呼").fill("林晓雯");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill("password1");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("这个密码太常见")).toBeVisible();
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("邮件已发出")).toBeVisible();

  await page.goto(await mailedLink(email, "customers.confirm-email"));
  await page.getByLabel("注册时的密码").fill("three-quiet-ponds");
  await page.getByRole("button", { name: "确认邮箱" }).click();
  await expect(page.getByText("这不是这封信对应的那次注册所设的密码")).toBeVisible();
  await page.getByLabel("注册时的密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "确认邮箱" }).click();
  await expect(page.getByText(`${email} 已确认`)).toBeVisible();

  await page.goto("/sign-in?next=/account/security");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(page.getByRole("heading", { level: 1, name: "账号安全" })).toBeVisible();
});

test("a taken address looks like a new one", async ({ page }) => {
  const owner = await newCustomer();
  await page.goto("/register");
  await page.getByLabel("称呼").fill("别人");
  await page.getByLabel("邮箱").fill(owner.email);
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("邮件已发出")).toBeVisible();
  await expect(page.getByText(`发往 ${owner.email}。`)).toBeVisible();
});

test("says beside each field what to correct, and keeps what was typed", async ({ page }) => {
  await page.goto("/register");
  await page.getByLabel("邮箱").fill("not an address");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("邮箱格式不对")).toBeVisible();
  await expect(page.getByLabel("称呼")).toBeFocused();
  await expect(page.getByLabel("邮箱")).toHaveValue("not an address");
});

test("a confirmation link works once, and lets who did not register set a new password", async ({ page }) => {
  const email = `${word(12)}@example.com`;
  await page.request.post("/api/v1/register", {
    data: { email, password: "three-quiet-rivers", name: "x" },
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
  });
  const link = await mailedLink(email, "customers.confirm-email");
  await page.goto(link);
  await page.getByRole("button", { name: "不知道密码，或者不是我注册的" }).click();
  await page.getByLabel("新密码").fill("password1");
  await page.getByRole("button", { name: "设为新密码并确认" }).click();
  await expect(page.getByText("这个密码太常见")).toBeVisible();
  await page.getByLabel("新密码").fill("seven-quiet-rivers");
  await page.getByRole("button", { name: "设为新密码并确认" }).click();
  await expect(page.getByText("已确认")).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("这个链接已经用过")).toBeVisible();
});
