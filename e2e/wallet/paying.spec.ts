import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, newStaff, query, signIn } from "../factory";
import { giveAgain } from "../give-again";
import { poorAtCheckout } from "./checkout";

const gateways = ["支付宝", "微信支付", "银行卡（Stripe）"];
const cashier = (page: Page) => page.getByRole("button", { name: "付款 · Pay" });

test.describe("on a phone", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile",
  });

  test("the wallet is topped up through each gateway: choose, pay, come back", async ({ page }) => {
    await signIn(page, await newCustomer());
    for (const [nth, name] of gateways.entries()) {
      await page.goto(`/account/wallet/top-up?amount=${20 + nth}&next=/checkout`);
      await page.getByRole("radio", { name }).check();
      if (nth === 0) await expectAccessible(page);
      await page.getByRole("button", { name: `用${name}付 ¥${20 + nth}.00` }).click();
      await cashier(page).click();
      await page.waitForURL(/\/account\/payments\//);
      await expect(page.getByText(`¥${20 + nth}.00 已到账`)).toBeVisible({ timeout: 10_000 });
      await expect(page.getByRole("link", { name: "回到结算" })).toBeVisible();
    }
    await page.goto("/account/wallet");
    await expect(page.getByText("¥63.00").first()).toBeVisible();
    await page
      .getByRole("link", { name: /^P\d{6}/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "原路退回" })).toBeVisible();
  });

  test("an order is paid at the checkout and placed by itself; one that was left open is found and called off", async ({
    page,
  }) => {
    const name = await poorAtCheckout(page, 5_000);
    await page.getByRole("button", { name: /^用.+付 ¥40\.00$/ }).click();
    await expect(cashier(page)).toBeVisible();

    await page.goto("/account/wallet");
    await expect(page.getByRole("link", { name: /^继续用/ })).toBeVisible();
    await page.goto("/account");
    await page.getByRole("link", { name: /^继续用/ }).click();
    await expect(page.getByText("等您付款", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "不付了" }).click();
    await expect(page.getByText("这笔付款已关闭")).toBeVisible();
    // Paid all the same, it would place the order.
    await expect(page.getByText(/订单会随之下好/)).toBeVisible();
    const closed = page.url();
    // Money that arrives late is shown without a press, at the latest when the customer comes back to the tab.
    const { pathname: path } = new URL(closed);
    const refreshed = page.waitForResponse((answer) => answer.url().includes(`${path}?`) && /_rsc=/.test(answer.url()));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await refreshed;
    await page.getByRole("link", { name: "重新付款" }).click();

    await page.getByRole("checkbox", { name: /我同意/ }).check();
    await page.getByRole("button", { name: /^用.+付 ¥40\.00$/ }).click();
    await cashier(page).click();
    await page.waitForURL(/\/account\/orders\//);
    await expect(page.getByText(name).first()).toBeVisible();
    // Whoever comes back to the first try is not asked to pay again.
    const order = page.url();
    await page.goto(closed);
    const { origin, pathname } = new URL(closed);
    if (new URL(closed).searchParams.has("from")) {
      await expect(page.getByRole("link", { name: "重新付款" })).toHaveCount(0);
      await page.goto(origin + pathname);
    }
    await expect(page).toHaveURL(order);
  });
});

test("a payment whose items have left the cart says so while it is open; paid all the same, it leads to no empty checkout", async ({
  page,
}) => {
  await poorAtCheckout(page, 5_000);
  await page.getByRole("button", { name: /^用.+付 ¥40\.00$/ }).click();
  await expect(cashier(page)).toBeVisible();
  const atGateway = page.url();
  const headers = { origin: new URL(process.env.BASE_URL ?? "").origin };
  const { items } = await (await page.request.get("/api/v1/cart")).json();
  for (const { id } of items) await page.request.delete(`/api/v1/cart/items/${id}`, { headers });

  await page.goto("/account");
  await page.getByRole("link", { name: /^继续用/ }).click();
  await expect(page.getByText("开始付款之后，购物车变了")).toBeVisible();
  await expect(page.getByRole("button", { name: "做付款链接" })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto(atGateway);
  await cashier(page).click();
  await page.waitForURL(/\/account\/payments\//);
  await expect(page.getByText("钱进了您的钱包，但订单没有下成。")).toBeVisible();
  await expect(page.getByText("不用再付一次")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "回到结算" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "看我的订单" })).toBeVisible();
});

