import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { freeLabel, query } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";

test("a discount code is made, used in a cart, changed and switched off", async ({ browser }) => {
  const { page, person } = await staffPage(browser, "finance");
  await page.goto("/admin");
  await page.getByRole("navigation").getByRole("link", { name: "优惠码" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("优惠码");
  await page.getByRole("main").getByRole("link", { name: "新建优惠码" }).click();
  const name = `E2E-${freeLabel().slice(-8)}`.toUpperCase();
  await page.getByRole("textbox", { name: "优惠码" }).fill("两个字");
  await page.getByRole("textbox", { name: "域名后缀" }).fill(".com .nowhere");
  await page.getByRole("button", { name: "建好优惠码" }).click();
  await expect(page.getByRole("textbox", { name: "优惠码" })).toHaveAccessibleDescription(/字母、数字和连字符组成/);
  await expect(page.getByRole("textbox", { name: "减百分之几" })).toHaveAccessibleDescription(/1 到 90/);
  await page.getByRole("button", { name: "随机生成" }).click();
  await expect(page.getByRole("textbox", { name: "优惠码" })).toHaveValue(/^[A-Z0-9]{10}$/);
  await page.getByRole("textbox", { name: "优惠码" }).fill(name.toLowerCase());
  await page.getByRole("textbox", { name: "减百分之几" }).fill("10");
  await page.getByRole("checkbox", { name: "购买" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "建好优惠码" }).click();
  await giveAgain(page, person);
  await expect(page.getByRole("textbox", { name: "域名后缀" })).toHaveAccessibleDescription(/没有后缀 .nowhere/);
  await page.getByRole("textbox", { name: "域名后缀" }).fill("com");
  await page.getByRole("button", { name: "建好优惠码" }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("减 10%");
  await expect(row).toContainText(".com、购买");
  await expect(row).toContainText("有效");
  await expectAccessible(page);

  const visitor = await browser.newContext();
  const headers = { origin: new URL(process.env.BASE_URL ?? "").origin };
  const put = { action: "purchase", productLine: "domain", name: `${freeLabel()}.com` };
  await visitor.request.post("/api/v1/cart/items", { headers, data: put });
  const enter = () => visitor.request.put("/api/v1/cart/promotion", { headers, data: { code: name } });
  expect(await (await enter()).json()).toMatchObject({ discountFen: "900", totalFen: "8100" });

  await row.getByRole("link", { name }).click();
  await page.getByRole("checkbox", { name: "启用" }).uncheck();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(row).toContainText("已停用");
  expect(await (await enter()).json()).toMatchObject({ fields: { code: { code: "promotions.unknown" } } });
  await visitor.close();
  const events = await query<{ action: string }>(
    "SELECT action FROM audit_events WHERE actor_id = $1 AND action LIKE 'promotions.%' ORDER BY at",
    [person.id],
  );
  expect(events.map(({ action }) => action)).toEqual(["promotions.create", "promotions.update"]);
});
