import { expect, test } from "@playwright/test";
import { query, word } from "../factory";
import { addToCartButton, buyer, buyProduct } from "../product";

test("an upgrade whose price did not arrive is priced again, and one that is in the cart leads there", async ({
  page,
}) => {
  await buyer(page);
  const id = await buyProduct(page, "database", {
    engine: "mssql_2005",
    location: "china",
    line: "telecom",
    sizeMb: 100,
    dbname: `db${word(6)}`,
    password: "First1234",
  });
  await page.goto(`/account/services/${id}/upgrade`);
  await expect(page.getByText("现在就是这个配置，还没有选要升级的。")).toBeVisible();

  await page.route("**/api/v1/quotes", (route) => route.abort(), { times: 1 });
  await page.getByRole("radio", { name: "200 MB" }).check();
  await expect(page.getByRole("alert").getByText("没有连上。检查网络，再试一次。")).toBeVisible();
  await expect(page.getByRole("button", { name: "这个配置现在没有报价" })).toBeDisabled();
  await page.getByRole("button", { name: "再试一次" }).click();
  await addToCartButton(page).click();
  await expect(page).toHaveURL(/\/cart$/);

  await page.goto(`/account/services/${id}/upgrade`);
  await page.getByRole("radio", { name: "200 MB" }).check();
  await addToCartButton(page).click();
  await expect(page.getByText(/已经在购物车里，先移除再加。$/)).toBeVisible();
  await page.getByRole("link", { name: "去购物车" }).click();
  await expect(page).toHaveURL(/\/cart$/);

  await page.goto(`/account/services/${id}/renew`);
  await addToCartButton(page).click();
  await expect(page.getByText(/^购物车里已经有.*的另一项变更/)).toBeVisible();
  await page.getByRole("link", { name: "去购物车" }).click();
  await expect(page).toHaveURL(/\/cart$/);

  await query("UPDATE services SET expires_at = now() - interval '3 days' WHERE id = $1", [id]);
  await page.goto(`/account/services/${id}/upgrade`);
  await expect(page.getByText("已经到期，请先续费。")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "续费", exact: true }).click();
  await expect(page).toHaveURL(/\/renew$/);
});
