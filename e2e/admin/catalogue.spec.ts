import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { query } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";

const ORIGIN = { origin: new URL(process.env.BASE_URL ?? "http://localhost").origin };
/** An engine that no other spec buys: they run beside this one. */
const ENGINE = { id: "mssql_2000", name: "MSSQL 2000", row: "MSSQL 2000，大陆电信，首个 50 MB" };
const config = { engine: ENGINE.id, location: "china", line: "telecom", sizeMb: 50 };

test("a choice is taken off sale and back, a cost ends and begins: the shop follows at once", async ({
  browser,
  page: shop,
}) => {
  test.setTimeout(120_000);
  const { page, person } = await staffPage(browser, "finance");
  const price = async () => {
    const answer = await shop.request.post("/api/v1/products/database/price", { data: { config }, headers: ORIGIN });
    const body = (await answer.json()) as {
      detail?: string;
      fields?: Record<string, { detail: string }>;
      terms?: { years: number; priceFen: string | null }[];
    };
    return answer.ok() ? (body.terms?.find(({ years }) => years === 1)?.priceFen ?? null) : JSON.stringify(body);
  };
  const engine = shop.getByRole("radio", { name: ENGINE.name });

  const usual = await price();
  expect(usual).toMatch(/^\d+$/);

  await test.step("a choice that isn't sold", async () => {
    await page.goto("/admin/catalogue");
    await expectAccessible(page);
    await page.getByRole("link", { name: "数据库" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("数据库");
    await expectAccessible(page);
    await page.locator("#sale").getByLabel(ENGINE.name).uncheck();
    await page.locator("#sale").getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("目录已更新。")).toBeVisible();
    await shop.goto("/products/database");
    await expect(shop.getByRole("radio", { name: "MySQL 5.0" })).toBeVisible();
    await expect(engine).toHaveCount(0);
    expect(await price()).toContain("本店不卖这一项");
    await page.reload();
    await page.locator("#sale").getByLabel(ENGINE.name).check();
    await page.locator("#sale").getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("目录已更新。").first()).toBeVisible();
    await shop.reload();
    await expect(engine).toBeVisible();
    expect(await price()).toBe(usual);
  });

  await test.step("two choices that aren't sold together", async () => {
    const sale = page.locator("#sale");
    const save = async () => {
      await sale.getByRole("button", { name: "保存" }).click();
      await expect(page.getByText("目录已更新。").first()).toBeVisible();
    };
    await sale.getByLabel("选项", { exact: true }).selectOption({ label: ENGINE.name });
    await sale.getByLabel("不和它一起卖的", { exact: true }).selectOption({ label: "电信" });
    await sale.getByRole("button", { name: "加上这一对" }).click();
    await expect(sale.getByText(`“${ENGINE.name}”和“电信”`).first()).toBeVisible();
    await expectAccessible(page);
    await save();
    // It is sold on that line alone, so that nothing of it is left.
    await expect(async () => expect(await price()).toContain("本店不卖这一项")).toPass();
    await shop.reload();
    await expect(shop.getByRole("radio", { name: "MySQL 5.0" })).toBeVisible();
    await expect(engine).toHaveCount(0);
    await page.reload();
    await sale.getByRole("button", { name: /^去掉/ }).click();
    await save();
    await expect(async () => expect(await price()).toBe(usual)).toPass();
  });

  await test.step("what a price rule would do, before it is saved", async () => {
    await page.getByRole("button", { name: "加一条规则" }).click();
    await page.getByLabel("加百分之").fill("60");
    const result = page.getByRole("table", { name: "这样改的结果" });
    await expect(result.locator("s").first()).toBeVisible();
    await expect(page.getByText(/个例子会变价/)).toBeVisible();
    await expectAccessible(page);
    // The shop sells at new prices at once, so publishing them asks.
    await page.getByRole("button", { name: "发布新价" }).click();
    const question = page.getByRole("dialog", { name: "发布新价" });
    await expect(question).toContainText(/[1-9]\d* 种配置会变价/);
    await question.getByRole("button", { name: "先不发布" }).click();
    await page.getByRole("button", { name: "放弃" }).click();
    await expect(result).toHaveCount(0);
    expect(await price()).toBe(usual);
  });

  await test.step("a cost that ends, a coming one taken back, one of today", async () => {
    const row = page.getByRole("row").filter({ hasText: ENGINE.row });
    const dialog = page.getByRole("dialog", { name: `成本：${ENGINE.row}` });
    const group = page.locator("summary").filter({ hasText: ENGINE.name });
    await expect(row).toBeHidden();
    await expect(group).toHaveText(`${ENGINE.name}2 项有成本`);
    await group.click();
    const enter = async (today: string | null, fill: () => Promise<void>, then = async () => {}) => {
      await row.getByRole("button", { name: "填成本" }).click();
      await fill();
      await dialog.getByRole("button", { name: "保存" }).click();
      if (today !== null) {
        const question = page.getByRole("dialog", { name: "今天就生效？" });
        await expect(question).toContainText(today);
        await question.getByRole("button", { name: "确定，立即生效" }).click();
      }
      await then();
      await expect(dialog).toHaveCount(0);
    };
    await enter(
      "→ 不卖",
      () => dialog.getByLabel("从这天起不卖").check(),
      () => giveAgain(page, person),
    );
    await expect(row.getByText("不卖")).toBeVisible();
    await expect(group).toHaveText(`${ENGINE.name}1 项有成本1 项没有成本，不卖`);
    expect(await price()).toBeNull();

    await enter(null, async () => {
      await dialog.getByLabel("成本，元").fill("1,099");
      await dialog.getByLabel("生效日").fill("2099-01-01");
    });
    await expect(row.getByText("2099-01-01 起 1,099.00")).toBeVisible();
    expect(await price()).toBeNull();
    await page.getByText(/^记录和将来的成本/).click();
    await page.getByRole("button", { name: "撤回" }).click();
    await expect(row.getByText("2099-01-01")).toHaveCount(0);

    await enter("不卖 → ¥100.00", () => dialog.getByLabel("成本，元").fill("100"));
    await expect(row.getByText("100.00").first()).toBeVisible();
    expect(await price()).toBe(usual);
    await expectAccessible(page);
  });

  const recorded = await query<{ action: string }>(
    "SELECT action FROM audit_events WHERE actor_id = $1 AND action <> 'customers.sign-in' ORDER BY id",
    [person.id],
  );
  expect(recorded.map(({ action }) => action)).toEqual([
    ...["offers.save-line", "offers.save-line", "offers.save-line", "offers.save-line"],
    "customers.reauth",
    ...["pricing.add-cost", "pricing.add-cost", "pricing.remove-cost", "pricing.add-cost"],
  ]);

  const support = await staffPage(browser, "support");
  await support.page.goto("/admin/catalogue/database");
  await expect(support.page.locator("#sale").getByLabel(ENGINE.name)).toBeDisabled();
  for (const name of ["保存", "填成本", "上移", "加一条规则"]) {
    await expect(support.page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(support.page.getByRole("main").getByText(/成本|毛利/)).toHaveCount(0);
});
