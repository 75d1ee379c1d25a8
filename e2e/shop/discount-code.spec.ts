import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { freeLabel, fund, newCustomer, query, signIn } from "../factory";
import { newRegistrant } from "./registrant";

/** A code that takes a tenth off, once for each customer. */
async function newCode(): Promise<string> {
  const code = `S${randomUUID().slice(0, 8).toUpperCase()}`;
  await query(
    `INSERT INTO promotions (id, code, off_bp, product_lines, suffixes, actions, starts_at, updated_at)
     VALUES (gen_random_uuid(), $1, 1000, '{}', '{}', '{}', now() - interval '1 day', now())`,
    [code],
  );
  return code;
}

async function put(page: Page): Promise<void> {
  const answer = await page.request.post("/api/v1/cart/items", {
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
    data: { action: "purchase", productLine: "domain", name: `${freeLabel()}.com` },
  });
  expect(answer.status()).toBe(200);
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByText("有优惠码？").click();
  await page.getByRole("textbox", { name: "优惠码" }).fill(code);
  await page.getByRole("button", { name: "使用", exact: true }).click();
}

test("a discount code is entered in the cart, follows to checkout and order, and is refused the second time", async ({
  page,
}) => {
  const customer = await newCustomer();
  await fund(customer, 50_000);
  await signIn(page, customer);
  await newRegistrant(page);
  const code = await newCode();
  await put(page);
  await page.goto("/cart");
  await enter(page, "NO-SUCH-CODE");
  await expect(page.getByRole("textbox", { name: "优惠码" })).toHaveAccessibleDescription(/优惠码/);
  // Small letters and spaces are the same code.
  await page.getByRole("textbox", { name: "优惠码" }).fill(` ${code.toLowerCase()} `);
  await page.getByRole("button", { name: "使用", exact: true }).click();
  const sum = page.getByTestId("cart-sum");
  await expect(sum).toContainText(`优惠码 ${code}`);
  await expect(sum).toContainText("¥81.00");
  await expect(page.getByText("原价 ¥90")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "去结算 ¥81.00" }).click();
  await expect(page.getByTestId("cart-sum")).toContainText("¥81.00");
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /81\.00/ }).click();
  await page.waitForURL(/\/account\/orders\/[0-9a-f-]{36}$/);
  await expect(page.getByText(`优惠码 ${code}`)).toBeVisible();
  await expect(page.getByText("−¥9.00")).toBeVisible();
  await put(page);
  await page.goto("/checkout");
  await enter(page, code);
  await expect(page.getByRole("textbox", { name: "优惠码" })).toHaveAccessibleDescription(/用过/);
  await expect(page.getByTestId("cart-sum")).toContainText("¥90.00");
});

test("a code that ends while it is in the cart says why, and is removed", async ({ page }) => {
  const code = await newCode();
  await put(page);
  await page.goto("/cart");
  await page.getByText("有优惠码？").click();
  await page.getByRole("textbox", { name: "优惠码" }).fill(code);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("cart-sum")).toContainText("¥81.00");
  // What had the focus is gone.
  await expect(page.getByRole("button", { name: "移除优惠码" })).toBeFocused();
  await query("UPDATE promotions SET ends_at = now() - interval '1 second' WHERE code = $1", [code]);
  await page.reload();
  await expect(page.getByText(`优惠码 ${code} 现在不能减价`)).toBeVisible();
  await expect(page.getByTestId("cart-sum")).toContainText("¥90.00");
  await page.getByRole("button", { name: "移除优惠码" }).press("Enter");
  await expect(page.locator("summary").filter({ hasText: "有优惠码？" })).toBeFocused();
});
