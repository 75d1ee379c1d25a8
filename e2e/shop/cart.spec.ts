import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { freeLabel, fund, newCustomer, query, signIn } from "../factory";
import { newRegistrant } from "./registrant";

const origin = () => new URL(process.env.BASE_URL ?? "").origin;

const cartItems = (page: Page) => page.getByRole("region", { name: "商品" }).getByRole("listitem");
const inCart = (page: Page, name: string) =>
  cartItems(page).filter({ has: page.getByRole("button", { name: `移除 ${name}` }) });

async function put(page: Page, name: string): Promise<void> {
  const answer = await page.request.post("/api/v1/cart/items", {
    headers: { origin: origin() },
    data: { action: "purchase", productLine: "domain", name },
  });
  expect(answer.status()).toBe(200);
}

test("the cart survives signing in and is joined with what was there", async ({ page, browser }) => {
  const customer = await newCustomer();
  const [before, after] = [`${freeLabel()}.com`, `${freeLabel()}.cn`];
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signIn(other, customer);
  await put(other, before);
  await elsewhere.close();

  await put(page, after);
  await put(page, before);
  await signIn(page, customer);
  await page.goto("/cart");
  await expect(cartItems(page)).toHaveCount(2);
  await expect(inCart(page, before)).toBeVisible();
  await expect(inCart(page, after)).toBeVisible();
  const lines = await query<{ n: string }>(
    "SELECT count(*) AS n FROM cart_items l JOIN carts c ON c.id = l.cart_id WHERE c.customer_id = $1",
    [customer.id],
  );
  expect(lines[0]?.n).toBe("2");
});

test("what a full cart can't take in on signing in waits, is counted, and comes in as places get free", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer();
  const own = freeLabel();
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signIn(other, customer);
  await put(other, `${own}.com`);
  await elsewhere.close();
  await query(
    `INSERT INTO cart_items (id, cart_id, product_line, action, name, config, created_at)
     SELECT gen_random_uuid(), i.cart_id, i.product_line, i.action, $2 || n || '.com',
            replace(i.config::text, $2 || '.com', $2 || n || '.com')::jsonb, i.created_at
     FROM cart_items i JOIN carts c ON c.id = i.cart_id, generate_series(2, 50) AS n WHERE c.customer_id = $1`,
    [customer.id, own],
  );

  const [first, last] = [`${freeLabel()}.com`, `${freeLabel()}.com`];
  await put(page, first);
  await put(page, last);
  await signIn(page, customer);
  await page.goto("/cart");
  await expect(cartItems(page)).toHaveCount(50);
  await expect(page.getByText("登录前选的商品还有 2 件没有放进来")).toBeVisible();
  await page.getByRole("button", { name: `移除 ${own}2.com`, exact: true }).click();
  await expect(inCart(page, last)).toBeVisible();
  await expect(page.getByText("登录前选的商品还有 1 件没有放进来")).toBeVisible();
  await page.getByRole("button", { name: `移除 ${own}3.com`, exact: true }).click();
  await expect(inCart(page, first)).toBeVisible();
  await expect(page.getByText("登录前选的商品")).toHaveCount(0);
});

test("terms follow the suffix's rules, with the price of each; the sum shows renewal and tax", async ({ page }) => {
  const label = freeLabel();
  await put(page, `${label}.hk`);
  await put(page, `${label}.tm`);
  await page.goto("/cart");
  const terms = page.getByLabel(`${label}.hk 的年限`);
  await expect(terms.locator("option")).toHaveText(["1 年，¥202", "2 年，¥404", "3 年，¥605", "5 年，¥1,008"]);
  await terms.selectOption({ label: "2 年，¥404" });
  await expect(page.getByTestId("cart-sum")).toContainText("¥5,924.00");
  await expect(page.getByTestId("cart-sum")).toContainText("合计，含税");
  await expect(page.getByText("10 年", { exact: true })).toBeVisible();
  await expect(page.getByText("域名注册成功后不能退款")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `移除 ${label}.tm` }).click();
  await expect(cartItems(page)).toHaveCount(1);
});

