import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { controlRow as control, expectNamesOfTheirOwn, rowForm } from "../controls";
import { query, word } from "../factory";
import { giveAgain } from "../give-again";
import { addToCartButton, buyer, buyProduct, forgetOptions, payCart } from "../product";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

const upstreamRow = async (name: string) => (await sandbox.world()).databases.find((row) => row.name === name);

/** The upstream has ended what it was at. */
const idle = (name: string) => expect.poll(async () => (await upstreamRow(name))?.busy, { timeout: 30_000 }).toBe("");

test.use({ actionTimeout: 20_000 });

test("a MySQL database: ordered by its form, used, renewed", async ({ page }) => {
  test.setTimeout(180_000);
  const person = await buyer(page);
  const name = `db${word(6)}`;

  // The form shows what the upstream offers now: what was kept is too old.
  await forgetOptions("database");
  await page.goto("/products/database");
  // What can't be had together is not there to be chosen.
  await expect(page.getByRole("radio", { name: /^中国香港/ })).toBeVisible();
  await page.getByRole("radio", { name: /^MySQL 4\.1/ }).check();
  await expect(page.getByRole("radio", { name: /^中国香港/ })).toHaveCount(0);
  await page.getByRole("radio", { name: /^MSSQL 2008/ }).check();
  await expect(page.getByRole("group", { name: "字符集" })).toHaveCount(0);
  await page.getByRole("radio", { name: /^MySQL 5\.0/ }).check();
  await page.getByRole("radio", { name: "双线" }).check();
  const add = addToCartButton(page);
  await expect(add).toBeEnabled();
  const before = await add.textContent();
  await page.getByRole("radio", { name: "250 MB" }).check();
  await expect(add).not.toHaveText(before ?? "");
  await page.getByRole("radio", { name: "gbk" }).check();
  await expect(page.getByRole("radio", { name: /^5 年/ })).toBeVisible();

  // The name is asked about while one types; a password that fits is there already.
  const nameBox = page.getByLabel("数据库名", { exact: true });
  await nameBox.fill("taken1234");
  await expect(page.getByText("已经有人用了", { exact: false })).toBeVisible();
  await expect(add).toBeDisabled();
  await nameBox.fill(name.toUpperCase());
  await expect(nameBox).toHaveValue(name);
  await expect(page.getByText("可以用", { exact: true })).toBeVisible();
  const password = page.getByLabel("数据库密码", { exact: true });
  await expect(password).toHaveValue(/^[A-Za-z][A-Za-z0-9]{13}$/);
  await password.fill("1short-");
  await add.click();
  await expect(page.getByText("密码要以字母开头，只能用字母和数字。")).toBeVisible();
  await page.getByRole("button", { name: "换一个" }).click();
  const chosen = await password.inputValue();
  await expectAccessible(page);
  await add.click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  const full = `sq_${name}`;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(full);
  await expect(page.getByText("MySQL 5.0", { exact: false }).first()).toBeVisible();
  expect(await upstreamRow(full)).toMatchObject({
    engine: "2",
    line: "sx",
    units: 5,
    charset: "gbk",
    password: chosen,
  });
  await page.getByRole("button", { name: "显示数据库密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByTestId("secret")).toHaveText(chosen);

  await sandbox.database({ dbname: full, usedMb: 120 });
  await page.getByRole("button", { name: "刷新" }).click();
  await expect(page.getByRole("meter", { name: "已用空间" })).toHaveAttribute("aria-valuenow", "120");

  const resume = page.getByRole("button", { name: "恢复数据库" });
  await expect(resume).toBeDisabled();
  await expect(page.getByText("数据库正在运行。")).toBeVisible();
  await expectNamesOfTheirOwn(page);
  // What stops is said first.
  await page.getByRole("button", { name: "暂停数据库" }).click();
  await expect(control(page, "暂停").getByText("程序马上连不上数据库", { exact: false })).toBeVisible();
  expect((await upstreamRow(full))?.state).toBe("1");
  await control(page, "暂停").locator("form").getByRole("button", { name: "暂停数据库" }).click();
  await expect(page.getByText("数据库已暂停。").first()).toBeVisible();
  await expect(page.locator("main [data-status]").first()).toHaveText("已暂停");
  // Its button can't be pressed any more, so the focus is on the title above it.
  await expect(control(page, "暂停").getByText("暂停", { exact: true })).toBeFocused();
  expect((await upstreamRow(full))?.state).toBe("2");
  await resume.click();
  await expect(page.getByText("数据库已恢复运行。").first()).toBeVisible();

  await page.getByRole("button", { name: "修改字符集" }).click();
  await expect(control(page, "字符集").getByRole("radio", { name: "gbk" })).toBeChecked();
  await expect(control(page, "字符集").getByRole("button", { name: "修改字符集" })).toBeDisabled();
  await control(page, "字符集").getByRole("radio", { name: "latin1" }).check();
  await control(page, "字符集").getByRole("button", { name: "修改字符集" }).click();
  await expect(page.getByText("字符集已改为 latin1。").first()).toBeVisible();
  await page.getByRole("button", { name: "修改数据库密码" }).click();
  const newPassword = control(page, "数据库密码").getByLabel("数据库密码", { exact: true });
  await newPassword.fill("9begins");
  await control(page, "数据库密码").getByRole("button", { name: "修改数据库密码" }).click();
  await expect(page.getByText("密码要以字母开头。")).toBeVisible();
  await newPassword.fill("Better1234");
  await control(page, "数据库密码").getByRole("button", { name: "修改数据库密码" }).click();
  await expect(page.getByText("数据库密码已修改。").first()).toBeVisible();
  expect(await upstreamRow(full)).toMatchObject({ state: "1", charset: "latin1", password: "Better1234" });
  await expectAccessible(page);

  await page.getByRole("link", { name: "续费", exact: true }).click();
  await page.getByRole("radio", { name: /^2 年/ }).check();
  await addToCartButton(page).click();
  await payCart(page);
  expect(await sandbox.sales(full)).toHaveLength(2);
});

test("a MSSQL database: backups in numbered places, FTP, more space for the difference", async ({ page }) => {
  test.setTimeout(180_000);
  const person = await buyer(page);
  const name = `db${word(6)}`;
  const id = await buyProduct(page, "database", {
    engine: "mssql_2005",
    location: "china",
    line: "telecom",
    sizeMb: 100,
    dbname: name,
    password: "First1234",
  });
  const full = `sq_${name}`;
  await page.goto(`/account/services/${id}`);
  await expect(page.getByRole("button", { name: "修改字符集" })).toHaveCount(0);

  // An empty place can't be restored, and says so before one tries: once for all of them.
  const place = (slot: number) => page.getByRole("row").filter({ hasText: `${slot} 号位` });
  await expect(page.getByText("没有备份的位置不能还原或删除。")).toHaveCount(1);
  await expectNamesOfTheirOwn(page);
  await expect(place(2).getByRole("button", { name: /^还原/ })).toBeDisabled();
  await place(1)
    .getByRole("button", { name: /^备份到此/ })
    .click();
  await rowForm(page).getByRole("button", { name: "备份到此" }).click();
  await expect(page.getByText("已备份到 1 号位。").first()).toBeVisible();
  // What the upstream refuses is said in the customer's words, and the form stays.
  await sandbox.fault({ kind: "code", endpoint: "database.Backup", name: full, code: "14108", count: 1 });
  await place(2)
    .getByRole("button", { name: /^备份到此/ })
    .click();
  await rowForm(page).getByRole("button", { name: "备份到此" }).click();
  await expect(page.getByText("备份没有成功。", { exact: false }).first()).toBeVisible();
  await rowForm(page).getByRole("button", { name: "不做了" }).click();
  await idle(full);

  await place(1).getByRole("button", { name: /^还原/ }).click();
  const danger = rowForm(page);
  await expect(danger.getByText("备份之后写入的数据会全部丢失。")).toBeVisible();
  await expect(danger.getByRole("button", { name: "还原" })).toBeDisabled();
  await danger.getByLabel(`输入 ${full} 表示确认`).fill(full);
  await danger.getByRole("button", { name: "还原" }).click();
  await expect(page.getByText("1 号备份正在还原，稍后生效。").first()).toBeVisible();
  await idle(full);
  await place(1)
    .getByRole("button", { name: /^删除备份/ })
    .click();
  await danger.getByLabel(`输入 ${full} 表示确认`).fill(full);
  await danger.getByRole("button", { name: "删除备份" }).click();
  await expect(page.getByText("1 号备份已删除。").first()).toBeVisible();
  await expect(place(1).getByRole("button", { name: /^还原/ })).toBeDisabled();
  expect((await upstreamRow(full))?.backups).toEqual({});

  await page.getByRole("button", { name: "修改 FTP 密码" }).click();
  await control(page, "FTP 密码").getByLabel("FTP 密码", { exact: true }).fill("Ftp12345");
  await control(page, "FTP 密码").getByRole("button", { name: "修改 FTP 密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByText("FTP 密码已修改。").first()).toBeVisible();
  expect((await upstreamRow(full))?.ftpPassword).toBe("Ftp12345");

  const quotes: number[] = [];
  page.on("response", (answer) => {
    if (answer.url().endsWith("/api/v1/quotes")) quotes.push(answer.status());
  });
  await page.getByRole("link", { name: "升级", exact: true }).click();
  const more = addToCartButton(page);
  await expect(page.getByText("现在就是这个配置", { exact: false })).toBeVisible();
  await page.getByRole("radio", { name: "200 MB" }).check();
  await expect(more).toBeEnabled();
  // No price was asked for that could only be refused.
  expect(quotes).toEqual([200]);
  await more.click();
  await payCart(page);
  expect((await upstreamRow(full))?.units).toBe(4);
  const [service] = await query<{ config: { sizeMb: number } }>("SELECT config FROM services WHERE id = $1", [id]);
  expect(service?.config.sizeMb).toBe(200);
});
