import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, word } from "../factory";
import { announceTransfer, placed, staffPage } from "../money/world";
import { ownDomain } from "../zones/zone";

test("one search finds orders, customers, domains and transfers, by keyboard", async ({ browser }) => {
  const mark = word(8);
  const customer = await newCustomer(`林 ${mark}`);
  const { orderId } = await placed(customer, "done");
  const [order] = await query<{ number: string }>("SELECT number FROM orders WHERE id = $1", [orderId]);
  const domain = await ownDomain(customer, `tea${mark}.com`);
  const fen = 1_000_000 + Math.floor(Math.random() * 9_000_000);
  const { reference } = await announceTransfer(customer, fen);

  const { page } = await staffPage(browser, "support");
  await page.goto("/admin/customers");
  const dialog = page.getByRole("dialog", { name: "搜索" });
  const field = dialog.getByRole("combobox", { name: /订单号、客户/ });
  const option = (name: string | RegExp) => dialog.getByRole("option", { name });

  await test.step("Ctrl-K opens it, and Enter the order with that number", async () => {
    // A key that is pressed before React listens is the browser's.
    await expect(async () => {
      await page.keyboard.press("Control+k");
      await expect(field).toBeFocused({ timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
    await field.fill(order?.number ?? "");
    await expect(option(order?.number ?? "")).toHaveAttribute("aria-selected", "true");
    await expectAccessible(page);
    await field.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`));
    await expect(dialog).toHaveCount(0);
  });

  await test.step("the button opens it; a customer and a domain are found by the address, and the arrows choose", async () => {
    await page.getByRole("button", { name: "搜索" }).click();
    await field.fill(customer.email);
    await expect(dialog.getByRole("group", { name: "客户" }).getByRole("option")).toHaveText(new RegExp(mark));
    await expect(option(/tea/)).toHaveAttribute("aria-selected", "false");
    await field.press("ArrowUp");
    await expect(option(/tea/)).toHaveAttribute("aria-selected", "true");
    await field.press("ArrowDown");
    await expect(dialog.getByRole("group", { name: "客户" }).getByRole("option")).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await field.press("ArrowDown");
    await field.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/admin/services/${domain.id}$`));
  });

  await test.step("a transfer by its sum, as it is typed on a statement", async () => {
    await page.keyboard.press("Control+k");
    await field.fill(`¥${(fen / 100).toLocaleString("en", { minimumFractionDigits: 2 })}`);
    await option(reference).click();
    await expect(page).toHaveURL(new RegExp(`/admin/top-ups\\?state=pending&q=${reference}$`));
    await expect(page.getByRole("main").getByText(reference).first()).toBeVisible();
  });

  await test.step("Enter right after typing opens what is found, once it is", async () => {
    await page.keyboard.press("Control+k");
    await field.fill(domain.name);
    await field.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/admin/services/${domain.id}$`));
  });

  await test.step("what nobody has is not found, and Escape closes", async () => {
    await page.keyboard.press("Control+k");
    await field.fill("zzyzx-nobody");
    await expect(dialog.getByRole("status")).toHaveText("没有找到。");
    await field.press("Escape");
    await expect(dialog).toHaveCount(0);
  });
});

test("a customer's page leads to what the customer has, and their order to the service and back", async ({
  browser,
}) => {
  const customer = await newCustomer();
  const { orderId, name } = await placed(customer, "unsure");
  const { page } = await staffPage(browser, "finance");
  await page.goto(`/admin/customers/${customer.id}`);
  await page.getByRole("region", { name: "要处理的" }).getByRole("link", { name }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`));
  const main = page.getByRole("main");
  await expect(main.getByText("结果出来才知道")).toBeVisible();
  await expect(main.getByText(/您不用做什么/)).toHaveCount(0);

  const bought = await ownDomain(customer, `back${word(8)}.com`);
  await query("UPDATE order_items SET service_id = $1 WHERE order_id = $2", [bought.id, orderId]);
  await page.reload();
  await main.getByRole("link", { name: /^back/ }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/services/${bought.id}$`));
  await page.getByRole("region", { name: "订单" }).getByRole("link", { name: /^K-/ }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`));
});
