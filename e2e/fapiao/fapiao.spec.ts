import { expect, test } from "@playwright/test";
import { shanghaiDay } from "../../lib/core/time";
import { expectAccessible } from "../accessible";
import { newCustomer, signIn, word } from "../factory";
import { giveAgain } from "../give-again";
import { placed, staffPage } from "../money/world";

const PDF = { name: "发票.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%fapiao\n") };
const PROGRAM = { name: "发票.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };
const number = () => `2633${String(Date.now()).padStart(16, "0").slice(-16)}`;

test("a customer asks for a tax invoice, finance issue it, and a refund afterwards makes it red", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer("林晓雯");
  const [bought, other, open] = [
    await placed(customer, "done"),
    await placed(customer, "done"),
    await placed(customer, "accepted"),
  ];
  const company = `杭州青禾${word(4)}有限公司`;
  await signIn(page, customer);
  const file = async (name: RegExp) => {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    return await page.request.get(href ?? "");
  };

  await test.step("from the order; a wrong tax number is said beside the field; what is not done can't be chosen", async () => {
    await page.goto(`/account/orders/${bought.orderId}`);
    await expect(page.getByText("还可以开 ¥69.00")).toBeVisible();
    await page.getByRole("link", { name: "申请发票" }).click();
    await expect(page.getByRole("checkbox", { name: new RegExp(bought.name) })).toBeChecked();
    await page.goto("/account/fapiao/new");
    await expect(page.getByRole("checkbox", { name: new RegExp(open.name) })).toBeDisabled();
    // Of all orders nothing is chosen beforehand; what is missing is said beside the items.
    await expect(page.getByRole("checkbox", { name: new RegExp(bought.name) })).not.toBeChecked();
    await page.getByRole("button", { name: "申请发票" }).click();
    await expect(page.getByText("请至少选一件商品。", { exact: true })).toBeVisible();
    await page.getByRole("checkbox", { name: "全选" }).check();
    await expect(page.getByText("请至少选一件商品。")).toHaveCount(0);
    await page.getByRole("button", { name: "新增抬头" }).click();
    const dialog = page.getByRole("dialog", { name: "新增抬头" });
    await dialog.getByLabel("公司名称").fill(company);
    await dialog.getByLabel("税号").fill("91330100799655058C");
    await dialog.getByLabel("收发票的邮箱").focus();
    await expect(dialog.getByText(/税号的校验位不对/)).toBeVisible();
    await dialog.getByLabel("税号").fill("91330100 799655058b");
    await expect(dialog.getByText(/税号的校验位不对/)).toHaveCount(0);
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("radio", { name: new RegExp(company) })).toBeChecked();
    await expect(page.getByRole("radio", { name: /增值税专用发票/ })).toBeDisabled();
    await expectAccessible(page);
    await page.getByRole("button", { name: "申请 ¥138.00 的发票" }).click();
    await expect(page.getByText("等我们开具")).toBeVisible();
    await expectAccessible(page);
  });
  const url = page.url();

  const { page: desk, person: finance } = await staffPage(browser, "finance", "周敏");
  await test.step("finance find it in the queue and register file and number", async () => {
    await desk.goto(`/admin/fapiao?q=${encodeURIComponent(company)}`);
    await expect(desk.getByRole("link", { name: /^发票/ }).first()).toContainText(/\d/);
    await expectAccessible(desk);
    await desk
      .getByRole("row", { name: new RegExp(company) })
      .getByRole("link", { name: /^F\d/ })
      .click();
    await desk.getByRole("button", { name: "登记发票" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("button", { name: "登记" }).click();
    await expect(dialog.getByText("这里要填。").last()).toBeVisible();
    await expect(dialog.getByText("请选择发票文件。", { exact: true })).toBeVisible();
    const summary = dialog.locator("[data-summary]");
    await expect(summary.getByRole("link")).toHaveText([/^发票号码/, /^发票文件/]);
    await dialog.getByLabel("发票号码").fill("123");
    await dialog.getByLabel("选择文件").setInputFiles(PROGRAM);
    await expect(dialog.getByText("只能是 PDF、OFD 或 XML。", { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: "登记" }).click();
    await expect(dialog.getByText("发票号码是 20 位数字；带发票代码的是 8 位。").last()).toBeVisible();
    await dialog.getByLabel("发票号码").fill(number());
    await dialog.getByRole("button", { name: "登记" }).click();
    await expect(summary.getByRole("link")).toHaveText([/^发票文件/]);
    await expect(dialog.getByLabel("选择文件")).toBeFocused();
    await dialog.getByLabel("选择文件").setInputFiles(PDF);
    await dialog.getByRole("button", { name: "登记" }).click();
    await expect(desk.getByText("已开具").first()).toBeVisible();
  });

  await test.step("the customer downloads it", async () => {
    await page.goto(url);
    const got = await file(/^下载 PDF/);
    expect(await got.text()).toBe("%PDF-1.7\n%fapiao\n");
    expect(got.headers()["content-disposition"]).toMatch(/^attachment;/);
    await expectAccessible(page);
  });

  await test.step("a number that was typed wrongly is corrected, and the customer sees the right one", async () => {
    const right = number();
    const troubles: string[] = [];
    desk.on("pageerror", (error) => troubles.push(String(error)));
    await desk.reload();
    await desk.getByRole("button", { name: "更正登记" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel("开票日期").fill("2020-01-01");
    await dialog.getByLabel("哪里错了").fill("号码抄错了一位");
    await expectAccessible(desk);
    await dialog.getByRole("button", { name: "更正", exact: true }).click();
    await giveAgain(desk, finance);
    await expect(dialog.getByText(/^开票日期不能早于/).last()).toBeVisible();
    await dialog.getByLabel("开票日期").fill(shanghaiDay(new Date()));
    await dialog.getByLabel("发票号码").fill(right);
    await dialog.getByRole("button", { name: "更正", exact: true }).click();
    await expect(desk.getByText(right, { exact: true })).toBeVisible();
    await expect(desk.getByRole("listitem").filter({ hasText: `→ ${right}` })).toContainText("号码抄错了一位");
    expect(troubles).toEqual([]);
    await page.reload();
    await expect(page.getByText(right)).toBeVisible();
  });

  await test.step("a refund makes it red by itself; the rest waits as a new request", async () => {
    await desk.goto(`/admin/orders/${other.orderId}`);
    await desk.getByRole("button", { name: "退款" }).click();
    const refund = desk.getByRole("dialog", { name: /^退款/ });
    await refund.getByLabel("原因").fill("客户投诉，全部退");
    await refund.getByRole("button", { name: "退款 ¥69.00" }).click();
    await expect(desk.getByText("已退 ¥69.00")).toBeVisible();
    await desk.goto("/admin/fapiao?state=to_red");
    await desk
      .getByRole("row", { name: new RegExp(company) })
      .getByRole("link", { name: /^F\d/ })
      .click();
    await expect(desk.getByText(/剩下的 ¥69.00 自动变成一张新的申请/)).toBeVisible();
    await desk.getByRole("button", { name: "登记红字发票" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel("发票号码").fill(number());
    await dialog.getByLabel("选择文件").setInputFiles(PDF);
    await dialog.getByRole("button", { name: "登记" }).click();
    await expect(desk.getByText("已冲红").first()).toBeVisible();
    const right = number();
    await desk.getByRole("button", { name: "更正登记" }).click();
    const correct = desk.getByRole("dialog", { name: /^更正登记的红字发票/ });
    await correct.getByLabel("发票号码").fill(right);
    await correct.getByLabel("哪里错了").fill("号码抄错了一位");
    await correct.getByRole("button", { name: "更正", exact: true }).click();
    await expect(desk.getByText(right, { exact: true })).toBeVisible();
    await page.goto(url);
    await expect(page.getByText(right)).toBeVisible();
    expect((await file(/^下载红字 PDF/)).status()).toBe(200);
    await page.getByRole("link", { name: /^F\d/ }).first().click();
    await expect(page.getByText("等我们开具")).toBeVisible();
    await expect(page.getByText("¥69.00").first()).toBeVisible();
  });
});
