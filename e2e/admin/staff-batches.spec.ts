import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";
import { ownDomain } from "../zones/zone";

/** One change in the domains of two customers, by one of the staff; the customers read it in their own histories alone. */
test("staff change the records of several customers at once, with a preview, and each customer sees their own", async ({
  browser,
  page: account,
}) => {
  const customer = await newCustomer("甲方");
  const domain = await ownDomain(customer);
  const first = domain.name;
  const { name: second } = await ownDomain(await newCustomer("乙方"));
  const { page, person } = await staffPage(browser, "support", "周敏");
  await page.goto("/admin/services");
  await page.getByRole("link", { name: "批量改解析" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("批量改客户的解析");
  await page.getByRole("main").getByRole("link", { name: "新的批量改动" }).click();

  // One by a search, the other by a list of names, one of which nobody has.
  await page.getByRole("searchbox", { name: "域名、客户名或邮箱" }).fill(customer.email);
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("checkbox", { name: `${first}（甲方）` }).check();
  await page.getByText("粘贴一列域名").click();
  await page.getByLabel("域名", { exact: true }).fill(`${second}\nnobody-has-this.com`);
  await page.getByRole("button", { name: "选中这些" }).click();
  await expect(page.getByText("没有这些域名：nobody-has-this.com")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: `${second}（乙方）` })).toBeChecked();
  await expect(page.getByText("已选 2 个")).toBeVisible();

  await page.getByLabel("主机", { exact: true }).fill("office");
  await page.getByLabel("值", { exact: true }).fill("203.0.113.44");
  await page.getByRole("button", { name: "预览改动" }).click();
  const preview = page.getByRole("region", { name: "预览" });
  await expect(preview.getByText("2 个会改")).toBeVisible();
  await expect(preview.getByText(`${first} 甲方`)).toBeVisible();
  await expect(preview.getByText(`${second} 乙方`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "在 2 个域名里执行" }).click();
  await giveAgain(page, person);
  await expect(page).toHaveURL(/\/admin\/services\/batches\/[0-9a-f-]{36}$/);
  const address = page.url();
  // The tab is closed; the worker goes on.
  await page.goto("about:blank");
  await expect
    .poll(
      async () =>
        (
          await query<{ state: string }>(
            `SELECT d.state::text FROM zone_batch_domains d JOIN zone_batches b ON b.id = d.batch_id WHERE b.staff_id = $1`,
            [person.id],
          )
        ).map(({ state }) => state),
      { timeout: 30_000 },
    )
    .toEqual(["done", "done"]);
  await page.goto(address);
  const rows = page.getByRole("row");
  await expect(rows.filter({ hasText: first })).toContainText("已改好");
  await expect(rows.filter({ hasText: first })).toContainText("甲方");
  await expect(rows.filter({ hasText: second })).toContainText("乙方");
  await expectAccessible(page);
  await page.goto("/admin/services/batches");
  await expect(rows.filter({ hasText: "office" })).toContainText("周敏");
  await expectAccessible(page);

  await signIn(account, customer);
  await account.goto(`/account/services/${domain.id}/records`);
  await expect(account.getByText("203.0.113.44").first()).toBeVisible();
  await account.goto("/account/batches");
  await expect(account.getByText("还没有批量改过。")).toBeVisible();
  const id = address.split("/").at(-1);
  expect((await account.goto(`/account/batches/${id}`))?.status()).toBe(404);
  expect((await account.request.get(`/api/v1/zone-batches/${id}`)).status()).toBe(404);
});