test("too little money says how much lacks, leads to topping up, and the cart is still there", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await fund(customer, 5_000);
  await newRegistrant(page);
  const name = `${freeLabel()}.com`;
  await put(page, name);
  await page.goto("/checkout");
  await expect(page.getByText("钱包现有 ¥50.00，还差 ¥40.00。付了之后马上下单。")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "改用银行转账充值" }).click();
  await expect(page).toHaveURL(/\/account\/wallet\/top-up\?amount=40\.00&next=%2Fcheckout/);
  await page.goto("/checkout");
  await expect(inCart(page, name)).toBeVisible();
});

test("who pays for a cart that was emptied in another window reads why nothing happened", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await fund(customer, 50_000);
  await newRegistrant(page);
  await put(page, `${freeLabel()}.com`);
  await page.goto("/checkout");
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await query("DELETE FROM cart_items l USING carts c WHERE c.id = l.cart_id AND c.customer_id = $1", [customer.id]);
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  const why = page.getByText("购物车在别处改过。");
  await expect(why).toBeVisible();
  await expect(page.getByText("没有扣款。如果刚在别的窗口下了单")).toBeVisible();
  await expect(page.getByText("购物车是空的")).toBeVisible();
});

test("from the cart to a placed order: registrant, terms, payment from the wallet, the cart emptied", async ({
  page,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await fund(customer, 50_000);
  await newRegistrant(page, "单良");
  const name = `${freeLabel()}.com`;
  await put(page, name);
  await page.goto("/cart");
  await page.getByRole("link", { name: "去结算" }).click();
  await expect(page.getByRole("radio", { name: /单良/ })).toBeChecked();
  await expect(page.getByText("现有 ¥500.00，付款后余 ¥410.00")).toBeVisible();
  await page.getByRole("button", { name: "付 ¥90.00" }).click();
  await expect(page.getByText("付款前请同意服务条款。")).toBeVisible();
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: "付 ¥90.00" }).click();
  await expect(page).toHaveURL(/\/account\/orders\/[0-9a-f-]{36}$/);
  await expect(page.getByText(name).first()).toBeVisible();
  const cart = (await (await page.request.get("/api/v1/cart")).json()) as { count: number };
  expect(cart.count).toBe(0);
  const again = await page.request.post("/api/v1/cart/items", {
    headers: { origin: origin() },
    data: { action: "purchase", productLine: "domain", name },
  });
  expect(again.status()).toBe(409);
  expect(((await again.json()) as { code: string }).code).toMatch(/^cart\.(in_order|owned)$/);
});

test("a price that changed since is said before paying, and is accepted or left", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await fund(customer, 100_000);
  await newRegistrant(page);
  const name = `${freeLabel()}.mobi`;
  await put(page, name);
  await page.goto("/checkout");
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await expect(page.getByRole("button", { name: "付 ¥58.00" })).toBeVisible();
  const answer = await page.request.post(`${process.env.SANDBOX_URL}/__sandbox/price`, {
    data: { suffix: ".mobi", register: "60.00" },
  });
  expect(answer.status()).toBe(200);
  // The cost of a moment ago is old enough to be asked again.
  const aged = await query(
    `UPDATE upstream_prices SET fetched_at = fetched_at - interval '6 seconds'
     WHERE product_line = 'domain' AND key = '.mobi' RETURNING id`,
  );
  expect(aged).not.toEqual([]);
  await page.getByRole("button", { name: "付 ¥58.00" }).click();
  await expect(page.getByText(`${name} 的价格从 ¥58.00 变为 ¥72.00。`, { exact: false })).toBeVisible();
  await expect(page.getByText("价格变了：¥58.00 → ¥72.00")).toBeVisible();
  await page.getByRole("button", { name: "按新价付 ¥72.00" }).click();
  await expect(page).toHaveURL(/\/account\/orders\//);
});

test("a name that went meanwhile can't be paid for", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await fund(customer, 100_000);
  await newRegistrant(page);
  const [gone, stays] = [`${freeLabel()}.com`, `${freeLabel()}.com`];
  await put(page, gone);
  await put(page, stays);
  await page.request.post(`${process.env.SANDBOX_URL}/__sandbox/take`, { data: { domainname: gone } });
  await page.goto("/checkout");
  await expect(page.getByText("刚被别人注册")).toBeVisible();
  await expect(page.getByRole("button", { name: /^付 / })).toBeDisabled();
  await page.getByRole("button", { name: `移除 ${gone}` }).click();
  await expect(page.getByRole("button", { name: "付 ¥90.00" })).toBeEnabled();
});
