import { expect, type Page, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { newCustomer, type Person, signIn } from "../factory";
import { post } from "../product";
import { mailedLink } from "./mail";

const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret, digits: 6, period: 30, algorithm: "SHA1" }).generate({ timestamp: Date.now() + steps * 30_000 });

async function turnOnTotp(page: Page, person: Person): Promise<{ secret: string; codes: string[] }> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "开启两步验证" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(person.password);
  await dialog.getByRole("textbox").press("Enter");
  await expect(page.getByRole("img", { name: "两步验证的二维码" })).toBeVisible();
  const secret = ((await page.getByTestId("totp-secret").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("应用里显示的 6 位数字").fill("000000");
  await page.getByRole("button", { name: "完成" }).click();
  await expect(page.getByText("验证码不对。请确认手机时间准确")).toBeVisible();
  await page.getByLabel("应用里显示的 6 位数字").fill(codeOf(secret));
  await page.getByRole("button", { name: "完成" }).click();
  await expect(page.getByText("只显示这一次")).toBeVisible();
  const codes = await page.getByTestId("recovery-codes").getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "存成文件" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("recovery-codes.txt");
  await page.getByRole("button", { name: "已收好" }).click();
  await expect(page.getByText("已开启")).toBeVisible();
  return { secret, codes };
}

test("two-step verification from setting up to a recovery code", async ({ page, context }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const { secret, codes } = await turnOnTotp(page, customer);

  await context.clearCookies();
  const enter = async (code: string) => {
    await page.goto("/sign-in");
    await page.getByLabel("邮箱").fill(customer.email);
    await page.getByLabel("密码").fill(customer.password);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByLabel("验证码").fill(code);
    // Whoever is asked for a code has an account.
    await expect(page.getByRole("main").getByRole("link", { name: "注册" })).toHaveCount(0);
    await page.getByRole("button", { name: "登录", exact: true }).click();
  };
  // The next step's: newer than the one taken above, and still good when a step ends meanwhile.
  const code = codeOf(secret, 1);
  await enter(code);
  await expect(page).toHaveURL(/\/account$/);
  await context.clearCookies();
  await enter(code);
  await expect(page.getByText("验证码不对，或者已经用过")).toBeVisible();
  await enter(codes[0] ?? "");
  await expect(page).toHaveURL(/\/account$/);
  await page.goto("/account/security");
  await expect(page.getByText("还有 9 个恢复码没有用")).toBeVisible();
});

test("sees and ends other sessions", async ({ page, browser }) => {
  const customer = await newCustomer();
  const elsewhere = await browser.newContext();
  const there = await elsewhere.newPage();
  await signIn(there, customer);
  await signIn(page, customer);
  await page.goto("/account/security");
  const rows = page.getByRole("region", { name: "登录的地方" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "结束", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await there.goto("/account/security");
  await expect(there).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

test("changes the password, refusing a wrong one beside its field", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await page.goto("/account/security");
  await page.getByLabel("现在的密码").fill("not-this-one");
  await page.getByLabel("新密码").fill("four-quiet-rivers");
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText(/密码不对。再错 \d 次/)).toBeVisible();
  await page.getByLabel("现在的密码").fill(customer.password);
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText("密码已修改")).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, { ...customer, password: "four-quiet-rivers" });
});

/** Sets another password with the mailed link, signed out. */
async function resetPassword(page: Page, { email }: Person, password: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/forgot-password");
  await page.getByLabel("邮箱").fill(email);
  await page.getByRole("button", { name: "发送链接" }).click();
  await expect(page.getByText("邮件还没有寄出")).toBeVisible();
  await page.goto(await mailedLink(email, "customers.reset-password"));
  await page.getByLabel("新密码").fill(password);
  await page.getByRole("button", { name: "设为新密码" }).click();
}

test("says with a new password that an API token still works, and leads to it", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  expect((await post(page, "/api/v1/account/reauth", { password: customer.password })).ok()).toBe(true);
  const all = { zones: null, types: null, names: null, addresses: null, days: null };
  const made = await post(page, "/api/v1/tokens", { name: "路由器", areas: { dns: "write" }, ...all });
  expect(made.ok(), await made.text()).toBe(true);

  await page.goto("/account/security");
  await page.getByLabel("现在的密码").fill(customer.password);
  await page.getByLabel("新密码").fill("four-quiet-rivers");
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText("还有 1 个 API 令牌可以用")).toBeVisible();
  await page.getByRole("link", { name: "查看 API 令牌" }).click();
  await expect(page).toHaveURL(/\/account\/tokens$/);

  await resetPassword(page, customer, "five-quiet-rivers");
  await expect(page.getByText("新密码已生效")).toBeVisible();
  await expect(page.getByText("还有 1 个 API 令牌可以用")).toBeVisible();
  await page.getByRole("link", { name: "查看 API 令牌" }).click();
  await expect(page.getByLabel("邮箱")).toHaveValue(customer.email);
  await page.getByLabel("密码").fill("five-quiet-rivers");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/tokens$/);
  await expect(page.getByText("路由器", { exact: true })).toBeVisible();
});

test("says after a reset that the calendar's address still works, and leads to where it is ended", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  expect((await post(page, "/api/v1/account/reauth", { password: customer.password })).ok()).toBe(true);
  expect((await post(page, "/api/v1/calendar/feed", {})).ok()).toBe(true);
  await resetPassword(page, customer, "five-quiet-rivers");
  await expect(page.getByText("到期日历的订阅地址还可以用")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("程序");
  await page.getByRole("link", { name: "查看订阅地址" }).click();
  await page.getByLabel("密码").fill("five-quiet-rivers");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/calendar#subscribe$/);
  await expect(
    page.getByRole("region", { name: "订阅到自己的日历" }).getByRole("button", { name: "停用" }),
  ).toBeVisible();
});

test("changes name and language of mails, in English on a phone too", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US" });
  const page = await context.newPage();
  await signIn(page, await newCustomer());
  await page.goto("/account/profile");
  await page.getByRole("textbox", { name: "Name" }).fill("Lin & Co.");
  await page.getByRole("radio", { name: "English" }).check({ force: true });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const session = (await (await page.request.get("/api/v1/session")).json()) as {
    user: { name: string; locale: string };
  };
  expect(session.user).toMatchObject({ name: "Lin & Co.", locale: "en" });
  await context.close();
});
