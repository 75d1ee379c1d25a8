import { expect, test } from "@playwright/test";
import type { ProductRow } from "@/lib/offers/product-contract";

test.use({ javaScriptEnabled: false });

for (const path of ["/products", "/products/cloud"]) {
  test(`${path} tells the lowest price and what it is for, without scripts`, async ({ page, request }) => {
    const { rows } = (await (await request.get("/api/v1/products")).json()) as { rows: ProductRow[] };
    const cloud = rows.find(({ productLine }) => productLine === "cloud");
    const yuan = (Number(cloud?.fromFen) / 100).toFixed(2).replace(/\.00$/, "");
    await page.goto(path);
    await expect(page.locator("main")).toContainText(`${cloud?.fromZh}，1 个月 ¥${yuan} 起`);
  });
}
