import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { fund, newCustomer, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { placed, staffPage, walletFen } from "./world";

test("a refund: the postings first, the password, at most what was paid, and the customer sees it", async ({
  browser,
  page: shop,
}) => {
  const customer = await newCustomer();
  const { orderId } = await placed(customer, "done");
  const support = await staffPage(browser, "support");
  await support.page.goto(`/admin/orders/${orderId}`);
  await expect(support.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(support.page.getByRole("button", { name: "退款" })).toHaveCount(0);

  const { page, person } = await staffPage(browser, "finance");
  await page.goto(`/admin/orders/${orderId}`);
  await page.getByRole("button", { name: "退款" }).click();
  const dialog = page.getByRole("dialog", { name: /^退款/ });
  await expect(dialog.getByLabel("金额，元")).toHaveValue("69");
  await expectAccessible(page);
  await dialog.getByLabel("金额，元").fill("20");
  // Both accounts grow, as the books show them.
  for (const account of [/退款支出/, /客户的钱包/]) {
    await expect(dialog.getByRole("row", { name: account })).toContainText("+¥20.00");
  }
  await dialog.getByLabel("原因").fill("域名开通晚了，补偿");
  await dialog.getByRole("button", { name: "退款 ¥20.00" }).click();
  await giveAgain(page, person);
  await expect(page.getByText("已退 ¥20.00")).toBeVisible();
  await expect(page.getByText("毛利").locator("xpath=following-sibling::*[1]")).toHaveText("¥49.00");
  expect(await walletFen(customer)).toBe(2_000);

  await page.getByRole("button", { name: "退款" }).click();
  await dialog.getByLabel("金额，元").fill("49.01");
  await dialog.getByLabel("原因").fill("再退多一点");
  await dialog.getByRole("button", { name: "退款 ¥49.01" }).click();
  await expect(dialog.getByText("最多还能退 ¥49.00。").first()).toBeVisible();
  await dialog.getByLabel("金额，元").fill("49");
  await dialog.getByRole("button", { name: "退款 ¥49.00" }).click();
  await expect(page.getByText("已退 ¥49.00")).toBeVisible();
  await expect(page.getByRole("button", { name: "退款" })).toHaveCount(0);
  expect(await walletFen(customer)).toBe(6_900);

  await signIn(shop, customer);
  await shop.goto(`/account/orders/${orderId}`);
  await expect(shop.getByText("已退款 ¥69.00")).toBeVisible();
  await shop.goto("/account/wallet");
  await expect(shop.getByText("域名开通晚了，补偿")).toBeVisible();
});

test("a refund that a colleague has given meanwhile is told, and not paid a second time", async ({ browser }) => {
  const customer = await newCustomer();
  const { orderId } = await placed(customer, "done");
  const [first, second] = [await staffPage(browser, "finance"), await staffPage(browser, "admin")];
  for (const { page } of [first, second]) {
    await page.goto(`/admin/orders/${orderId}`);
    await page.getByRole("button", { name: "退款" }).click();
    const dialog = page.getByRole("dialog", { name: /^退款/ });
    await dialog.getByLabel("金额，元").fill("20");
    await dialog.getByLabel("原因").fill("域名开通晚了，补偿");
  }
  await first.page.getByRole("button", { name: "退款 ¥20.00" }).click();
  await giveAgain(first.page, first.person);
  await expect(first.page.getByText("已退 ¥20.00")).toBeVisible();

  const dialog = second.page.getByRole("dialog", { name: /^退款/ });
  await dialog.getByRole("button", { name: "退款 ¥20.00" }).click();
  await giveAgain(second.page, second.person);
  await expect(dialog.getByText("同事刚刚给这一项退了 ¥20.00").first()).toBeVisible();
  await expect(dialog.getByText("¥49.00")).toBeVisible();
  expect(await walletFen(customer)).toBe(2_000);
  await dialog.getByRole("button", { name: "退款 ¥20.00" }).click();
  await expect(second.page.getByRole("dialog")).toHaveCount(0);
  expect(await walletFen(customer)).toBe(4_000);
});

test("an adjustment: alone within the limit, beyond it with a second person", async ({ browser }) => {
  const customer = await newCustomer(`陈${word(5)}`);
  const { page, person } = await staffPage(browser, "finance", "周会计");
  await page.goto(`/admin/customers/${customer.id}`);
  await page.getByRole("button", { name: "调整钱包" }).click();
  const dialog = page.getByRole("dialog", { name: "调整钱包" });
  await dialog.getByLabel("金额，元").fill("15.5");
  await dialog.getByLabel("原因").fill("故障补偿");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "调整 +¥15.50" }).click();
  await giveAgain(page, person);
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("#wallet").getByText("¥15.50")).toBeVisible();

  await page.getByRole("button", { name: "调整钱包" }).click();
  await dialog.getByLabel("金额，元").fill("888.88");
  await dialog.getByLabel("原因").fill("合同约定的返利");
  await dialog.getByRole("button", { name: "调整 +¥888.88" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await walletFen(customer)).toBe(1_550);
  await page.goto("/admin/adjustments");
  const own = page.getByRole("row").filter({ hasText: customer.name });
  await expect(own.getByText("等另一个人批")).toBeVisible();
  await expect(own.getByRole("button", { name: "批准" })).toHaveCount(0);

  const second = await staffPage(browser, "admin", "吴店长");
  await second.page.goto("/admin/adjustments");
  await expectAccessible(second.page);
  const row = second.page.getByRole("row").filter({ hasText: customer.name });
  await row.getByRole("button", { name: "批准" }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "批准，立即生效" }).click();
  await giveAgain(second.page, second.person);
  await expect(row).toHaveCount(0);
  expect(await walletFen(customer)).toBe(1_550 + 88_888);
  await second.page.goto("/admin/adjustments?state=posted");
  await expect(
    second.page.getByRole("row").filter({ hasText: customer.name }).filter({ hasText: "吴店长" }),
  ).toBeVisible();
});

