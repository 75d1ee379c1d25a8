import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, newStaff, signIn } from "../factory";
import { giveAgain } from "../give-again";

const rowOf = (suffix: string) => `table tr:has(th:text-is("${suffix}"))`;

test("staff see resulting price and margin before saving; the shop follows at once", async ({ page }) => {
  const finance = await newStaff("finance");
  await signIn(page, finance);
  await page.goto("/admin/prices");
  await expectAccessible(page);
  await page.getByRole("button", { name: "加一条规则" }).click();
  await page.getByLabel("管哪些").selectOption(".biz");
  const action = page.getByLabel("管什么价");
  const room = await action.evaluate((select: HTMLSelectElement) => {
    const style = getComputedStyle(select);
    const pen = document.createElement("canvas").getContext("2d");
    if (pen) pen.font = style.font;
    const widest = Math.max(...[...select.options].map(({ text }) => pen?.measureText(text).width ?? 0));
    return select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - widest;
  });
  expect(room).toBeGreaterThanOrEqual(0);
  await action.selectOption("purchase");
  await page.getByLabel("算法").selectOption("fixed");
  await page.getByLabel("固定价，元 / 年").fill("88");
  const row = page.locator(rowOf(".biz"));
  await expect(row).toContainText("88");
  await expect(row).toContainText("30.00");
  await expect(page.getByText("1 个后缀会变价")).toBeVisible();
  await page.getByLabel("找后缀").fill(".com");
  await page.getByRole("checkbox", { name: "只看变价" }).check();
  await expect(page.getByText("没有一个会变价。")).toBeVisible();
  await page.getByLabel("找后缀").fill(".nowhere");
  await expect(page.getByText("没有这样的后缀。")).toBeVisible();
  await page.getByLabel("找后缀").fill("");
  await expectAccessible(page);
  await page.getByRole("button", { name: "发布新价" }).click();
  const question = page.getByRole("dialog", { name: "发布新价" });
  await expect(question.getByText("1 个后缀会变价")).toBeVisible();
  await expect(question.getByRole("listitem")).toContainText(/\.biz 首年 ¥[\d.]+ → ¥88\.00/);
  await question.getByRole("button", { name: "现在发布" }).click();
  await giveAgain(page, finance);
  await expect(page.getByText("新价已生效。")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "只看变价" })).not.toBeChecked();
  await expect(row).toBeVisible();
  await expect
    .poll(
      async () => {
        const { suffixes } = (await (await page.request.get("/api/v1/prices")).json()) as {
          suffixes: { suffix: string; registerFen: string }[];
        };
        return suffixes.find(({ suffix }) => suffix === ".biz")?.registerFen;
      },
      { timeout: 20_000 },
    )
    .toBe("8800");
});

test("a price can't be set below cost", async ({ page }) => {
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/prices");
  await page.getByRole("button", { name: "加一条规则" }).click();
  await page.getByLabel("管哪些").selectOption(".cafe");
  await page.getByLabel("算法").selectOption("fixed");
  await page.getByLabel("固定价，元 / 年").fill("1");
  await page.getByLabel("至少赚，元").fill("0");
  const row = page.locator(rowOf(".cafe"));
  await expect(row).toContainText("98.00");
  await expect(row.locator("td").nth(1)).toContainText("98");
  await expect(row.locator("td").nth(2)).toContainText("0.00");
});

test("what is wrong with a rule stands beside its field before anything is asked", async ({ page }) => {
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/prices");
  await page.getByRole("button", { name: "加一条规则" }).click();
  const target = page.getByLabel("管哪些");
  await expect(target).toBeFocused();
  await target.selectOption(".cafe");
  const percent = page.getByLabel("加百分之");
  await percent.fill("99999");
  await page.getByRole("button", { name: "发布新价" }).click();
  await expect(percent).toBeFocused();
  await expect(percent).toHaveAccessibleDescription("最多 1,000%。");
  await percent.fill("20");
  // All domains and all three prices: the shop begins with a rule for exactly this.
  await target.selectOption("");
  await page.getByRole("button", { name: "发布新价" }).click();
  await expect(target).toBeFocused();
  await expect(target).toHaveAccessibleDescription(/已经有一条规则/);
  await expect(page.getByRole("dialog", { name: "发布新价" })).toBeHidden();
});

test("staff keep suffixes: a new one is priced by the upstream, and can be switched off", async ({ page }) => {
  const admin = await newStaff("admin");
  await signIn(page, admin);
  await page.goto("/admin/suffixes");
  await expectAccessible(page);
  await page.getByRole("button", { name: "加一个后缀" }).click();
  const dialog = page.getByRole("dialog", { name: "加一个后缀" });
  await dialog.getByLabel("后缀", { exact: true }).fill("net.hk");
  await dialog.getByLabel("最长，年").fill("5");
  await dialog.getByLabel("首次注册不能选的年限").fill("4");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "保存" }).click();
  await giveAgain(page, admin);
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /\.net\.hk/ });
  await expect(row).toContainText("1–5 年，不含 4 年");
  await expect(row).toContainText("202.00");
  await row.getByRole("button", { name: /修改/ }).click();
  await page.getByRole("dialog").getByLabel("在商店里卖").uncheck();
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(row).toContainText("停用");
});

test("customers find no such pages, support can't change prices", async ({ page, browser }) => {
  await signIn(page, await newCustomer());
  expect((await page.goto("/admin/prices"))?.status()).toBe(404);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, await newStaff("support"));
  // The tab's title does not say what there would be.
  for (const hidden of ["/admin/prices", "/admin/gateways", "/admin/settings"]) {
    expect((await other.goto(hidden))?.status()).toBe(404);
    await expect(other).toHaveTitle(/^没有这一页/);
  }
  const answer = await other.request.delete(`/api/v1/staff/price-rules/${crypto.randomUUID()}`, {
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
  });
  expect(answer.status()).toBe(403);
});
