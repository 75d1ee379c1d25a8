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

test("public pages are read in the language of their address, and the switch leads to the same page in the other", async ({
  page,
}) => {
  await page.goto("/prices?from=x");
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText("全部后缀的价格");
  await page.getByRole("link", { name: "English", exact: true }).click();
  await expect(page).toHaveURL("/en/prices?from=x");
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText("Prices of all suffixes");
  await clickThrough(page, ["/en/products", "/en/products/cloud", "/en/terms", "/en/search", "/cart"]);
  await page.getByRole("banner").getByRole("link").first().click();
  await expect(page).toHaveURL("/en");
  await page.getByRole("link", { name: "中文", exact: true }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/cart");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(CHINESE);
});

test("a signed-in customer's English pages ask for nothing that is not there", async ({ page }) => {
  await signIn(page, await newCustomer());
  const refused: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  for (const path of ["/en", "/en/search?q=plumlake", "/en/prices"]) {
    await page.goto(path);
    // What links lead to is fetched once the page is idle.
    await page.waitForLoadState("networkidle");
  }
  expect(refused).toEqual([]);
});

test("who reads a public page goes on in its language, whatever the browser prefers", async ({ page }) => {
  await page.goto("/products");
  await expect.poll(() => page.evaluate(() => document.cookie)).toContain("lang=zh");
  await page.getByRole("link", { name: "登录" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(CHINESE);
});

test("the API answers a public page in its language, whatever was chosen before", async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: "lang", value: "zh", url: baseURL ?? "" }]);
  await page.goto("/en/search?q=192.168.1.1");
  const note = page.getByRole("main").getByText("192.168.1.1").first();
  await expect(note).toBeVisible();
  await expect(page.getByRole("main")).not.toHaveText(CHINESE);
});

test("pages without a language in their address switch where they stand", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/orders?state=done");
  await page.getByRole("button", { name: "中文", exact: true }).click();
  await expect(page.getByRole("button", { name: "English", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/account\/orders\?state=done$/);
  // What is nowhere has an address below /en, but not in Chinese.
  await page.goto("/en/nothing");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(CHINESE);
  await page.getByRole("button", { name: "中文", exact: true }).click();
  await expect(page).toHaveURL("/nothing");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(CHINESE);
});
