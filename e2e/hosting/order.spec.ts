import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";
import { addToCartButton, buyer, forgetOptions, payCart, post } from "../product";
import { sandbox } from "../zones/zone";

const name = () => word(10);

test("a host is put together, bought, shown, renewed and made bigger", async ({ page }) => {
  test.setTimeout(300_000);
  await sandbox("remit", { yuan: "100000.00" });
  const person = await buyer(page, 2_000_000);
  const taken = name();
  await sandbox("host", { ftpname: taken });
  // What is on offer is asked at most once an hour: it is asked now.
  await forgetOptions("hosting");

  await page.goto("/products/hosting");
  await expect(page.getByText("免备案，开通就能绑定域名，大陆访问较快。")).toBeVisible();
  await expect(page.getByText("中国大陆的主机只能绑定完成 ICP 备案的域名", { exact: false })).toBeVisible();
  await expect(addToCartButton(page)).toBeEnabled();
  await expectAccessible(page);

  // What can't be had together isn't offered, and the server refuses it all the same.
  await page.getByRole("radio", { name: "网店主机" }).check();
  await expect(page.getByText("线路", { exact: true })).toHaveCount(0);
  await page.getByRole("radio", { name: "美国" }).check();
  await expect(page.getByRole("radio", { name: "网店主机" })).toHaveCount(0);
  await expect(page.getByRole("radio", { name: /^标准主机/ })).toBeChecked();
  const impossible = { location: "usa", kind: "shop", sizeMb: 500, ftpName: name(), password: "Tea-2026-leaf" };
  const refused = await post(page, "/api/v1/cart/items", {
    action: "purchase",
    productLine: "hosting",
    config: impossible,
    years: 1,
    months: 0,
  });
  expect(refused.status()).toBe(422);

  // The price follows what is chosen, and longer terms say what they save.
  await page.getByRole("radio", { name: "中国大陆" }).check();
  await page.getByRole("radio", { name: ".NET 主机" }).check();
  const small = await addToCartButton(page).textContent();
  await page.getByRole("slider", { name: "容量" }).press("ArrowRight");
  await expect(page.getByText("800 MB", { exact: true })).toBeVisible();
  await expect(addToCartButton(page)).not.toHaveText(small ?? "");
  await expect(page.getByRole("radio", { name: /^2 年/ })).toBeVisible();
  await expect(page.getByText(/每月 ¥[\d.]+，省 \d+%/).first()).toBeVisible();
  await page.getByRole("slider", { name: "容量" }).press("ArrowLeft");

  // The name is asked for while one types; a password that the upstream wouldn't take is said beside its field.
  const user = page.getByLabel("FTP 用户名");
  await user.fill(taken);
  await expect(page.getByText("已经有人用了，换一个")).toBeVisible();
  await expect(addToCartButton(page)).toBeDisabled();
  const own = name();
  await user.fill(own);
  await expect(page.getByText("可以用", { exact: true })).toBeVisible();
  const password = page.getByRole("textbox", { name: "FTP 密码" });
  const proposed = await password.inputValue();
  await password.fill("tea");
  await password.blur();
  await expect(page.getByText("密码至少 8 位，要有数字和特殊符号")).toBeVisible();
  await page.getByRole("button", { name: "换一个" }).click();
  expect(await password.inputValue()).not.toBe(proposed);
  const secret = await password.inputValue();
  await addToCartButton(page).click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  // Its page: what it is, how full it is, the filing code of a mainland room, the password after one's own.
  await expect(page.getByRole("heading", { level: 1, name: own })).toBeVisible();
  await expect(page.getByText("备案验证码")).toBeVisible();
  await expect(page.getByText("icp", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "刷新" }).click();
  await expect(page.getByRole("meter", { name: "空间" })).toBeVisible();
  await expect(page.getByText("/ 500 MB")).toBeVisible();
  await page.getByRole("button", { name: "显示FTP 密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByTestId("secret")).toHaveText(secret);
  await expectAccessible(page);
  const service = page.url();

  // Renewal, up to what one wants to pay, by itself or by hand.
  await page.getByLabel("到期前 15 天起自动续费").check();
  // What is proposed comes a moment later, perhaps between selecting the field and writing into it.
  await expect(page.getByLabel("一次最多付，元")).not.toHaveValue("");
  await page.getByLabel("一次最多付，元").fill("0");
  await page.getByRole("button", { name: "保存自动续费" }).click();
  await expect(page.getByText("填一个大于 0 的金额。")).toBeVisible();
  await page.getByLabel("一次最多付，元").fill("600");
  await page.getByRole("button", { name: "保存自动续费" }).click();
  await expect(page.getByText("自动续费已开").first()).toBeVisible();
  await page.getByRole("link", { name: "续费", exact: true }).click();
  await page.getByRole("radio", { name: /^2 年/ }).check();
  await addToCartButton(page).click();
  await payCart(page);

  // Bigger and on a better line, for the difference; what it has already isn't sold again.
  await page.goto(`${service}/upgrade`);
  await page.getByRole("radio", { name: "双线" }).check();
  await expect(addToCartButton(page)).toBeEnabled();
  await page.getByRole("radio", { name: "1000 MB" }).check();
  await expect(page.getByRole("radio", { name: "300 MB" })).toHaveCount(0);
  await addToCartButton(page).click();
  await payCart(page);
  await page.goto(service);
  await expect(page.getByText(/双线，1000 MB/)).toBeVisible();
  await expect(page.getByText("已升级")).toBeVisible();
  await expect(page.getByText("已续费")).toBeVisible();
});

test("a name that somebody takes before the purchase gives the money back", async ({ page }) => {
  await buyer(page, 200_000);
  const config = { location: "hong_kong", kind: "linux", sizeMb: 200, ftpName: name(), password: "Tea-2026-leaf" };
  await post(page, "/api/v1/cart/items", { action: "purchase", productLine: "hosting", config, years: 1, months: 0 });
  await page.goto("/checkout");
  await expect(page.getByRole("button", { name: /^付 ¥/ })).toBeVisible();
  await sandbox("faults", {
    kind: "code",
    endpoint: "hosting.CreateHosting",
    name: config.ftpName,
    code: "13002",
    count: 1,
  });
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await page.waitForURL(/\/account\/orders\//);
  await expect(page.locator("[data-status=refused]").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("已退回钱包", { exact: false }).first()).toBeVisible();
});

test("staff see the account's coupons and site rooms", async ({ browser }) => {
  const { page } = await staffPage(browser, "finance");
  await sandbox("coupon", { code: `T${word(8)}`, offYuan: "20" });
  await page.goto("/admin/balance");
  await page.getByRole("button", { name: "查询", exact: true }).click();
  await expect(page.getByRole("table", { name: "优惠券" })).toBeVisible();
  await expect(page.getByText("上海", { exact: false }).first()).toBeVisible();
});
