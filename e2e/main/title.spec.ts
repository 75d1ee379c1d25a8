import { expect, test } from "@playwright/test";
import { word } from "../factory";
import { buyer, buyProduct } from "../product";

test("a tab keeps its title while its page is read again", async ({ page }) => {
  await buyer(page);
  const ftpName = word(10);
  const config = { location: "china", kind: "net", line: "telecom", sizeMb: 200, ftpName, password: "Tea-2026-leaf" };
  const id = await buyProduct(page, "hosting", config);
  await page.goto(`/account/services/${id}`);
  await expect(page).toHaveTitle(new RegExp(ftpName));
  await page.evaluate(() => {
    const seen = new Set([document.title]);
    new MutationObserver(() => seen.add(document.title)).observe(document.head, { childList: true, subtree: true });
    Object.assign(window, { titlesSeen: seen });
  });
  for (let times = 1; times <= 5; times++) {
    const read = page.waitForResponse((response) => new URL(response.url()).pathname === `/account/services/${id}`);
    await page.getByRole("button", { name: "刷新", exact: true }).click();
    await read;
    await page.waitForTimeout(400);
  }
  const seen = await page.evaluate(() => [...(window as unknown as { titlesSeen: Set<string> }).titlesSeen]);
  expect(seen).toEqual([await page.title()]);
});
