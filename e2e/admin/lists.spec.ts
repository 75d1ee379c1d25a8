import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn, word } from "../factory";
import { staffPage } from "../money/world";
import { ownDomain } from "../zones/zone";

/** Orders of one customer, each of another total: 0.01, 0.02 … */
async function placeOrders(customerId: string, count: number) {
  const mark = word(5).toUpperCase();
  for (let n = 1; n <= count; n++) {
    await query(
      `INSERT INTO orders (id, number, customer_id, total_fen, state, created_at, request_key, request_hash)
       VALUES ($1, $2, $3, $4, 'done', now() - make_interval(mins => $5), gen_random_uuid(), '')`,
      [randomUUID(), `${mark}-${String(n).padStart(5, "0")}`, customerId, n, (n * 37) % 60],
    );
  }
}

const head = (page: Page, name: string) => page.getByRole("columnheader", { name });
const totals = (page: Page) => page.locator("tbody tr td:last-child");

test("staff sort, filter and page through orders, go back, choose columns and export what they see", async ({
  browser,
}) => {
  const customer = await newCustomer(`林 ${word(6)}`);
  await placeOrders(customer.id, 60);
  const { page } = await staffPage(browser, "finance");
  await page.goto("/admin/orders");
  await page.getByRole("searchbox").fill(customer.email);
  await page.getByRole("button", { name: "查找" }).click();
  await page.waitForURL(/[?&]q=/);
  await expect(head(page, "下单")).toHaveAttribute("aria-sort", "descending");

  await head(page, "金额").getByRole("link").click();
  await expect(head(page, "金额")).toHaveAttribute("aria-sort", "descending");
  await expect(totals(page).first()).toHaveText("0.60");
  await head(page, "金额").getByRole("link").click();
  await expect(head(page, "金额")).toHaveAttribute("aria-sort", "ascending");
  await expect(totals(page).first()).toHaveText("0.01");
  await expectAccessible(page);

  await page.getByRole("link", { name: "下一页" }).click();
  await expect(totals(page)).toHaveText(Array.from({ length: 10 }, (_, n) => `0.${51 + n}`));
  await page.goBack();
  await expect(totals(page).first()).toHaveText("0.01");
  await expect(page.getByRole("searchbox")).toHaveValue(customer.email);
  await page.goForward();
  await page.getByRole("link", { name: "上一页" }).click();
  await expect(totals(page).first()).toHaveText("0.01");

  await test.step("a state of the tabs keeps filter and order", async () => {
    await page.getByRole("link", { name: "已完成" }).click();
    await expect(totals(page).first()).toHaveText("0.01");
    await expect(page.getByRole("searchbox")).toHaveValue(customer.email);
  });

  await test.step("the CSV has all pages in the order of the list", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 CSV" }).click(),
    ]);
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(61);
    expect(lines.slice(1).map((line) => /"([\d.]+)","","","[\d.]*","[0-9a-f-]{36}"$/.exec(line)?.[1])).toEqual(
      Array.from({ length: 60 }, (_, n) => `0.${String(n + 1).padStart(2, "0")}`),
    );
  });

  await test.step("columns and density stay as they were chosen", async () => {
    await page.getByText("列", { exact: true }).click();
    await page.getByRole("checkbox", { name: "客户" }).uncheck();
    await expect(head(page, "客户")).toHaveCount(0);
    await page.getByRole("checkbox", { name: "行距紧凑" }).check();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("checkbox", { name: "客户" })).toBeHidden();
    await page.reload();
    await expect(head(page, "金额")).toBeVisible();
    await expect(head(page, "客户")).toHaveCount(0);
    await page.getByText("列", { exact: true }).click();
    await expect(page.getByRole("checkbox", { name: "行距紧凑" })).toBeChecked();
    await page.getByRole("checkbox", { name: "客户" }).check();
    await expect(head(page, "客户")).toBeVisible();
  });

  await test.step("columns are chosen with the keyboard alone", async () => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("checkbox", { name: "行距紧凑" })).toBeHidden();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const first = page.getByRole("group", { name: "显示的列" }).getByRole("checkbox").first();
    await expect(first).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(first).toBeHidden();
  });

  await test.step("an empty result offers to clear the filters, and leaves tab and order", async () => {
    await page.getByRole("searchbox").fill("zzyzx-nobody");
    await page.getByLabel("从哪天下单").fill("2001-01-01");
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page.getByText("没有这样的订单。")).toBeVisible();
    await page.getByRole("link", { name: "清除筛选" }).last().click();
    await expect(page.getByRole("searchbox")).toHaveValue("");
    await expect(head(page, "金额")).toHaveAttribute("aria-sort", "ascending");
    await expect(page).toHaveURL(/\/admin\/orders\?filter=done&sort=total$/);
  });
});

