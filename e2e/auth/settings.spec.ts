import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newStaff, query, signIn } from "../factory";

test("filing numbers are previewed, checked, and stand at the foot of public pages within seconds", async ({
  page,
  browser,
}) => {
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/settings/general");
  const filing = page.getByRole("region", { name: "备案号" });
  await filing.getByLabel("ICP 备案号").fill("不是备案号");
  await filing.getByRole("button", { name: "保存" }).click();
  await expect(filing.getByText("备案号应当像").first()).toBeVisible();
  const number = `浙ICP备${String(Date.now()).slice(-8)}号-1`;
  await filing.getByLabel("ICP 备案号").fill(number);
  await expect(filing.getByRole("link", { name: number })).toBeVisible();
  await filing.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存")).toBeVisible();
  const visitor = await browser.newContext();
  const there = await visitor.newPage();
  await expect(async () => {
    await there.goto("/");
    await expect(there.getByRole("link", { name: number })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await visitor.close();
  const [row] = await query(
    "SELECT action FROM audit_events WHERE action = 'settings.write' AND subject_id = 'filing'",
  );
  expect(row).toBeDefined();
});

test("a name in one language stands for both, as the preview shows", async ({ page }) => {
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/settings/general");
  const brand = page.getByRole("region", { name: "店名" });
  await brand.getByLabel("店名（英文）").fill("");
  await brand.getByLabel("店名（中文）").fill("山茶域名");
  await expect(brand.getByText("山茶域名")).toHaveCount(2);
});

test("the list of sections says what is missing, leads to each, and an unknown one is not there", async ({ page }) => {
  await query("DELETE FROM settings WHERE key = 'terms'");
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/settings");
  const legal = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "条款", exact: true }) });
  await expect(legal.getByText("服务条款没有写")).toBeVisible();
  await expectAccessible(page);
  await legal.getByRole("link").click();
  await expect(page).toHaveURL(/\/admin\/settings\/legal$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("条款");
  await expect(page.getByRole("region", { name: "条款和隐私" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "设置", exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/settings$/);
  expect((await page.request.get("/admin/settings/nothing")).status()).toBe(404);
});
