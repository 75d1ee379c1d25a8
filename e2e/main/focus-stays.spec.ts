import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { languageHeader } from "../../messages/languages";
import { freeLabel, newCustomer, newStaff, type Person, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { addToCartButton, buyer, buyProduct } from "../product";
import { ownDomain } from "../zones/zone";

/** Where the focus goes when what had it is made anew, or leaves the page, without a change that was saved (keyboard.spec.ts). */

/** Calls of this address wait until they are let go, and then fail or go on. What the header asks for is no call of the page's language. */
async function held(page: Page, address: RegExp) {
  const waiting: ((fails: boolean) => void)[] = [];
  await page.route(address, async (route) => {
    if (!(languageHeader in route.request().headers())) return route.continue();
    const fails = await new Promise<boolean>((answer) => waiting.push(answer));
    await (fails ? route.abort() : route.continue());
  });
  return async (fails: boolean) => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()?.(fails);
  };
}

const focusedHeading = (page: Page) => page.locator(":is(h1, h2, h3):focus");
const again = (page: Page) => page.getByRole("button", { name: "再试一次" });

/** Tries again by Enter: once it fails, once it is answered. */
async function tryTwice(page: Page, answer: (fails: boolean) => Promise<void>) {
  for (const fails of [true, false]) {
    await again(page).press("Enter");
    await expect(again(page)).toHaveAttribute("aria-busy", "true");
    await expect(again(page)).toBeFocused();
    await answer(fails);
    if (!fails) continue;
    await expect(again(page)).not.toHaveAttribute("aria-busy");
    await expect(again(page)).toBeFocused();
  }
  await expect(again(page)).toHaveCount(0);
}

