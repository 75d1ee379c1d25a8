import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, signIn } from "../factory";
import { poorAtCheckout } from "./checkout";

const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile";
const phone = { viewport: { width: 390, height: 844 }, userAgent: PHONE };

test("somebody else pays an order on a phone, without an account and without learning what it is", async ({
  page,
  browser,
}) => {
  const name = await poorAtCheckout(page, 1_000);
  await page.getByRole("button", { name: "做付款链接" }).click();
  const url = (await page.getByText(/\/pay\/[\w-]{43}$/).textContent()) ?? "";
  await expectAccessible(page);

  const context = await browser.newContext(phone);
  const payer = await context.newPage();
  await payer.goto(url);
  await expect(payer.getByRole("heading", { name: "替 林** 付款" })).toBeVisible();
  await expect(payer.getByText("域名，注册 1 年")).toBeVisible();
  expect(await payer.content()).not.toContain(name);
  await expect(payer.locator("meta[name=referrer]")).toHaveAttribute("content", "no-referrer");
  await expect(payer.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
  await expectAccessible(payer);
  await payer.getByRole("radio", { name: "微信支付" }).check();
  await payer.getByRole("button", { name: "用微信支付付 ¥90.00" }).click();
  await payer.getByRole("button", { name: "付款 · Pay" }).click();
  await payer.waitForURL(/\/pay\//);
  await expect(payer.getByRole("heading", { name: "已付 ¥90.00" })).toBeVisible();
  await context.close();

  // The checkout that waited goes on to the order by itself.
  await expect(page).toHaveURL(/\/account\/orders\/[\w-]+$/, { timeout: 20_000 });
  await expect(page.getByText(name).first()).toBeVisible();
});

test("a payment asks for no more money once its order was paid by the link", async ({ page, browser }) => {
  const name = await poorAtCheckout(page, 1_000);
  await page.getByRole("radio", { name: "微信支付" }).check();
  await page.getByRole("button", { name: /^用微信支付付/ }).click();
  await expect(page.getByRole("img", { name: "微信支付付款码" })).toBeVisible();
  await page.getByRole("button", { name: "做付款链接" }).click();
  const url = (await page.getByText(/\/pay\/[\w-]{43}$/).textContent()) ?? "";
  const context = await browser.newContext(phone);
  const payer = await context.newPage();
  await payer.goto(url);
  await payer.getByRole("radio", { name: "支付宝" }).check();
  await payer.getByRole("button", { name: /^用支付宝付/ }).click();
  await payer.getByRole("button", { name: "付款 · Pay" }).click();
  await expect(payer.getByRole("heading", { name: "已付 ¥90.00" })).toBeVisible();
  await context.close();
  // The page with the code goes on to the order.
  await expect(page).toHaveURL(/\/account\/orders\/[\w-]+$/, { timeout: 20_000 });
  await expect(page.getByText(name).first()).toBeVisible();
  await page.goto("/account/wallet");
  await expect(page.getByRole("link", { name: /^继续用/ })).toHaveCount(0);
});

test("a link is made on the page of an open payment, and stops working when it is ended", async ({ page }) => {
  await poorAtCheckout(page, 1_000);
  await page.getByRole("button", { name: /^用支付宝付/ }).click();
  await expect(page.getByRole("button", { name: "付款 · Pay" })).toBeVisible();
  await page.goto("/account/wallet");
  await page.getByRole("link", { name: /^继续用/ }).click();
  await page.getByRole("button", { name: "做付款链接" }).click();
  const url = (await page.getByText(/\/pay\/[\w-]{43}$/).textContent()) ?? "";
  await page.getByRole("button", { name: "停用链接" }).click();
  await expect(page.getByRole("button", { name: "做付款链接" })).toBeVisible();
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "这个付款链接不能用了" })).toBeVisible();
});

test.describe("inside WeChat", () => {
  test.use({ ...phone, userAgent: `${PHONE} MicroMessenger/8.0.60` });

  test("a payment opens by itself over the shop's page", async ({ page }) => {
    // As WeChat's browser puts it into pages; the twin checks what the page gives it.
    await page.exposeFunction("openAtTwin", async (values: object) => {
      const answer = await page.request.post(`${process.env.SANDBOX_URL}/gateways/wechat/bridge`, { data: values });
      return JSON.parse(await answer.text());
    });
    await page.addInitScript(() => {
      const own = window as unknown as { openAtTwin(values: object): Promise<unknown>; WeixinJSBridge: object };
      own.WeixinJSBridge = {
        invoke: (name: string, values: object, answer: (result: unknown) => void) => {
          if (name === "getBrandWCPayRequest") void own.openAtTwin(values).then(answer);
        },
      };
    });
    await signIn(page, await newCustomer());
    await page.goto("/account/wallet/top-up?amount=20");
    await page.getByRole("radio", { name: "微信支付" }).check();
    await page.getByRole("button", { name: "用微信支付付 ¥20.00" }).click();
    await expect(page.getByText("¥20.00 已到账")).toBeVisible();
    await expect(page).toHaveURL(/\/account\/payments\/[\w-]+$/);
  });
});