test("a charge-back: what was spent becomes a debt", async ({ browser, page: shop }) => {
  const customer = await newCustomer();
  const reference = `T${word(7).toUpperCase()}`;
  const [topUp] = await query<{ id: string }>(
    `INSERT INTO top_ups (id, customer_id, method, amount_fen, received_fen, reference, state, bank_serial, decided_at)
     VALUES (gen_random_uuid(), $1, 'bank_transfer', 10000, 10000, $2, 'confirmed', $2, now()) RETURNING id`,
    [customer.id, reference],
  );
  await query("SELECT ledger_post('top-up:' || $1, 'top_up', now(), '', 'top_up', $1, NULL, $2::jsonb)", [
    topUp?.id,
    JSON.stringify([
      { account: "clearing:bank_transfer", fen: "-10000" },
      { account: `wallet:${customer.id}`, fen: "10000" },
    ]),
  ]);
  await query("SELECT ledger_post('test-spent:' || $1, 'adjustment', now(), '', NULL, NULL, NULL, $2::jsonb)", [
    topUp?.id,
    JSON.stringify([
      { account: `wallet:${customer.id}`, fen: "-7000" },
      { account: "revenue", fen: "7000" },
    ]),
  ]);
  const { page, person } = await staffPage(browser, "finance");
  await page.goto(`/admin/top-ups?state=confirmed&q=${reference}`);
  await page.getByRole("button", { name: "撤回" }).click();
  const dialog = page.getByRole("dialog", { name: `撤回充值 ${reference}` });
  await dialog.getByLabel("原因").fill("银行通知付款人撤回");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "撤回 ¥100.00" }).click();
  await giveAgain(page, person);
  await expect(page.getByText("没有找到。")).toBeVisible();
  await page.goto(`/admin/top-ups?state=charged_back&q=${reference}`);
  await expect(page.getByText("银行通知付款人撤回")).toBeVisible();
  await page.goto(`/admin/customers/${customer.id}`);
  await expect(page.locator("#wallet").getByText("¥70.00")).toBeVisible();
  await signIn(shop, customer);
  await shop.goto(`/account/wallet/top-up/${topUp?.id}`);
  await expect(shop.getByText("付款方把这笔钱撤回了。")).toBeVisible();
  expect(await walletFen(customer)).toBe(0);
  await shop.goto("/account/wallet");
  await expect(shop.getByText("您还欠 ¥70.00")).toBeVisible();
  await query("SELECT ledger_post('test-top-up:' || $1, 'top_up', now(), '', NULL, NULL, NULL, $2::jsonb)", [
    topUp?.id,
    JSON.stringify([
      { account: "clearing:bank_transfer", fen: "-9000" },
      { account: `wallet:${customer.id}`, fen: "9000" },
    ]),
  ]);
  await shop.reload();
  await expect(shop.getByRole("row").filter({ hasText: "抵扣欠款" })).toContainText("−70.00");
  await expect(shop.getByText("您还欠")).toBeHidden();
  expect(await walletFen(customer)).toBe(2_000);
});

