import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";
import { post } from "../product";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

test("services of all customers are found, filtered, sorted and exported", async ({ browser }) => {
  const mark = word(7);
  const customer = await newCustomer(`=CMD ${mark}`);
  for (const [name, productLine, days] of [
    [`b${mark}.com`, "domain", 12],
    [`a${mark}.com`, "mail", 300],
    [`c${mark}`, "database", -4],
  ] as const) {
    await query(
      `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, expires_at, updated_at)
       VALUES ($1, $2, $3, $4, $4, 'active', '{}', now() + make_interval(days => $5), now())`,
      [randomUUID(), customer.id, productLine, name, days],
    );
  }
  const { page } = await staffPage(browser, "finance");
  const names = page.getByRole("cell").getByRole("link", { name: mark });
  await page.goto("/admin/services");
  await page.getByLabel("名字或客户邮箱").fill(customer.email);
  await page.getByRole("button", { name: "查找" }).click();
  await expect(names.filter({ hasNotText: "CMD" })).toHaveText([`c${mark}`, `b${mark}.com`, `a${mark}.com`]);
  await page.getByRole("columnheader", { name: "名字" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "名字" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("combobox", { name: "到期" }).selectOption("30");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(names.filter({ hasNotText: "CMD" })).toHaveText([`b${mark}.com`]);
  await page.getByRole("combobox", { name: "到期" }).selectOption("");
  await page.getByRole("combobox", { name: "状态" }).selectOption("expired");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(names.filter({ hasNotText: "CMD" })).toHaveText([`c${mark}`]);
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "状态" }).selectOption("");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(names.filter({ hasNotText: "CMD" })).toHaveText([`a${mark}.com`, `b${mark}.com`, `c${mark}`]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出 CSV" }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`"a${mark}.com","企业邮局","正常","'=CMD ${mark}","${customer.email}"`);

  const support = await staffPage(browser, "support");
  await support.page.goto("/admin/services");
  await expect(support.page.getByRole("heading", { level: 1 })).toHaveText("服务");
  await expect(support.page.getByRole("link", { name: "导出 CSV" })).toHaveCount(0);
  expect((await support.page.request.get("/api/v1/admin/services/csv")).status()).toBe(403);
});

test("what exists upstream is imported, and staff act on its owner's behalf", async ({ browser, page: account }) => {
  test.setTimeout(120_000);
  const customer = await newCustomer("林晓雯");
  const [ftpName, domain] = [word(9), `hand${word(8)}.com`];
  await sandbox.host({ ftpname: ftpName });
  await sandbox.handPurchase(domain);
  const { page, person } = await staffPage(browser, "admin", `单良${word(4)}`);

  await test.step("a host by its name", async () => {
    await page.goto("/admin/services/import");
    await page.getByLabel("产品").selectOption("hosting");
    await page.getByLabel("上游的名字").fill(`no${ftpName}`);
    await page.getByLabel("客户邮箱").fill(customer.email);
    await page.getByRole("button", { name: "查一下" }).click();
    await expect(page.getByText(`上游账户里没有 no${ftpName}。`)).toBeVisible();
    await page.getByLabel("上游的名字").fill(ftpName);
    await page.getByRole("button", { name: "查一下" }).click();
    await expect(page.getByText("500 MB")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "导入给 林晓雯" }).click();
    await giveAgain(page, person);
    await page.waitForURL(/\/admin\/services\/[0-9a-f-]{36}$/);
    await expect(page.getByText("您正在代 林晓雯 操作")).toBeVisible();
    await expectAccessible(page);
  });
  const id = page.url().split("/").at(-1) ?? "";

  await test.step("a control, and one that sets a password, which was given just now", async () => {
    const state = page.getByRole("listitem").filter({ hasText: "暂停网站" });
    await state.getByRole("button", { name: "暂停网站" }).click();
    await expect(state.getByText("访客马上打不开网站", { exact: false })).toBeVisible();
    await state.locator("form").getByRole("button", { name: "暂停网站" }).click();
    await expect(state.getByText("网站已暂停。")).toBeVisible();
    await expect(page.getByText("客服代办").first()).toBeVisible();
    await expect(page.locator("#audit").getByText("操作：暂停网站")).toBeVisible();
    await expect(page.locator("#audit").getByText(person.name).first()).toBeVisible();

    const ftp = page.getByRole("listitem").filter({ hasText: "修改 FTP 密码" });
    await ftp.getByRole("button").first().click();
    await ftp.getByRole("button", { name: "不做了" }).waitFor();
    await ftp.locator("form").getByRole("button", { name: "修改 FTP 密码" }).click();
    await expect(ftp.getByText("FTP 密码已修改。")).toBeVisible();
  });

  await test.step("support may not touch the password", async () => {
    const support = await staffPage(browser, "support");
    await support.page.goto(`/admin/services/${id}`);
    const ftp = support.page.getByRole("listitem").filter({ hasText: "修改 FTP 密码" });
    await expect(ftp.getByText("只有管理员能代办")).toBeVisible();
    await expect(ftp.getByRole("button").first()).toBeDisabled();
  });

  await test.step("its owner sees that the shop's staff did it", async () => {
    await signIn(account, customer);
    await account.goto(`/account/services/${id}`);
    await expect(account.getByText("由客服导入")).toBeVisible();
    await expect(account.getByText("客服代办").first()).toBeVisible();
    expect((await account.request.get(`/api/v1/admin/services/${id}/runs`)).status()).toBe(404);
  });

  await test.step("a domain off the upstream's own list", async () => {
    await page.goto("/admin/services/import");
    await page.getByRole("button", { name: "列出来" }).click();
    await page.getByRole("row").filter({ hasText: domain }).getByRole("button", { name: "选它" }).click();
    await expect(page.getByLabel("上游的名字")).toHaveValue(domain);
    await page.getByLabel("客户邮箱").fill(customer.email);
    await page.getByRole("button", { name: "查一下" }).click();
    await page.getByRole("button", { name: "导入给 林晓雯" }).click();
    await page.waitForURL(/\/admin\/services\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(domain);
    await expectAccessible(page);
  });

  await test.step("its records and name servers, to look at", async () => {
    const records = `/api/v1/services/${page.url().split("/").at(-1)}/records`;
    const { version } = (await (await account.request.get(records)).json()) as { version: string };
    const record = { host: "shop", type: "A", value: "8.8.4.4", ttlSeconds: 600, priority: null };
    const edits = [{ op: "add", record }];
    expect((await post(account, `${records}/changes`, { edits, baseVersion: version })).status()).toBe(200);
    await page.reload();
    // Within the page: what streams in stands beside it for a moment.
    const zone = page.getByRole("main").locator("#zone");
    await expect(zone.getByRole("row").filter({ hasText: "8.8.4.4" })).toContainText("shop");
    await expect(zone.getByText(/^读取于/)).toBeVisible();
    await expect(zone.getByText("名称服务器", { exact: true })).toBeVisible();
    await expect(zone.getByRole("button", { name: /^(修改|删除|添加)/ })).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("support changes a record on the owner's behalf, with the own password", async () => {
    const support = await staffPage(browser, "support");
    const records = support.page.getByRole("main");
    await support.page.goto(page.url());
    await records.getByRole("link", { name: "代客户修改解析" }).click();
    await expect(records.getByText("您正在代 林晓雯 操作")).toBeVisible();
    await records.getByRole("button", { name: "修改 shop A" }).click();
    const form = records.getByRole("form", { name: "修改 shop A" });
    await form.getByLabel("IPv4 地址").fill("9.9.9.9");
    await form.getByRole("button", { name: "改好了" }).click();
    await support.page.getByRole("button", { name: "保存 1 处改动" }).click();
    await giveAgain(support.page, support.person);
    await expect(records.locator("#history").getByText(support.person.name, { exact: true })).toBeVisible();
    await expect(records.getByRole("row").filter({ hasText: "9.9.9.9" })).toBeVisible();
    await expectAccessible(support.page);
    await account.goto(`/account/services/${page.url().split("/").at(-1)}/records`);
    const history = account.getByRole("main").locator("#history");
    await expect(history.getByText("客服", { exact: true })).toBeVisible();
    await expect(history.getByText("您本人")).toBeVisible();
  });
});
