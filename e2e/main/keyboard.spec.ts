import { expect, test } from "@playwright/test";
import { newCustomer, newStaff, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { announceTransfer, staffPage } from "../money/world";
import { post } from "../product";
import { ownDomain } from "../zones/zone";

/** What can be worked without a pointer: the focus is never lost, so that the next key goes on where one was. */

test("a question about a colleague gives the focus back to the button that asked it", async ({ page }) => {
  await newStaff("support", "程小语");
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/staff");
  const disable = page.getByRole("main").getByRole("button", { name: "停用" }).first();
  await disable.focus();
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog");
  await expect(question.getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(disable).toBeFocused();

  // With a reason typed, Escape asks first; the answer leads back to it.
  await page.keyboard.press("Enter");
  await page.keyboard.type("离职");
  await page.keyboard.press("Escape");
  const discard = page.getByRole("dialog", { name: "填好的内容还没有保存" });
  await discard.getByRole("button", { name: "不要了，关上" }).press("Enter");
  await expect(question).toHaveCount(0);
  await expect(disable).toBeFocused();
});

test("a record is added, saved and taken back by keys alone; the focus stays with the records", async ({ page }) => {
  const person = await newCustomer();
  const zone = await ownDomain(person);
  await signIn(page, person);
  await page.goto(`/account/services/${zone.id}/records`);
  const addRecord = page.getByRole("button", { name: "添加记录" });
  const change = async (host: string) => {
    await addRecord.press("Enter");
    const form = page.getByRole("form", { name: "添加记录" });
    await expect(form.getByLabel("主机", { exact: true })).toBeFocused();
    await page.keyboard.type(host);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("8.8.8.8");
    await page.keyboard.press("Enter");
    await expect(form).toBeHidden();
  };
  await change("www");
  await page.getByRole("button", { name: "保存 1 处改动" }).press("Enter");
  await expect(page.getByText("已保存")).toBeVisible();
  await expect(addRecord).toBeFocused();

  await change("api");
  await page.getByRole("button", { name: "全部放弃" }).press("Enter");
  await expect(addRecord).toBeFocused();

  const undo = page.getByRole("button", { name: /^撤销.*添加 www A/ });
  await undo.press("Enter");
  const question = page.getByRole("dialog");
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await question.getByRole("button", { name: /撤销/ }).last().press("Enter");
  await expect(question).toHaveCount(0);
  await expect(addRecord).toBeFocused();
});

test("what leaves a list by keys leaves the focus on the row that took its place, or on the heading above", async ({
  browser,
}) => {
  const { page, person } = await staffPage(browser, "admin");
  const mark = `乙${word(6)}`;
  const rowOf = (text: string) => page.getByRole("row").filter({ hasText: text });

  await test.step("a saved reply that is deleted", async () => {
    for (const body of ["先看日志。", "再看解析。"])
      expect((await post(page, "/api/v1/admin/saved-replies", { title: `${mark} ${body}`, body })).status()).toBe(200);
    await page.goto("/admin/tickets/replies");
    await rowOf(`${mark} 先看`).getByRole("button", { name: "删除" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "删除" }).press("Enter");
    await expect(rowOf(`${mark} 先看`)).toHaveCount(0);
    await expect(rowOf(`${mark} 再看`)).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(rowOf(`${mark} 再看`).getByRole("button", { name: "修改" })).toBeFocused();
  });

  await test.step("a transfer that is confirmed, and one that waits for a second person", async () => {
    const customer = await newCustomer(mark);
    const [first, second] = [
      await announceTransfer(customer, 6_000_000, "陈经理"),
      await announceTransfer(customer, 50_000, "陈经理"),
    ];
    await page.goto(`/admin/top-ups?q=${mark}`);
    await rowOf(second.reference).getByRole("button", { name: "确认到账" }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("银行流水号").fill(`B-${word(10)}`);
    await dialog.getByRole("button", { name: "入账 ¥500.00" }).press("Enter");
    await expect(rowOf(second.reference)).toHaveCount(0);
    await expect(rowOf(first.reference)).toBeFocused();

    await rowOf(first.reference).getByRole("button", { name: "确认到账" }).press("Enter");
    await dialog.getByLabel("银行流水号").fill(`B-${word(10)}`);
    await dialog.getByRole("button", { name: "入账 ¥60,000.00" }).press("Enter");
    await giveAgain(page, person);
    await expect(dialog).toHaveCount(0);
    await expect(rowOf(first.reference)).toBeFocused();
    await page.goto("/admin/attention");
    const asked = page.getByRole("listitem").filter({ hasText: first.reference });
    await asked.getByRole("button", { name: "撤回" }).press("Enter");
    await expect(asked).toHaveCount(0);
    // Other specs may have asked for something, too: then it is the heading of theirs.
    await expect(page.locator("li:focus, h1:focus, h2:focus, h3:focus")).toHaveCount(1);
  });
});