/** Domains that the upstream does not know: enough for a second page of a list. */
async function manyDomains({ id: owner }: Person, count: number) {
  const rows = Array.from({ length: count }, () => [randomUUID(), `free${word(10)}.com`] as const);
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, registered_at, expires_at, updated_at)
     SELECT id, $2, 'domain', name, name, 'active', '{}', now(), now() + interval '1 year', now()
     FROM unnest($1::uuid[], $3::text[]) AS one (id, name)`,
    [rows.map(([id]) => id), owner, rows.map(([, name]) => name)],
  );
}

test("what did not load is tried again by keys alone: the button keeps the focus, then the heading gets it", async ({
  page,
}) => {
  const person = await buyer(page);

  await test.step("the cart", async () => {
    const answer = await held(page, /\/api\/v1\/cart$/);
    await page.goto("/cart");
    await answer(true);
    await tryTwice(page, answer);
    await expect(page.getByRole("heading", { name: "购物车", level: 1 })).toBeFocused();
  });

  await test.step("what can be ordered, then its price", async () => {
    const options = await held(page, /\/api\/v1\/products\/database(\?|$)/);
    const prices = await held(page, /\/api\/v1\/products\/database\/price$/);
    await page.goto("/products/database");
    await options(true);
    await tryTwice(page, options);
    await expect(focusedHeading(page)).toHaveCount(1);
    await prices(true);
    await tryTwice(page, prices);
    await expect(focusedHeading(page)).toHaveCount(1);
  });

  await test.step("a search", async () => {
    const answer = await held(page, /\/api\/v1\/search\?/);
    await page.goto(`/search?q=${freeLabel()}`);
    await answer(true);
    await tryTwice(page, answer);
    await expect(focusedHeading(page)).toHaveCount(1);
    await page.unrouteAll();
  });

  await test.step("the WHOIS of a name", async () => {
    const answer = await held(page, /\/api\/v1\/whois/);
    await page.goto(`/search?q=taken${word(6)}.com`);
    await page.getByTestId("asked-name").getByRole("button", { name: "WHOIS" }).press("Enter");
    await answer(true);
    await tryTwice(page, answer);
    await expect(page.getByRole("dialog").getByRole("heading")).toBeFocused();
  });

  const { id } = await ownDomain(person);
  await test.step("the price of a renewal", async () => {
    const answer = await held(page, new RegExp(`/services/${id}/quotes$`));
    await page.goto(`/account/services/${id}/renew`);
    await answer(true);
    await tryTwice(page, answer);
    await expect(focusedHeading(page)).toHaveCount(1);
  });
});

test("a service's list, and the choices and the price of its upgrade are tried again by keys alone", async ({
  page,
}) => {
  await buyer(page);
  const config = { engine: "mssql_2005", location: "china", line: "telecom", sizeMb: 100, password: "First1234" };
  const id = await buyProduct(page, "database", { ...config, dbname: `db${word(6)}` });

  await test.step("a list read from the upstream", async () => {
    const answer = await held(page, /\/panels\//);
    await page.goto(`/account/services/${id}`);
    await answer(true);
    await tryTwice(page, answer);
    await expect(focusedHeading(page)).toHaveCount(1);
  });

  await test.step("the upgrade", async () => {
    const choices = await held(page, /\/api\/.*\/upgrade\?/);
    const price = await held(page, /\/api\/v1\/quotes$/);
    await page.goto(`/account/services/${id}/upgrade`);
    await choices(true);
    await tryTwice(page, choices);
    await expect(focusedHeading(page)).toHaveCount(1);
    await page.getByRole("radio", { name: "200 MB" }).press("Space");
    await price(true);
    await tryTwice(page, price);
    await expect(addToCartButton(page)).toBeEnabled();
    await expect(focusedHeading(page)).toHaveCount(1);
  });
});

test("whoever goes on to something else while it is tried again stays there", async ({ page }) => {
  await buyer(page);
  const answer = await held(page, /\/api\/v1\/cart$/);
  await page.goto("/cart");
  await answer(true);
  await again(page).press("Enter");
  await page.keyboard.press("Shift+Tab");
  const elsewhere = page.locator("a:focus, button:focus");
  await expect(elsewhere).toHaveCount(1);
  const name = await elsewhere.textContent();
  await answer(false);
  await expect(again(page)).toHaveCount(0);
  await expect(page.getByText("购物车还是空的")).toBeVisible();
  expect(await elsewhere.textContent()).toBe(name);
});

test("a list that is searched, sorted or paged leaves the focus on what was pressed, else on a heading", async ({
  page,
}) => {
  const person = await newCustomer();
  await manyDomains(person, 31);
  await signIn(page, person);
  await page.goto("/account/services");
  const main = page.getByRole("main");
  const title = main.getByRole("heading", { name: "我的服务", level: 1 });

  const name = main.getByRole("columnheader", { name: "名字" }).getByRole("link");
  await name.press("Enter");
  await expect(page).toHaveURL(/sort=name/);
  await expect(main.getByRole("columnheader", { name: "名字" })).toHaveAttribute("aria-sort", "ascending");
  await expect(name).toBeFocused();
  await name.press("Enter");
  await expect(page).toHaveURL(/sort=-name/);
  await expect(name).toBeFocused();

  await page.getByRole("link", { name: "下一页" }).press("Enter");
  await expect(page).toHaveURL(/after=/);
  // There is no third page.
  await expect(title).toBeFocused();
  await page.getByRole("link", { name: "上一页" }).press("Enter");
  await expect(page).not.toHaveURL(/after=/);
  await expect(title).toBeFocused();

  const search = page.getByRole("search").getByRole("searchbox");
  await search.fill("free");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=free/);
  await expect(search).toBeFocused();
  // The next key goes on behind the word.
  await page.keyboard.type("zz");
  await expect(search).toHaveValue("freezz");
  const go = page.getByRole("search").getByRole("button", { name: "查找" });
  await go.press("Enter");
  await expect(page).toHaveURL(/q=freezz/);
  await expect(main.getByText("没有符合条件的服务。")).toBeVisible();
  await expect(go).toBeFocused();
  await page.getByRole("search").getByRole("link", { name: "清除筛选" }).press("Enter");
  await expect(page).not.toHaveURL(/q=/);
  await expect(search).toHaveValue("");
  await expect(title).toBeFocused();
});

test("staff's lists are searched, sorted and filtered by keys alone", async ({ page }) => {
  const customer = await newCustomer(`丙${word(6)}`);
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/customers");
  const search = page.getByRole("search").getByRole("searchbox");
  await search.fill(customer.email);
  await page.getByRole("search").getByRole("button", { name: "查找" }).press("Space");
  await expect(page.getByRole("row").filter({ hasText: customer.email })).toHaveCount(1);
  await expect(page.getByRole("search").getByRole("button", { name: "查找" })).toBeFocused();
  const email = page.getByRole("columnheader", { name: "邮箱" }).getByRole("link");
  await email.press("Enter");
  await expect(page).toHaveURL(/sort=email/);
  await expect(email).toBeFocused();
  await expect(search).toHaveValue(customer.email);
});

test("a button that gives way to its own form, or empties one, passes the focus on", async ({ page }) => {
  const person = await newCustomer();
  const { id } = await ownDomain(person);
  await signIn(page, person);

  await test.step("the management password of a domain", async () => {
    await page.goto(`/account/services/${id}`);
    const change = page.getByRole("button", { name: "改管理密码" });
    await change.press("Enter");
    const field = page.getByRole("textbox", { name: "新的管理密码" });
    await expect(field).toBeFocused();
    await page.getByRole("button", { name: "不改了" }).press("Enter");
    await expect(change).toBeFocused();
    await change.press("Enter");
    await page.keyboard.type("Neu4Passwort");
    await page.keyboard.press("Enter");
    await giveAgain(page, person);
    await expect(change).toBeFocused();
  });

  await test.step("the name servers", async () => {
    await page.goto(`/account/services/${id}/name-servers`);
    await page.getByRole("button", { name: "全部清空" }).press("Enter");
    await expect(page.getByRole("main").getByRole("textbox").first()).toBeFocused();
  });

  await test.step("the domains of a batch", async () => {
    await page.goto("/account/batches/new");
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "全部取消" }).press("Enter");
    await expect(page.locator("p:focus")).toContainText("0");
  });
});

test("a product line that is moved to the end of the list keeps the focus in its row", async ({ page }) => {
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/catalogue");
  const rows = page.getByRole("main").getByRole("row");
  const before = await rows.last().getByRole("link").textContent();
  const name = (await rows.nth(-2).getByRole("link").textContent()) ?? "";
  const row = rows.filter({ has: page.getByRole("link", { name, exact: true }) });
  await row.getByRole("button", { name: "下移" }).press("Enter");
  await expect(rows.last().getByRole("link")).toHaveText(name);
  await expect(row).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const up = row.getByRole("button", { name: "上移" });
  await expect(up).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows.last().getByRole("link")).toHaveText(before ?? "");
  await expect(up).toBeFocused();
});
