import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { freeLabel, newCustomer, newStaff, query, signIn } from "../factory";

test("staff choose in the shop and put it into a customer's cart, where the customer finds it", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer();
  const name = `${freeLabel()}.com`;
  await signIn(page, await newStaff("support"));
  await page.goto(`/admin/customers/${customer.id}`);
  await page.getByRole("link", { name: "为客户准备订单" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "为客户准备订单" })).toBeVisible();
  await expect(page.getByText("还没有选商品")).toBeVisible();
  await expect(page.getByRole("button", { name: "放进客户的购物车" })).toHaveCount(0);

  const added = await page.request.post("/api/v1/cart/items", {
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
    data: { action: "purchase", productLine: "domain", name },
  });
  expect(added.status()).toBe(200);
  await page.goto("/cart");
  await page.getByRole("link", { name: "交给客户" }).click();
  await expect(page.getByRole("table", { name: "选好的商品" })).toContainText(name);
  await page.getByLabel("客户的邮箱、称呼或电话").fill(customer.email);
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("list", { name: "找到的客户" }).getByRole("link", { name: customer.name }).click();
  await page.getByLabel("给客户的话").fill("按电话里说的");
  await expectAccessible(page);
  await page.getByRole("button", { name: "放进客户的购物车" }).click();
  await expect(page.getByText("已放进客户的购物车")).toBeVisible();
  await expect(page.getByText("还没有选商品")).toBeVisible();

  const theirs = await browser.newPage();
  await signIn(theirs, customer);
  await theirs.goto("/cart");
  await expect(theirs.getByRole("region", { name: "商品" }).getByRole("listitem")).toContainText([name]);
  const mails = await query<{ subject: string }>(
    "SELECT subject FROM mails WHERE user_id = $1 AND template = 'carts.given'",
    [customer.id],
  );
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining(name)]);
  await theirs.close();
});