test("whatever stands in a list's address, its page comes", async ({ browser }) => {
  const { page } = await staffPage(browser, "admin");
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const id = randomUUID();
  const bad = [
    "sort=id;DROP+TABLE+orders&after=x",
    "sort=-&sort=total&q=%00&from=0000-01-01&to=9999-99-99",
    `sort=total&after=${cursor(["total", "9".repeat(40), id])}`,
    `sort=total&after=${cursor(["total", -1.5, id])}`,
    `sort=placed&after=${cursor(["placed", 9e15, id])}`,
    `sort=name&after=${cursor(["name", "\ud800", id])}`,
    `sort=expires&after=${cursor(["expires", { gt: 1 }, id])}`,
    `state=constructor&productLine=__proto__&within=1e9&q=${"%F0%9F%98%80".repeat(120)}`,
    `after=${"9".repeat(18)}&sort=at`,
  ];
  for (const path of ["orders", "services", "customers", "top-ups", "calls", "audit", "outbox", "reviews"]) {
    for (const search of bad) {
      const answer = await page.request.get(`/admin/${path}?${search}`);
      expect([path, search, answer.status()]).toEqual([path, search, 200]);
    }
  }
  for (const path of ["orders", "services", "customers", "top-ups", "upstream-calls", "audit"]) {
    for (const search of ["sort=id", "sort=&q=%00", "from=2026-02-30&state=x&filter=x&outcome=x&sort=x"]) {
      const answer = await page.request.get(`/api/v1/admin/${path}/csv?${search}`);
      expect([path, search, [200, 422].includes(answer.status())]).toEqual([path, search, true]);
    }
  }
});

test("a customer sorts services, renews several at once and downloads them", async ({ page }) => {
  const person = await newCustomer();
  const mark = word(8);
  for (const letter of ["b", "a", "c"]) await ownDomain(person, `${letter}${mark}.com`);
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, updated_at)
     VALUES ($1, $2, 'mail', $3, $3, 'opening', '{}', now())`,
    [randomUUID(), person.id, `d${mark}.com`],
  );
  await signIn(page, person);
  await page.goto("/account/services");
  await head(page, "名字").getByRole("link").click();
  await expect(head(page, "名字")).toHaveAttribute("aria-sort", "ascending");
  const names = page.getByRole("cell").getByRole("link", { name: mark });
  await expect(names).toHaveText(["a", "b", "c", "d"].map((letter) => `${letter}${mark}.com`));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出 CSV" }).click(),
  ]);
  expect((await readFile(await download.path(), "utf8")).trim().split("\r\n")).toHaveLength(5);

  const all = page.getByRole("checkbox", { name: "选择本页全部" });
  const box = (letter: string) => page.getByRole("checkbox", { name: `选择 ${letter}${mark}.com` });
  const bar = page.getByRole("region", { name: "所选的服务" });
  await expect(box("d")).toBeDisabled();
  await expect(bar).toHaveCount(0);
  await all.check();
  await expect(bar).toContainText("已选 3 项");
  await box("c").focus();
  await page.keyboard.press("Space");
  await expect(bar).toContainText("已选 2 项");
  expect(await all.evaluate((input: HTMLInputElement) => input.indeterminate)).toBe(true);
  await expectAccessible(page);
  await bar.getByRole("button", { name: "取消选择" }).click();
  await expect(bar).toHaveCount(0);
  await box("a").check();
  await box("b").check();
  await bar.getByRole("button", { name: "续费一年，放进购物车" }).click();
  await expect(page).toHaveURL(/\/cart$/);
  for (const letter of ["a", "b"]) await expect(page.getByText(`${letter}${mark}.com`).first()).toBeVisible();

  // What lies in the cart already is refused, by its name; the rest goes in.
  await page.goto("/account/services?sort=name");
  await box("a").check();
  await box("c").check();
  await bar.getByRole("button", { name: "续费一年，放进购物车" }).click();
  const refused = page.getByRole("alert").filter({ hasText: "有 1 项没有放进去" });
  await expect(refused).toContainText(`a${mark}.com`);
  await refused.getByRole("link", { name: "看购物车" }).click();
  await expect(page.getByText(`c${mark}.com`).first()).toBeVisible();
});

test("what can be done with chosen services fits a phone, in English too", async ({ page }) => {
  const person = await newCustomer();
  const { name } = await ownDomain(person);
  await signIn(page, person);
  await page.context().addCookies([{ name: "lang", value: "en", url: process.env.BASE_URL ?? "" }]);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/account/services");
  await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  const bar = page.getByRole("region", { name: "Selected services" });
  for (const each of await bar.getByRole("button").or(bar.getByRole("link")).all()) {
    const box = await each.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  }
});
