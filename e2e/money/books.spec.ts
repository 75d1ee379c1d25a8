import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { fund, newCustomer, word } from "../factory";
import { staffPage } from "./world";

test("the books of a month open with their month, down to one customer; a month without books is told", async ({
  browser,
}) => {
  const customer = await newCustomer(`陈${word(5)}`);
  await fund(customer, 12_300);
  const { page } = await staffPage(browser, "finance", "周会计");
  const main = page.getByRole("main");
  const figure = (label: string) =>
    main
      .locator("dl > div")
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator("dd");

  await page.goto("/admin/books?month=2026-13");
  await expect(main.getByText("没有“2026-13”这个月的账簿")).toBeVisible();
  await page.goto("/admin/books");
  const wallets = main.getByRole("link", { name: "客户钱包，全部客户" });
  const month = ((await wallets.getAttribute("href")) ?? "").slice(-7);

  await wallets.click();
  await page.waitForURL(`**/admin/books/wallet?month=${month}`);
  await expectAccessible(page);
  await main.getByRole("link", { name: customer.name }).click();
  await page.waitForURL(`**/admin/books/wallet%3A${customer.id}?month=${month}`);
  await expect(figure("期初")).toHaveText("¥0.00");
  await expect(figure("贷方")).toHaveText("¥123.00");
  await expect(figure("期末")).toHaveText("¥123.00");
  await expect(main.getByRole("link", { name: "导出 CSV" })).toHaveAttribute("href", new RegExp(`month=${month}$`));
  await expectAccessible(page);

  await main.getByRole("link", { name: "上个月" }).click();
  await expect(figure("期末")).toHaveText("¥0.00");
  await expect(main.getByText("这个月没有分录。")).toBeVisible();
  await main.getByRole("link", { name: "账簿" }).click();
  await page.waitForURL(/\/admin\/books\?month=/);
  expect(page.url()).not.toContain(month);
  await expect(main.getByRole("heading", { level: 1 })).toContainText("月结");
});