test("what waits for a person: the evidence, one button per outcome, and the rail counts it", async ({ browser }) => {
  const customer = await newCustomer();
  const unsure = await placed(customer, "unsure");
  await query("UPDATE attempts SET expected_charge_fen = 5500 WHERE item_id = $1", [unsure.itemId]);
  await fund(customer, 1);
  const support = await staffPage(browser, "support");
  await support.page.goto("/admin/attention");
  const seen = support.page.getByRole("listitem").filter({ hasText: unsure.name });
  await expect(seen.getByText("您的角色不能动钱")).toBeVisible();
  await expect(seen.getByRole("button")).toHaveCount(0);

  const { page, person } = await staffPage(browser, "finance");
  await page.goto("/admin/attention?kind=unsure");
  const item = page.getByRole("listitem").filter({ hasText: unsure.name });
  await expect(item.getByText("10036")).toBeVisible();
  await expect(item.getByText("下单前上游没有它")).toBeVisible();
  await expect(page.getByRole("link", { name: /要您决定.*\d/ }).first()).toBeVisible();
  await expectAccessible(page);
  await item.getByRole("button", { name: "没买到，退给客户" }).click();
  await expect(item.getByLabel("理由")).toBeFocused();
  await expect(item.getByLabel("理由")).toHaveAccessibleDescription(/先写明理由/);
  await item.getByLabel("理由").fill("上游后台查过，没有这个域名");
  await item.getByRole("button", { name: "没买到，退给客户" }).click();
  await expect(item.getByText("上游可能已经扣款")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "退回 ¥69.00" }).click();
  await giveAgain(page, person);
  await expect(item).toHaveCount(0);
  expect(await walletFen(customer)).toBe(6_901);
  await page.goto(`/admin/orders/${unsure.orderId}`);
  await expect(page.getByText("未成功").first()).toBeVisible();

  // What the upstream may have charged is a loss once staff say so, and are asked before.
  const resolution = page.getByLabel("怎么了结的");
  const loss = page.getByRole("button", { name: "把 ¥55.00 记作损失" });
  await loss.click();
  await expect(resolution).toBeFocused();
  await resolution.fill("上游不退");
  await loss.click();
  const asked = page.getByRole("dialog", { name: "把 ¥55.00 记作损失？" });
  await asked.getByRole("button", { name: "先不决定" }).click();
  await expect(asked).toHaveCount(0);
  await loss.click();
  await asked.getByRole("button", { name: "记作损失 ¥55.00" }).click();
  await expect(resolution).toHaveCount(0);
  const posted = await query<{ amount_fen: string }>(
    "SELECT amount_fen::text FROM adjustments WHERE requested_by = $1 AND reason LIKE $2",
    [person.id, `${unsure.name}%`],
  );
  expect(posted).toEqual([{ amount_fen: "-5500" }]);
});

test("purchases stop with a reason and go on again; the books are checked on demand", async ({ browser }) => {
  const { page, person } = await staffPage(browser, "finance", "周会计");
  await page.goto("/admin/balance");
  await page.getByRole("button", { name: "现在核对" }).click();
  await expect(page.getByText(`由 ${person.name} 核对`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "暂停购买" }).click();
  const dialog = page.getByRole("dialog", { name: "暂停所有购买" });
  await dialog.getByRole("button", { name: "暂停购买" }).click();
  await expect(dialog.locator("[data-testid=field-error]")).toBeVisible();
  await dialog.getByLabel("原因").fill("上游今晚维护");
  await dialog.getByRole("button", { name: "暂停购买" }).click();
  await expect(page.getByText(/周会计 于 .* 暂停。/)).toBeVisible();
  await expect(page.getByText("原因：上游今晚维护")).toBeVisible();
  await page.getByRole("button", { name: "恢复购买" }).click();
  await expect(page.getByText("购买正常进行。")).toBeVisible();
  await page.goto("/admin/health");
  await expect(page.getByText("账目核对")).toBeVisible();
});

test("a customer's statement on the staff's paper says whose it is, and each entry its year", async ({ browser }) => {
  const customer = await newCustomer();
  await fund(customer, 5_000);
  const { page } = await staffPage(browser, "finance");
  await page.goto(`/admin/customers/${customer.id}/statement`);
  await expect(page.getByRole("button", { name: "打印" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("打印于")).toBeVisible();
  await expect(page.getByRole("main").getByText(customer.email)).toBeVisible();
  await expect(page.getByRole("main").getByText(/^20\d\d-$/)).toBeVisible();
});
