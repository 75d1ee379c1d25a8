import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { fund, newCustomer, query, signIn } from "../factory";
import { buyer } from "../product";
import { ownDomain } from "../zones/zone";

test("a new customer sees what to do first, in one header with the shop", async ({ page }) => {
  const customer = await newCustomer();
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill(customer.email);
  await page.getByLabel("密码", { exact: true }).fill(customer.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/account$/);
  const first = page.getByRole("region", { name: "从这里开始" });
  await expect(first.getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("region", { name: "快到期" })).toHaveCount(0);
  await expectAccessible(page);
  await fund(customer, 5_000);
  await page.reload();
  await expect(first.getByRole("listitem").filter({ hasText: "给钱包充值" })).toContainText("已完成");
  await expect(page.getByRole("main").getByText("50.00")).toBeVisible();
  const shop = page.getByRole("navigation", { name: "商店" });
  await shop.getByRole("link", { name: "价格" }).click();
  await expect(page).toHaveURL(/\/prices$/);
  await shop.getByRole("link", { name: "我的账户" }).click();
  await expect(page).toHaveURL(/\/account$/);
  const account = page.getByRole("navigation", { name: "我的账户" });
  await expect(account.getByRole("link", { name: "总览" })).toHaveAttribute("aria-current", "page");
});

test("the menu of the account fits into the page in English", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } })).newPage();
  await signIn(page, await newCustomer());
  await page.goto("/account/webhooks");
  const menu = page.getByRole("navigation", { name: "My account" });
  await expect(menu.getByRole("link", { name: "API access" })).toHaveAttribute("aria-current", "page");
  const rows = await menu
    .getByRole("link")
    .evaluateAll((links) => new Set(links.map((link) => link.getBoundingClientRect().top)).size);
  expect(rows).toBe(1);
  for (const width of [1280, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});

test("what expires is renewed into the cart with one press, and mails can be read again", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const { id, name } = await ownDomain(customer);
  await query("UPDATE services SET expires_at = now() + interval '12 days' WHERE id = $1", [id]);
  const link = "https://shop.example/reset-password?token=…";
  const [mail] = await query<{ id: string }>(
    `INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html, status)
     VALUES (gen_random_uuid(), $1, $2, 'customers.reset-password', 'zh', '设置新密码', $3, '', 'sent') RETURNING id`,
    [customer.id, customer.email, `打开这个链接：\n${link}`],
  );
  await page.goto("/account");
  const due = page.getByRole("region", { name: "快到期" }).getByRole("row").filter({ hasText: name });
  await expect(due).toContainText("还有 12 天");
  await due.getByRole("button", { name: `把 ${name} 续` }).click();
  await due.getByRole("link", { name: `去购物车，${name} 的续费在里面` }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
  await page.goto("/account");
  await page.getByRole("list", { name: "最近的邮件" }).getByRole("link", { name: "设置新密码" }).click();
  await expect(page).toHaveURL(new RegExp(`/account/mails/${mail?.id}$`));
  await expect(page.getByText("这封信里的链接只能从邮箱打开")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "所在位置" }).locator("[aria-current=page]")).toHaveText(
    "设置新密码",
  );
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/account");
  await page.getByRole("button", { name: "菜单" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "价格" })).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("link", { name: "总览" })).toHaveAttribute("aria-current", "page");
});

test("an address of the account without a page, or of nobody's thing, keeps the menu and says so in its title", async ({
  page,
}) => {
  await signIn(page, await newCustomer());
  const nobodys = "0190b1f2-0000-7000-8000-000000000001";
  for (const path of ["nope", "services/123", `services/${nobodys}`, "orders/123", `registrants/${nobodys}`]) {
    await page.goto(`/account/${path}`);
    await expect(page).toHaveTitle(/^没有这一页/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这一页");
    await expect(page.getByRole("navigation", { name: "我的账户" })).toBeVisible();
  }
});

test("a statement on paper: the shop, the customer and the day, without the menu and buttons", async ({ page }) => {
  const customer = await buyer(page, 5_000);
  await page.goto("/account/wallet");
  await expect(page.getByRole("button", { name: "打印" })).toBeVisible();
  await expect(page.getByText("打印于")).toBeHidden();
  const year = page.getByRole("main").getByText(/^20\d\d-$/);
  await expect(year).toBeHidden();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByText("打印于")).toBeVisible();
  await expect(page.getByText(customer.email)).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("table")).toContainText("50.00");
  await expect(year).toBeVisible();
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(ink).toBe("rgb(0, 0, 0)");
});
