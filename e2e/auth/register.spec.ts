import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, word } from "../factory";
import { mailedLink } from "./mail";

/** Sends a registration that leads on to the wallet. */
async function registerForTheWallet(page: Page, email: string): Promise<void> {
  await page.goto("/register?next=/account/wallet");
  await page.getByLabel("称呼").fill("林晓雯");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "注册" }).click();
}

test("registers, confirms by mail without typing the password again, and comes back to where one was", async ({
  page,
}) => {
  const email = `${word(12)}@example.com`;
  await page.goto("/account/security");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsecurity/);
  await page.getByRole("main").getByRole("link", { name: "注册" }).click();
  await expect(page).toHaveURL(/\/register\?next=%2Faccount%2Fsecurity/);
  await page.getByLabel("称呼").fill("林晓雯");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill("password1");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("这个密码太常见")).toBeVisible();
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("邮件还没有寄出")).toBeVisible();

  const link = await mailedLink(email, "customers.confirm-email");
  // A program that looks at the link's page, such as a mail scanner, uses nothing up.
  expect((await page.request.get(link)).status()).toBe(200);
  await page.goto(link);
  await expect(page.getByText("您是在这个浏览器里注册的")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "确认并继续" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(page.getByRole("heading", { level: 1, name: "账号安全" })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/account$/);
});

test("another browser asks for the registration's password, and then leads on as well", async ({ page, browser }) => {
  const email = `${word(12)}@example.com`;
  await registerForTheWallet(page, email);
  await expect(page.getByText("邮件还没有寄出")).toBeVisible();

  const phone = await browser.newContext();
  const elsewhere = await phone.newPage();
  await elsewhere.goto(await mailedLink(email, "customers.confirm-email"));
  await elsewhere.getByLabel("注册时的密码").fill("three-quiet-ponds");
  await elsewhere.getByRole("button", { name: "确认邮箱" }).click();
  await expect(elsewhere.getByText("这不是这封信对应的那次注册所设的密码")).toBeVisible();
  await elsewhere.getByLabel("注册时的密码").fill("three-quiet-rivers");
  await elsewhere.getByRole("button", { name: "确认邮箱" }).click();
  await expect(elsewhere).toHaveURL(/\/account\/wallet$/);
  await phone.close();
});

test("signing in before confirming says so, only for the right password, and sends the mail again", async ({
  page,
}) => {
  const email = `${word(12)}@example.com`;
  await page.request.post("/api/v1/register", {
    data: { email, password: "three-quiet-rivers", name: "林晓雯" },
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
  });
  await page.context().clearCookies();
  await page.goto("/sign-in?next=/account/wallet");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill("three-quiet-ponds");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByText("邮箱或密码不对", { exact: false })).toBeVisible();
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByText(`${email} 还没有确认`)).toBeVisible();
  await expectAccessible(page);
  const first = await mailedLink(email, "customers.confirm-email");
  await page.getByRole("button", { name: "再发一封" }).click();
  await expect(page.getByText("邮件还没有寄出")).toBeVisible();
  const second = await mailedLink(email, "customers.confirm-email");
  expect(second).not.toBe(first);
  // The password was typed here, so the second mail's link needs no more than a press.
  await page.goto(second);
  await page.getByRole("button", { name: "确认并继续" }).click();
  await expect(page).toHaveURL(/\/account\/wallet$/);
});

test("a taken address looks like a new one", async ({ page }) => {
  const owner = await newCustomer();
  await page.goto("/register");
  await page.getByLabel("称呼").fill("别人");
  await page.getByLabel("邮箱").fill(owner.email);
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("邮件还没有寄出")).toBeVisible();
  await expect(page.getByText(`寄到 ${owner.email}。`)).toBeVisible();
});

test("the page that is reloaded still says that a mail was sent, and sends it again for the password", async ({
  page,
}) => {
  const email = `${word(12)}@example.com`;
  await registerForTheWallet(page, email);
  await expect(page.getByText(`寄到 ${email}。`)).toBeVisible();
  const first = await mailedLink(email, "customers.confirm-email");

  await page.reload();
  await expect(page.getByText(`寄到 ${email}。`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "再发一封" }).click();
  await expect(page.getByLabel("密码")).toBeFocused();
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "再发一封" }).click();
  await expect(page.getByText("又写了一封")).toBeVisible();
  const second = await mailedLink(email, "customers.confirm-email");
  expect(second).not.toBe(first);
  await page.reload();
  await page.getByRole("button", { name: "换一个邮箱" }).click();
  await expect(page.getByLabel("邮箱")).toHaveValue("");
  await page.goto(second);
  await page.getByRole("button", { name: "确认并继续" }).click();
  await expect(page).toHaveURL(/\/account\/wallet$/);
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
  await page.context().clearCookies();
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
