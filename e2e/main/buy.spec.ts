import { expect, type Page, test } from "@playwright/test";
import { demoRegistrant } from "../../prisma/demo-data";
import { SandboxControl } from "../../sandbox/control/control";
import { balancesOf, freeLabel, query } from "../factory";
import { addToCartButton, buyer, payCart } from "../product";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

/** A registrant that the upstream knows, made through the API as its form does. */
async function makeRegistrant(page: Page): Promise<void> {
  const answer = await page.request.post("/api/v1/registrants", {
    data: demoRegistrant,
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin, "idempotency-key": crypto.randomUUID() },
  });
  expect(answer.status()).toBe(200);
}

async function pick(page: Page, name: string): Promise<void> {
  await page.getByRole("checkbox", { name: `选 ${name}`, exact: true }).check();
}

/** From an empty search to the checkout's pay button. */
async function toCheckout(page: Page, name: string): Promise<void> {
  await page.goto(`/search?q=${name}`);
  await pick(page, name);
  await page.getByRole("link", { name: "去购物车" }).click();
  await page.getByRole("link", { name: "去结算" }).click();
  await expect(page.getByRole("heading", { name: "结算", level: 1 })).toBeVisible();
}

async function pay(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await page.waitForURL(/\/account\/orders\//);
}

test("the main job: search as a visitor, sign in with the cart kept, buy, point the name somewhere", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const label = freeLabel();
  const name = `${label}.top`;
  const person = await buyer(page, 50_000);
  await makeRegistrant(page);
  await page.context().clearCookies();

  await page.goto("/");
  await page.getByLabel("想查的名字").fill(label);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  await pick(page, name);
  await page.getByRole("link", { name: "去购物车" }).click();
  await expect(page.getByText("域名注册成功后不能退款", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "去结算" }).click();

  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("邮箱", { exact: true }).fill(person.email);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL(/\/checkout/);
  await expect(page.getByText(name).first()).toBeVisible();
  await pay(page);

  const order = page.getByRole("main");
  await expect(order.locator("[data-status=done]")).toBeVisible({ timeout: 30_000 });
  await expect(order.getByText(/^扣款 \d{4}-\d\d-\d\d \d\d:\d\d$/)).toBeVisible();
  await expect(order.getByText(/^注册人 /).getByRole("link")).toHaveAttribute("href", /\/account\/registrants\//);
  await expect(order.getByRole("definition").filter({ hasText: "钱包余额" })).toBeVisible();
  await page.getByRole("link", { name: "去管理" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(label);
  expect(await sandbox.sales(name)).toHaveLength(1);
  expect((await balancesOf(person)).held).toBe("0");

  await page.getByRole("link", { name: "解析", exact: true }).click();
  await page.getByRole("button", { name: "添加记录" }).click();
  const form = page.getByRole("form", { name: "添加记录" });
  await form.getByLabel("主机", { exact: true }).fill("www");
  await form.getByLabel("IPv4 地址").fill("8.8.4.4");
  await form.getByRole("button", { name: /添加|仍然这样/ }).click();
  await page.getByRole("button", { name: /^保存 1 处改动$/ }).click();
  await expect(page.getByRole("row").filter({ hasText: "8.8.4.4" })).toBeVisible();
});

test("a name lost between search and purchase gives the money back at once, with the reason", async ({ page }) => {
  const label = freeLabel();
  const name = `${label}.top`;
  const person = await buyer(page, 50_000);
  await makeRegistrant(page);
  // The upstream finds the name taken in the very moment of the order.
  await sandbox.fault({ kind: "code", endpoint: "domains.CreateDom", name: label, code: "11124", count: 1 });
  await toCheckout(page, name);
  await pay(page);
  await expect(page.locator("[data-status=refused]")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("已退回钱包", { exact: false })).toBeVisible();
  expect(await balancesOf(person)).toMatchObject({ wallet: "50000", held: "0" });
  expect(await sandbox.sales(name)).toHaveLength(0);
});

test("a name taken before paying is said at the checkout, and nothing is charged", async ({ page }) => {
  const label = freeLabel();
  const name = `${label}.top`;
  const person = await buyer(page, 50_000);
  await makeRegistrant(page);
  await toCheckout(page, name);
  // As it stood a moment before: the checkout has been read.
  await expect(page.getByRole("checkbox", { name: /我同意/ })).toBeVisible();
  await sandbox.take(name);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  const press = page.getByRole("button", { name: /^付 ¥/ });
  // Why a payment was refused stands beside the button, on a phone too.
  const refusal = page.getByRole("region", { name: "确认付款" }).getByRole("alert").filter({ hasText: "没有扣款" });
  const busy = { code: "busy", detail: "现在办不了，请稍后再试。" };
  const answers = (status: number) =>
    page.route(
      "**/api/v1/checkout",
      (route) => route.fulfill({ status, contentType: "application/problem+json", json: busy }),
      { times: 1 },
    );
  // A server that fails may have placed the order: nothing is said about the money but where to look.
  await answers(503);
  await press.click();
  const unknown = page.getByRole("region", { name: "确认付款" }).getByRole("alert").filter({ hasText: "可能" });
  await expect(unknown.getByRole("link", { name: "订单" })).toBeInViewport({ ratio: 1 });
  await expect(unknown).not.toContainText("没有扣款");
  await answers(429);
  await press.click();
  await expect(refusal).toContainText(busy.detail);
  await expect(refusal).toBeFocused();
  await expect(refusal).toBeInViewport({ ratio: 1 });
  await press.click();
  await expect(refusal).not.toContainText(busy.detail);
  await expect(refusal).toBeFocused();
  await expect(refusal).toBeInViewport({ ratio: 1 });
  await expect(page.getByText("刚被别人注册").first()).toBeVisible();
  expect(await balancesOf(person)).toMatchObject({ wallet: "50000" });
});

test("a lost answer is said to be unknown, and never bought twice", async ({ page }) => {
  test.setTimeout(120_000);
  const label = freeLabel();
  const name = `${label}.top`;
  await buyer(page, 50_000);
  await makeRegistrant(page);
  await sandbox.fault({ kind: "dropAfter", endpoint: "domains.CreateDom", name: label, count: 1 });
  await toCheckout(page, name);
  await pay(page);
  await expect(page.locator("[data-status=done]")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("当时没有收到明确的答复，核实过了", { exact: false })).toBeAttached();
  expect(await sandbox.sales(name)).toHaveLength(1);
});

test("a domain is renewed from its page through the cart, and its password shows only after one's own", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const label = freeLabel();
  const name = `${label}.top`;
  const person = await buyer(page, 50_000);
  await makeRegistrant(page);
  await toCheckout(page, name);
  await pay(page);
  await expect(page.locator("[data-status=done]")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "去管理" }).click();

  await page.getByRole("button", { name: "显示管理密码" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("登录密码").fill("not-the-password");
  await dialog.getByRole("button", { name: "继续" }).click();
  await expect(dialog.getByText("密码不对", { exact: false })).toBeVisible();
  await dialog.getByLabel("登录密码").fill(person.password);
  await dialog.getByRole("button", { name: "继续" }).click();
  await expect(page.getByTestId("secret")).toHaveText(/^[A-Za-z0-9]{6,16}$/);
  const audit = await query("SELECT 1 FROM audit_events WHERE action = 'services.reveal-password' AND actor_id = $1", [
    person.id,
  ]);
  expect(audit).toHaveLength(1);

  await page.getByRole("button", { name: "改管理密码" }).click();
  await page.getByLabel("新的管理密码").fill("newer1234");
  await page.getByRole("button", { name: "保存新密码" }).click();
  await expect(page.getByText("管理密码已改。")).toBeVisible();
  expect(await sandbox.domain(name)).toMatchObject({ password: "newer1234" });

  await page.getByRole("link", { name: "续费", exact: true }).click();
  // Registered for a year, so ten more would be too long for any registry.
  await expect(page.getByRole("radio", { name: /^5 年/ })).toBeEnabled();
  await expect(page.getByRole("radio", { name: /^10 年/ })).toHaveCount(0);
  await page.getByRole("radio", { name: /^2 年/ }).check();
  await addToCartButton(page).click();
  await page.waitForURL(/\/cart$/);
  await expect(page.getByText("域名续费成功后不能退款", { exact: false })).toBeVisible();
  await payCart(page);
  expect(await sandbox.sales(name)).toHaveLength(2);
});