test("what was refused at the checkout stands there as it is now, and is no longer chosen", async ({ page }) => {
  await poorAtCheckout(page, 5_000);
  const { rows } = await (await page.request.get("/api/v1/registrants")).json();
  await query("UPDATE registrants SET state = 'unsure' WHERE id = $1", [rows[0].id]);
  await page.getByRole("button", { name: /^用.+付 ¥40\.00$/ }).click();
  await expect(page.getByText("这位注册人的资料还没有准备好", { exact: false })).toBeVisible();
  await expect(page.getByText("还在建立，稍后再选", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: /^用.+付 ¥40\.00$/ }).click();
  await expect(page.getByText("选一个注册人。")).toBeVisible();
});

test("a gateway is tested by staff, who read what is wrong; its keys are never shown", async ({ page }) => {
  const person = await newStaff("admin");
  await signIn(page, person);
  await page.goto("/admin/gateways");
  const stripe = page.locator("section#stripe");
  await stripe.getByRole("button", { name: "试一下密钥" }).click();
  await expect(stripe.getByText(/密钥可用/)).toBeVisible();
  const [account] = await query<{ tested_at: Date | null }>(
    "SELECT tested_at FROM gateway_accounts WHERE gateway = 'stripe'",
  );
  expect(account?.tested_at).not.toBeNull();
  const leastFen = async () =>
    (await query<{ min_fen: string }>("SELECT min_fen FROM gateway_accounts WHERE gateway = 'stripe'"))[0]?.min_fen;
  // Limits are changed without typing the keys again.
  await stripe.getByLabel("一次最少，元").fill("1");
  await stripe.getByRole("button", { name: "保存" }).click();
  await giveAgain(page, person);
  await expect.poll(leastFen).toBe("100");
  await stripe.getByLabel("一次最少，元").fill("0.01");
  await stripe.getByRole("button", { name: "保存" }).click();
  await expect.poll(leastFen).toBe("1");
  // What is typed is tested, not what is saved.
  await stripe.getByLabel("密钥 Secret key").fill("sk_test_of_somebody_else");
  await stripe.getByRole("button", { name: "试一下密钥" }).click();
  await expect(stripe.getByText(/填写的密钥不能用/)).toBeVisible();
  await expect(stripe.getByLabel("密钥 Secret key")).toHaveValue("sk_test_of_somebody_else");
  expect(await page.content()).not.toMatch(/sk_test_[0-9a-f]|whsec_[0-9a-f]|PRIVATE KEY/);
  await expectAccessible(page);

  // With keys that don't work customers could not pay; without them they are taken, as other keys are.
  await stripe.getByRole("button", { name: "提请批准" }).click();
  await expect(stripe.getByText("客户用这些密钥付不了款")).toBeVisible();
  await expect(stripe.getByLabel("密钥 Secret key")).toHaveValue("sk_test_of_somebody_else");
  await stripe.getByRole("checkbox", { name: "让客户用它付款" }).uncheck();
  // Other keys wait for another admin; who asked may withdraw them.
  await stripe.getByRole("button", { name: "提请批准" }).click();
  await expect(stripe.getByText("写明原因，至少 4 个字。").first()).toBeVisible();
  await stripe.getByLabel("原因").fill("换了 Stripe 账户");
  await stripe.getByRole("button", { name: "提请批准" }).click();
  await expect(stripe.getByText(`${person.name} 填写的密钥在等另一位管理员批准`)).toBeVisible();
  await expect(stripe.getByLabel("密钥 Secret key")).toHaveValue("");
  await stripe.getByRole("link", { name: "查看请求" }).click();
  const request = page.getByRole("listitem").filter({ hasText: "设置收款密钥：银行卡（Stripe）" });
  await expect(request.getByText("密钥 Secret key（sk_…）")).toBeVisible();
  expect(await page.content()).not.toContain("sk_test_of");
  await expectAccessible(page);
  await request.getByRole("button", { name: "撤回" }).click();
  await expect(request).toHaveCount(0);
});
