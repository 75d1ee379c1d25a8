import { expect, test } from "@playwright/test";
import { query } from "../factory";

/** What somebody sees whose browser runs no scripts: search engines, very old browsers, careful people. */
test.use({ javaScriptEnabled: false });

interface PriceRow {
  suffix: string;
}

/** With what each page says, and what it says where something needs scripts. */
const PAGES: readonly [path: string, title: RegExp, text: RegExp, needsScripts?: RegExp][] = [
  ["/", /查域名/, /首年价和续费价/],
  ["/prices", /价格/, /每年，含税/],
  ["/products", /产品/, /企业邮局/],
  ["/products/hosting", /主机/, /适合谁/, /请打开 JavaScript/],
  ["/products/cloud", /云/, /适合谁/, /请打开 JavaScript/],
  ["/products/database", /数据库/, /适合谁/, /请打开 JavaScript/],
  ["/products/mail", /邮/, /适合谁/, /请打开 JavaScript/],
  ["/search", /查域名/, /查域名/, /请在浏览器里打开 JavaScript/],
  ["/terms", /服务条款/, /约定/],
  ["/privacy", /隐私/, /注册局/],
  ["/domains/com", /\.com 域名/, /实名审核/],
];

for (const [path, title, text, needsScripts] of PAGES) {
  test(`${path} can be read, and leads on to signing in`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(title);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("main")).toContainText(text);
    const note = page.getByRole("main").locator("noscript [data-note]");
    if (needsScripts) await expect(note).toContainText(needsScripts);
    await expect(note).toHaveCount(needsScripts ? 1 : 0);
    await expect(page.getByRole("main").locator(".animate-breathe:visible")).toHaveCount(0);
    await expect(page.getByRole("banner").getByRole("link", { name: "登录" })).toBeVisible();
  });
}

test("a phone has the shop's pages in its header, too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/prices");
  const links = page.getByRole("banner").getByRole("link");
  for (const name of ["查域名", "产品", "价格", "登录", "English"])
    await expect(links.filter({ hasText: name }).first()).toBeVisible();
});

test("every suffix that is sold stands in the price list", async ({ page, request }) => {
  // Another spec may switch one off just now.
  await expect(async () => {
    const { suffixes } = (await (await request.get("/api/v1/prices")).json()) as { suffixes: PriceRow[] };
    await page.goto("/prices");
    const heads = await page.getByRole("main").getByRole("rowheader").allInnerTexts();
    expect(heads).toEqual(suffixes.map(({ suffix }) => suffix));
    expect(heads.length).toBeGreaterThan(40);
  }).toPass();
});

test("a name is asked for from the home page by a plain form", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("想查的名字").fill("shanlicha");
  await page.getByRole("button", { name: "查询" }).click();
  await expect(page).toHaveURL(/\/search\?q=shanlicha$/);
  await page.getByLabel("想查的名字").fill("kumquat");
  await page.getByRole("button", { name: "查询" }).click();
  await expect(page).toHaveURL(/\/search\?q=kumquat$/);
  await page.getByRole("main").getByRole("link", { name: "全部后缀的价格" }).click();
  await expect(page).toHaveURL(/\/prices$/);
});

for (const path of ["/none/at/all", "/products/none"]) {
  test(`${path} says in its own title that there is no such page`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page).toHaveTitle(/^没有这一页/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这一页");
    await page.getByRole("main").getByRole("link", { name: "回首页" }).click();
    await expect(page).toHaveURL(/\/$/);
  });
}

test("a price rule that another process saved stands in the pages of every process, seconds later", async ({
  request,
}) => {
  test.setTimeout(60_000);
  const stands = async (path: string, price: string) => {
    // Connections of their own: the web processes take turns.
    const pages = await Promise.all(
      Array.from({ length: 6 }, () =>
        request.get(path, { headers: { connection: "close" } }).then((answer) => answer.text()),
      ),
    );
    return pages.filter((page) => page.includes(price)).length;
  };
  const id = crypto.randomUUID();
  try {
    await query(
      `INSERT INTO price_rules (id, product_line, key, action, fixed_fen, updated_at) VALUES ($1, 'domain', '.vip', 'renew', 987600, now())`,
      [id],
    );
    for (const path of ["/", "/prices"]) await expect.poll(() => stands(path, "¥9,876"), { timeout: 20_000 }).toBe(6);
  } finally {
    await query("DELETE FROM price_rules WHERE id = $1", [id]);
  }
});

test("a page is not sent again to who has its date", async ({ request }) => {
  for (const path of ["/", "/prices", "/products", "/products/mail", "/terms"]) {
    const date = (await request.get(path)).headers()["last-modified"] ?? "";
    expect([path, Number.isNaN(Date.parse(date))]).toEqual([path, false]);
    expect([path, (await request.head(path)).headers()["last-modified"] !== undefined]).toEqual([path, true]);
    // Another process may have made its copy a little later, and another spec may change prices just now.
    const since = new Date(Date.now() + 60_000).toUTCString();
    await expect(async () => {
      const again = await request.get(path, { headers: { "if-modified-since": since } });
      expect([path, again.status(), (await again.body()).length]).toEqual([path, 304, 0]);
    }).toPass();
    const old = await request.get(path, { headers: { "if-modified-since": "Fri, 01 Jan 2021 00:00:00 GMT" } });
    expect([path, old.status()]).toEqual([path, 200]);
  }
});
