import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";
import { ownDomain } from "./zone";

test("an admin writes a template, a customer adds its records, and asks of one of them whether it is live", async ({
  page,
  browser,
}) => {
  const { page: desk, person: admin } = await staffPage(browser, "admin");
  const name = `店铺 ${word(6)}`;

  await test.step("what can't be kept is refused beside the field; the preview shows what customers would get", async () => {
    await desk.goto("/admin/settings");
    await desk.getByRole("main").getByRole("link", { name: "DNS 模板" }).click();
    await desk.getByRole("button", { name: "添加模板" }).click();
    const dialog = desk.getByRole("dialog", { name: "新的 DNS 模板" });
    await dialog.getByLabel("中文名称").fill(name);
    await dialog.getByLabel("英文名称").fill("Shop");
    await dialog.getByLabel("记录", { exact: true }).fill("www A {shop}.shops.example.net.");
    await dialog.getByLabel("变量", { exact: true }).fill("shop | 店名 | Shop | tea | [a-z]+");
    await dialog.getByLabel("客户可以使用").check();
    await dialog.getByRole("button", { name: "保存" }).click();
    await giveAgain(desk, admin);
    await expect(dialog.getByLabel("记录", { exact: true })).toBeFocused();
    await dialog.getByLabel("记录", { exact: true }).fill("www CNAME {shop}.shops.example.net.");
    await expect(dialog.getByRole("region", { name: "预览" })).toContainText("www CNAME tea.shops.example.net.");
    await expectAccessible(desk);
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(dialog).toBeHidden();
    await expect(desk.getByRole("row").filter({ hasText: name })).toContainText("可用");
  });

  const person = await newCustomer();
  const { id } = await ownDomain(person);
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, snapshot, updated_at)
     VALUES (gen_random_uuid(), $1, 'hosting', $2, $2, 'active', '{}', $3, now())`,
    [person.id, `host${word(8)}`, JSON.stringify({ alias: "h1.hosts.example", serverAddress: "8.8.4.4" })],
  );
  await signIn(page, person);
  await page.goto(`/account/services/${id}/records`);
  const bar = page.getByRole("region", { name: "还没有保存的改动" });

  await test.step("it stands beside the templates for the customer's own services, and asks for its variable", async () => {
    await page.getByRole("button", { name: "导入导出" }).click();
    await page.getByRole("menuitem", { name: "用模板添加" }).click();
    const dialog = page.getByRole("dialog", { name: "用模板添加记录" });
    await expect(dialog.getByLabel("模板").locator("optgroup[label='您在本店的服务'] option")).toHaveCount(1);
    await dialog.getByLabel("模板").selectOption({ label: name });
    await dialog.getByLabel("店名").fill("8");
    await dialog.getByRole("button", { name: "预览" }).click();
    await expect(dialog).toContainText("格式不对，例如 tea。");
    await dialog.getByLabel("店名").fill("coffee");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "预览" }).click();
    await expect(dialog).toContainText("新增 1 条");
    await dialog.getByRole("button", { name: /^加入待保存的改动/ }).click();
    await expect(bar).toContainText("www CNAME coffee.shops.example.net.");
    await bar.getByRole("button", { name: /^保存/ }).click();
    await expect(bar).toBeHidden();
  });

  await test.step("each name server and resolver says what it answers for the record alone", async () => {
    const row = page.getByRole("row").filter({ hasText: "coffee.shops.example.net." });
    await row.getByRole("button", { name: /的更多操作$/ }).click();
    await page.getByRole("menuitem", { name: "查是否已生效" }).click();
    const dialog = page.getByRole("dialog", { name: "是否已生效" });
    await expect(dialog).toContainText("已经生效：所有回答都和这里一样");
    await expect(dialog.getByRole("heading", { level: 3 })).toHaveText("www CNAME");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "再查一次" }).click();
    await expect(dialog).toContainText("已经生效：所有回答都和这里一样");
    await dialog.getByRole("button", { name: "关闭" }).last().click();
    await expect(dialog).toBeHidden();
  });
});
