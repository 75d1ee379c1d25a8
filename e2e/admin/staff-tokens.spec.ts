import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";

/** From the form of a staff token to the program that uses it, what it may not do, and its end. */
test("a staff token is made, reads what it may, is audited and refused, and dies when it is revoked", async ({
  browser,
  baseURL,
}) => {
  const customer = await newCustomer();
  const { page, person } = await staffPage(browser, "finance");
  await page.goto("/admin");
  await page.getByRole("navigation").getByRole("link", { name: "接口令牌" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("接口令牌");
  await page.getByRole("main").getByRole("link", { name: "新建令牌" }).click();
  await page.getByRole("button", { name: "新建令牌" }).click();
  await expect(page.getByText("写一个名称，以后好认。").first()).toBeVisible();
  await expect(page.getByText("至少选一项权限。").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("名称").fill("财务对账");
  await page.getByRole("checkbox", { name: "查看客户" }).check();
  await page.getByRole("checkbox", { name: "查看审计记录" }).check();
  await expect(page.getByRole("checkbox", { name: "查看和回复工单" })).toHaveCount(0);
  await page.getByRole("button", { name: "新建令牌" }).click();
  await giveAgain(page, person);
  const token = (await page.getByTestId("token").textContent()) ?? "";
  expect(token).toMatch(/^kqs_[\w-]{43}$/);
  await expectAccessible(page);

  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${baseURL}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, connection: "close" },
    });
    return { status: answer.status, text: await answer.text() };
  };
  const own = await ask("/api/v1/admin/token");
  expect([own.status, JSON.parse(own.text)]).toMatchObject([200, { name: "财务对账", role: "finance" }]);
  expect((await ask(`/api/v1/admin/customers/${customer.id}`)).text).toContain(customer.email);
  expect(await ask("/api/v1/admin/orders")).toMatchObject({
    status: 403,
    text: expect.stringContaining("token.scope"),
  });
  const refund = await ask(`/api/v1/admin/customers/${customer.id}/status`, { method: "POST", body: "{}" });
  expect(refund).toMatchObject({ status: 403, text: expect.stringContaining("token.unreachable") });
  expect((await ask("/api/v1/wallet")).status).toBe(403);

  await query("UPDATE users SET role = 'support' WHERE id = $1", [person.id]);
  expect(await ask("/api/v1/admin/audit")).toMatchObject({ status: 403, text: expect.stringContaining("token.role") });
  expect((await ask("/api/v1/admin/customers")).status).toBe(200);
  await query("UPDATE users SET role = 'finance' WHERE id = $1", [person.id]);

  await page.goto("/admin/audit?q=tokens.use");
  await expect(page.getByRole("main")).toContainText("财务对账");
  // All about this token, and no day without it.
  await page.getByRole("main").getByText("看改动").first().click();
  await page.getByRole("link", { name: "关于它的全部记录" }).first().click();
  await expect(page.getByRole("main")).toContainText("只显示关于“员工令牌：财务对账”的记录。");
  await expect(page.getByRole("main")).toContainText("新建了令牌");
  await page.getByLabel("到哪天").fill("2020-01-01");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByRole("main")).toContainText("没有这样的记录。");
  await expect(page.getByRole("main")).toContainText("只显示关于");
  await page.getByRole("link", { name: "显示全部" }).click();
  await expect(page).toHaveURL(/admin\/audit\?to=2020-01-01$/);
  await page.goto("/admin/tokens/api");
  await expect(page.getByRole("region", { name: "客户" }).first()).toContainText("/api/v1/admin/customers");
  await expectAccessible(page);

  await page.goto("/admin/tokens");
  const list = page.getByRole("list", { name: "在用的令牌" });
  await expect(list).toContainText("查看客户、查看审计记录");
  await expectAccessible(page);
  await list.getByRole("button", { name: "撤销令牌“财务对账”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("还没有令牌。")).toBeVisible();
  // Each connection may reach another process.
  for (let round = 0; round < 4; round++) expect((await ask("/api/v1/admin/customers")).status).toBe(401);
});
