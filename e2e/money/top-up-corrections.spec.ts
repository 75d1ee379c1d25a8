import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { announceTransfer, staffPage, walletFen } from "./world";

/** Fills in the dialog in which finance confirms a transfer; its button is still to be pressed. */
async function fillInArrival(page: Page, reference: string, yuan: string, serial: string): Promise<void> {
  await page.goto(`/admin/top-ups?q=${reference}`);
  await page.getByRole("button", { name: "确认到账" }).click();
  const dialog = page.getByRole("dialog", { name: `确认到账 ${reference}` });
  await dialog.getByLabel("实际到账，元").fill(yuan);
  await dialog.getByLabel("银行流水号").fill(serial);
}

test("a mistyped transfer: asked expressly, a second person, and corrected beside its first posting", async ({
  browser,
  page: shop,
}) => {
  const customer = await newCustomer(`陈${word(5)}`);
  const { id, reference } = await announceTransfer(customer, 20_050);
  const { page, person } = await staffPage(browser, "finance", `周会计${word(4)}`);
  await fillInArrival(page, reference, "2000.50", `B-${word(10)}`);
  const confirm = page.getByRole("dialog", { name: `确认到账 ${reference}` });
  for (const text of ["¥200.50", "¥2,000.50", "+¥1,800.00 (10.0 倍)"])
    await expect(confirm.getByText(text, { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await confirm.getByRole("button", { name: "入账 ¥2,000.50" }).click();
  await expect(confirm.getByText("勾选后才能按不同的金额入账。").first()).toBeVisible();
  expect(await walletFen(customer)).toBe(0);
  const tick = confirm.getByLabel("流水上确实是 ¥2,000.50，不是登记的 ¥200.50");
  await tick.check();
  await confirm.getByLabel("实际到账，元").fill("2000.51");
  await expect(confirm.getByLabel(/^流水上确实是 ¥2,000.51/)).not.toBeChecked();
  await confirm.getByLabel("实际到账，元").fill("2000.50");
  await tick.check();
  await confirm.getByRole("button", { name: "入账 ¥2,000.50" }).click();
  await giveAgain(page, person);
  await expect(page.getByText(`${person.name} 已确认，等另一个人批`)).toBeVisible();

  const second = await staffPage(browser, "finance", "钱会计");
  await second.page.goto("/admin/attention");
  const waiting = second.page.getByRole("listitem").filter({ hasText: reference });
  await expect(waiting.getByRole("heading", { name: "到账和登记的不一样" })).toBeVisible();
  await expect(waiting.getByText("+¥1,800.00")).toBeVisible();
  await waiting.getByRole("button", { name: "批准" }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "批准，立即生效" }).click();
  await giveAgain(second.page, second.person);
  await expect(waiting).toHaveCount(0);
  expect(await walletFen(customer)).toBe(200_050);

  // Both confirmed the wrong sum: the bank's statement says 200.50.
  await page.goto(`/admin/top-ups?state=confirmed&q=${reference}`);
  await expect(page.getByText("登记 200.50")).toBeVisible();
  await page.getByRole("button", { name: "更正" }).click();
  const correct = page.getByRole("dialog", { name: `更正充值 ${reference}` });
  await expect(correct.getByLabel("实际到账，元")).toHaveValue("");
  await expect(correct.getByText("已记 ¥2,000.50")).toBeVisible();
  await expect(correct.getByRole("button", { name: "更正" })).toBeDisabled();
  await correct.getByLabel("实际到账，元").fill("200.50");
  await correct.getByLabel("原因").fill("金额多打了一个零");
  await expect(correct.getByRole("row").filter({ hasText: "的钱包" })).toContainText("−¥1,800.00");
  await expectAccessible(page);
  await correct.getByRole("button", { name: "更正为 ¥200.50" }).click();
  await expect(page.getByText(`${person.name} 提出更正为 ¥200.50，等另一个人批`)).toBeVisible();
  await expect(page.getByRole("button", { name: "更正" })).toHaveCount(0);
  expect(await walletFen(customer)).toBe(200_050);

  await second.page.goto("/admin/attention");
  const correction = second.page.getByRole("listitem").filter({ hasText: reference });
  await expect(correction.getByText("¥2,000.50 → ¥200.50")).toBeVisible();
  await expect(correction.getByText("金额多打了一个零")).toBeVisible();
  await correction.getByRole("button", { name: "批准" }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "批准，立即生效" }).click();
  await expect(correction).toHaveCount(0);
  expect(await walletFen(customer)).toBe(20_050);
  await page.goto(`/admin/top-ups?state=confirmed&q=${reference}`);
  await expect(page.getByText(/更正：¥2,000.50 → ¥200.50.*钱会计.*金额多打了一个零/)).toBeVisible();

  await signIn(shop, customer);
  await shop.goto(`/account/wallet/top-up/${id}`);
  await expect(shop.getByText(/更正：¥2,000.50 改为 ¥200.50。原因：金额多打了一个零/)).toBeVisible();
  await expectAccessible(shop);
  await shop.goto("/account/wallet");
  const line = shop.getByRole("row").filter({ hasText: `充值金额更正，附言 ${reference}` });
  await expect(line).toContainText("−1,800.00");
});

test("booked to the wrong customer: reversed, waits again, and the serial number confirms the right one", async ({
  browser,
}) => {
  const [wrong, right] = [await newCustomer(`王${word(5)}`), await newCustomer(`李${word(5)}`)];
  const [theirs, ours] = [await announceTransfer(wrong, 30_000), await announceTransfer(right, 30_000)];
  const serial = `B-${word(10)}`.toUpperCase();
  const { page, person } = await staffPage(browser, "finance", "周会计");
  // Other customers' bookings are compared only in a shop that imports the bank's statements.
  await query(
    `INSERT INTO bank_statements (id, account, file_name, file_hash, format, layout, row_count, new_count, skipped_count, imported_by)
     VALUES (gen_random_uuid(), $1, 'empty.csv', $1, 'csv', 'own', 0, 0, 0, $2)`,
    [serial, person.id],
  );
  const book = () => page.getByRole("dialog").getByRole("button", { name: "入账 ¥300.00" }).click();
  await fillInArrival(page, theirs.reference, "300", serial);
  await book();
  await expect(page.getByText("没有找到。")).toBeVisible();

  await page.goto(`/admin/top-ups?state=confirmed&q=${theirs.reference}`);
  await page.getByRole("button", { name: "冲回" }).click();
  const dialog = page.getByRole("dialog", { name: `冲回充值 ${theirs.reference}` });
  await expect(dialog.getByText(serial)).toBeVisible();
  await dialog.getByLabel("原因").fill("记到了别的客户名下");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "冲回 ¥300.00" }).click();
  await giveAgain(page, person);
  await expect(page.getByText("没有找到。")).toBeVisible();
  expect(await walletFen(wrong)).toBe(0);

  await fillInArrival(page, ours.reference, "300", serial);
  await book();
  await expect(page.getByText("没有找到。")).toBeVisible();
  expect(await walletFen(right)).toBe(30_000);

  await page.goto(`/admin/top-ups?q=${theirs.reference}`);
  await expect(page.getByText(new RegExp(`冲回 ¥300.00，流水号 ${serial}.*周会计.*记到了别的客户名下`))).toBeVisible();
  await fillInArrival(page, theirs.reference, "300", `B-${word(10)}`);
  // The same sum was just booked to the right customer.
  await expect(page.getByRole("dialog").getByText(`入账给${right.name}：${ours.reference}`)).toBeVisible();
  await page.getByLabel("我核对过：这是另一笔钱，照样入账").check();
  await book();
  await expect(page.getByText("没有找到。")).toBeVisible();
  expect(await walletFen(wrong)).toBe(30_000);
});
