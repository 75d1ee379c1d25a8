import { expect, type Page, test } from "@playwright/test";
import { newCustomer, newStaff, signIn } from "../factory";

test.use({ locale: "en-GB" });

const CHINESE = /[一-鿿]/;

/** Goes to pages by their links, as within one visit: only the first of them is loaded as a whole. */
async function clickThrough(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.locator(`a[href="${path}"]:visible`).first().click();
    await expect(page).toHaveURL(new RegExp(`${path.replace("?", "\\?")}$`));
    const heading = page.getByRole("main").getByRole("heading", { level: 1 });
    await expect(heading).toBeVisible();
    await expect(heading).not.toHaveText(CHINESE);
    for (const words of await page.getByRole("main").getByRole("heading").allInnerTexts())
      expect(words).not.toMatch(CHINESE);
  }
}

test("a customer who reads English goes on in English, click by click", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/services?productLine=domain");
  await clickThrough(page, [
    "/account/orders",
    "/account/wallet",
    "/account/services",
    "/account/services?productLine=domain",
  ]);
});

test("so do staff", async ({ page }) => {
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/orders");
  await clickThrough(page, ["/admin/customers", "/admin/prices", "/admin/top-ups", "/admin/balance"]);
});
