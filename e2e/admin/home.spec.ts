import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, newStaff, query, signIn, word } from "../factory";
import { announceTransfer, placed, staffPage } from "../money/world";

test("finance starts with what to do first, and follows each figure to its list", async ({ browser }) => {
  const customer = await newCustomer(`沈${word(5)}`);
  await placed(customer, "unsure");
  await announceTransfer(customer, 20_000);
  const { page } = await staffPage(browser, "finance");
  await page.goto("/admin");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: "今天" })).toBeVisible();
  await expectAccessible(page);
  const todo = main.getByRole("region", { name: "等您处理" });
  await expect(todo.getByText(/^\d+ 件订单商品要您决定$/)).toBeVisible();
  await expect(todo.getByText(/^最早的等了 \d+ (分钟|小时|天)$/).first()).toBeVisible();
  await todo.getByRole("link", { name: /^\d+ 笔转账等您确认到账$/ }).click();
  await expect(page).toHaveURL(/\/admin\/top-ups$/);
  await expect(page.getByRole("link", { name: /充值.*件等您处理/ }).first()).toBeVisible();

  await page.goto("/admin");
  const orders = main.getByRole("region", { name: "今天的订单" });
  await orders.getByRole("definition").first().getByRole("link", { name: /^\d+$/ }).click();
  await expect(page).toHaveURL(/\/admin\/orders\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
  await page.goto("/admin");
  await expect(main.getByRole("region", { name: "余额与毛利" }).getByText("本月毛利")).toBeVisible();
  await main.getByRole("region", { name: "快到期的服务" }).getByRole("link").last().click();
  await expect(page).toHaveURL(/\/admin\/services\?within=30$/);
});

test("support sees what they can do, what colleagues have to do, and no balance or margin", async ({ browser }) => {
  await announceTransfer(await newCustomer(), 20_000);
  const { page } = await staffPage(browser, "support");
  await page.goto("/admin");
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: /^\d+ 笔转账，等财务或管理员确认到账$/ })).toBeVisible();
  await expect(main.getByText("毛利")).toHaveCount(0);
  await expect(main.getByText("代理余额")).toHaveCount(0);
  await expect(page.getByRole("navigation").getByRole("link", { name: /充值.*件等您处理/ })).toHaveCount(0);
});

test("every page says that the shop can't send mails, and leads to what was kept", async ({ browser }) => {
  const { page } = await staffPage(browser, "support");
  await page.goto("/admin/customers");
  const banner = page.getByRole("complementary", { name: "要马上处理的问题" });
  await expect(banner.getByText("邮件：没有设置邮件服务器")).toBeVisible();
  await banner.getByRole("link", { name: "去查看" }).first().click();
  await expect(page).toHaveURL(/\/admin\/outbox\?status=kept$/);
  await page.goto("/admin/health");
  await expect(page.getByRole("main").getByText("有部分不正常")).toBeVisible();
  await expect(page.getByRole("main").getByText(/请在环境里设置 SMTP_URL/)).toBeVisible();
});

test("one of the staff chooses how often mails tell them of work, and of which", async ({ browser }) => {
  const { page, person } = await staffPage(browser, "finance");
  await page.goto("/account/profile#digest");
  const section = page.getByRole("region", { name: "工作邮件" });
  await expect(section.getByRole("radio", { name: "每小时" })).toBeChecked();
  await expect(section.getByRole("checkbox")).toHaveCount(8);
  await section.getByRole("radio", { name: "每天 9 点" }).check();
  await section.getByRole("checkbox", { name: "要确认到账的转账" }).uncheck();
  await section.getByRole("button", { name: "保存工作邮件" }).click();
  await expect(page.getByText("已保存")).toBeVisible();
  await page.reload();
  await expect(section.getByRole("radio", { name: "每天 9 点" })).toBeChecked();
  await expect(section.getByRole("checkbox", { name: "要确认到账的转账" })).not.toBeChecked();
  const [row] = await query<{ left_out: string[] }>("SELECT left_out FROM staff_digests WHERE user_id = $1", [
    person.id,
  ]);
  expect(row?.left_out).toEqual(["topUps"]);
});

test("a customer's profile has no mails about work", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/profile");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("工作邮件")).toHaveCount(0);
});

test("an address below /admin without a page says so in the tab too", async ({ browser }) => {
  const { page } = await staffPage(browser, "support");
  expect((await page.goto("/admin/nothing"))?.status()).toBe(404);
  await expect(page).toHaveTitle(/^没有这一页/);
});

test("a page that isn't there for whoever asks has the 404 page's title", async ({ browser, page }) => {
  await signIn(page, await newCustomer());
  const { page: staff } = await staffPage(browser, "admin");
  const hidden = [
    [page, ["/admin", "/admin/orders", "/admin/books", "/admin/settings/general"]],
    [staff, ["/account/orders", "/account/wallet", "/account/fapiao/new"]],
  ] as const;
  for (const [tab, paths] of hidden) {
    for (const path of paths) {
      expect((await tab.goto(path))?.status(), path).toBe(404);
      await expect(tab, path).toHaveTitle(/^没有这一页，/);
    }
  }
  await staff.goto("/account/security");
  await expect(staff).not.toHaveTitle(/没有这一页/);
});

test("on a phone the menu opens over the page, shows where one is, leads on, and closes by Escape", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, await newStaff("support"));
  await page.goto("/admin/orders");
  await page.getByRole("button", { name: "菜单" }).click();
  const menu = page.getByRole("dialog", { name: "后台" });
  await expect(menu.getByRole("link", { name: "订单" })).toHaveAttribute("aria-current", "page");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await page.getByRole("button", { name: "菜单" }).click();
  await menu.getByRole("link", { name: "客户" }).click();
  await expect(page).toHaveURL(/\/admin\/customers$/);
  await expect(menu).toBeHidden();
});
