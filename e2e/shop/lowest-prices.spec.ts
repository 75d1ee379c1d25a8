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

for (const path of ["/", "/prices"]) {
  test(`${path} tells what a .com costs, without scripts`, async ({ page, request }) => {
    const { suffixes } = (await (await request.get("/api/v1/prices")).json()) as {
      suffixes: { suffix: string; registerFen: string }[];
    };
    const com = suffixes.find(({ suffix }) => suffix === ".com");
    await page.goto(path);
    const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: ".com", exact: true }) });
    await expect(row).toContainText(String(Number(com?.registerFen) / 100));
  });
}
