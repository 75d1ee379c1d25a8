import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, signIn } from "../factory";
import { placed, staffPage } from "./world";

test("a receipt: asked for at the order, read, downloaded alone and with its month, and found by staff", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer("青禾茶业");
  const { orderId, name } = await placed(customer, "done");
  await signIn(page, customer);
  await page.goto(`/account/orders/${orderId}`);
  const section = page.getByRole("region", { name: "收据" });
  await section.getByRole("button", { name: "现在开具" }).click();
  const link = section.getByRole("link", { name: /^R-20\d\d-\d{6}$/ });
  const number = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`收款收据 ${number}`);
  const sheet = page.getByRole("article");
  for (const text of ["青禾茶业", name, "人民币陆拾玖元整", "¥69.00", "Receipt"])
    await expect(sheet).toContainText(text);
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载 PDF" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${number}.pdf`);
  const pdf = await readFile(await download.path());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.length).toBeLessThan(100_000);

  await page.getByRole("navigation", { name: "我的账户" }).getByRole("link", { name: "收据" }).click();
  await expect(page.getByRole("link", { name: number, exact: true })).toBeVisible();
  await expectAccessible(page);
  const [zip] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^下载 ZIP：20/ }).click(),
  ]);
  const bytes = await readFile(await zip.path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  expect(bytes.includes(`${number}.pdf`)).toBe(true);

  // On A4 nothing of a row is torn apart, and what only a screen can do is left out.
  const row = page.getByRole("row").filter({ hasText: number });
  await expect(row.getByRole("link", { name: /PDF/ })).toBeVisible();
  await page.setViewportSize({ width: 771, height: 1_000 });
  await page.emulateMedia({ media: "print" });
  await expect(row.getByRole("link", { name: /PDF/ })).toBeHidden();
  for (const part of [row.getByText(/^20\d\d-\d\d-\d\d$/), row.getByText("收款收据", { exact: true })])
    expect(await part.evaluate((element) => element.getClientRects().length)).toBe(1);

  const staff = await staffPage(browser, "support");
  await staff.page.goto(`/admin/papers?q=${number}`);
  await expect(staff.page.getByRole("row").filter({ hasText: number })).toContainText("青禾茶业");
  await expect(staff.page.getByRole("link", { name: /ZIP/ })).toHaveCount(0);
  await expectAccessible(staff.page);
  await staff.page.getByRole("link", { name: number, exact: true }).click();
  await expect(staff.page.getByRole("article")).toContainText(name);
});
