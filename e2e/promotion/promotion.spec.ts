import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { controlRow, expectNamesOfTheirOwn } from "../controls";
import { word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";
import { addToCartButton, buyer, buyProduct, payCart } from "../product";
import { ownDomain } from "../zones/zone";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

test.use({ actionTimeout: 20_000 });

test("企推宝: company, website and keyword are asked about in the form; renewed, upgraded", async ({ page }) => {
  test.setTimeout(120_000);
  const person = await buyer(page, 2_000_000);
  // What the agent account of the specs' shop holds is little for these.
  await sandbox.remit("20000.00");
  const mark = word(8);
  await page.goto("/products/qituibao");
  await expect(page.getByText("¥1,176", { exact: false }).first()).toBeVisible();

  await page.getByRole("radio", { name: /^推广版/ }).check();
  await expect(page.getByLabel("手机号码", { exact: true })).toHaveCount(0);
  await page.getByRole("radio", { name: "推广标准版" }).check();
  await page.getByLabel("机房").selectOption({ label: "广州" });
  const company = page.getByLabel("公司全称", { exact: true });
  await company.fill("taken 有限公司");
  await expect(page.getByText("这家公司不能开通：多半已经有一份")).toBeVisible();
  const site = page.getByLabel("要推广的网站");
  await site.fill("taken-shop.com");
  await expect(page.getByText("这个网站已经有一份推广，换一个")).toBeVisible();
  await page.getByLabel("主关键词", { exact: true }).fill("茶具定制");
  await expect(page.getByText(/^综合指数 \d+$/)).toBeVisible();
  await addToCartButton(page).click();
  await expect(page.getByText("请填写这一项。")).toHaveCount(2);
  await page.getByLabel("一般关键词", { exact: true }).fill("绿茶多少钱一斤");
  await page.getByLabel("地区关键词", { exact: true }).fill("杭州茶具定制");
  await addToCartButton(page).click();
  await expect(page.getByText("这个网站已经有一份推广，请换一个。")).toBeVisible();
  await company.fill(`杭州青禾${mark}有限公司`);
  await expect(page.getByText("这家公司可以开通")).toBeVisible();
  await site.fill(`${mark}.com`);
  await expect(page.getByText("这个网站还没有推广，可以开通")).toBeVisible();
  await expectAccessible(page);
  await addToCartButton(page).click();
  await page.waitForURL(/\/cart$/);
  await payCart(page);
  const bought = (await sandbox.world()).qituibao.find(({ domain }) => domain === `${mark}.com`);
  expect(bought).toMatchObject({
    prd: "5",
    place: "4",
    company: `杭州青禾${mark}有限公司`,
    longWord: "绿茶多少钱一斤",
  });

  const trade = { family: "trade", edition: "trade_entry", room: "shanghai", company: `青禾商贸${mark}`, contact: "" };
  const mobile = `138${String(Date.now()).slice(-8)}`;
  const id = await buyProduct(page, "qituibao", { ...trade, mobile, email: `${mark}@example.com`, telephone: "" });
  await page.goto(`/account/services/${id}`);
  await expect(page.getByText("商贸版，商贸入门版", { exact: false })).toBeVisible();
  const row = (await sandbox.world()).qituibao.find((one) => one.mobile === mobile);
  await page.getByRole("button", { name: "显示管理密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByTestId("secret")).toHaveText(row?.password ?? "");
  await page.getByRole("button", { name: "刷新" }).click();
  await expectNamesOfTheirOwn(page);
  await expectAccessible(page);

  await page.getByRole("link", { name: "升级", exact: true }).click();
  await expect(page.getByRole("radio", { name: "推广标准版" })).toHaveCount(0);
  await page.getByRole("radio", { name: "商贸旗舰版" }).check();
  await expect(addToCartButton(page)).toBeEnabled();
  await addToCartButton(page).click();
  await payCart(page);
  await page.goto(`/account/services/${id}/renew`);
  await addToCartButton(page).click();
  await payCart(page);
  const now = (await sandbox.world()).qituibao.find((one) => one.mobile === mobile);
  expect(now).toMatchObject({ prd: "3", years: 2 });

  await page.goto("/account/services?productLine=qituibao");
  await page.getByRole("link", { name: bought?.name ?? "" }).click();
  await page.getByRole("button", { name: "刷新" }).click();
  await expect(page.getByText("主关键词指数")).toBeVisible();
});

test("搜客易 is withdrawn: off until staff sell it; what is owned is renewed and upgraded", async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  await buyer(page, 2_000_000);
  await sandbox.remit("5000.00");
  // Nothing that is refused is asked for: the browser would log it as an error.
  const refused: string[] = [];
  page.on("response", (answer) => answer.status() >= 400 && refused.push(answer.url()));
  await page.goto("/products/soukeyi", { waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { name: "这个产品目前不出售" })).toBeVisible();
  expect(refused).toEqual([]);
  const staff = await staffPage(browser, "finance");
  const sell = async (on: boolean) => {
    const sale = staff.page.locator("#sale");
    await sale.getByLabel("在商店里卖").setChecked(on);
    await sale.getByRole("button", { name: "保存" }).click();
    await expect(staff.page.getByText("目录已更新。").first()).toBeVisible();
  };
  await staff.page.goto("/admin/catalogue");
  await staff.page.getByRole("link", { name: "搜客易" }).click();
  await expect(staff.page.getByText("这个产品线已下线")).toBeVisible();
  await expect(staff.page.locator("#sale").getByLabel("在商店里卖")).not.toBeChecked();
  await sell(true);
  await page.reload();
  await page.getByRole("radio", { name: /^谷歌版/ }).check();
  await expect(addToCartButton(page)).toBeEnabled();
  await addToCartButton(page).click();
  await payCart(page);
  await sell(false);
  await page.getByRole("link", { name: "去管理" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(/^sky\d+$/);
  const name = (await title.textContent()) ?? "";
  expect((await sandbox.world()).soukeyi.find((row) => row.name === name)).toMatchObject({ prd: "2", years: 1 });
  await expectAccessible(page);
  await page.getByRole("link", { name: "升级", exact: true }).click();
  await page.getByRole("radio", { name: /^百度谷歌版/ }).check();
  await expect(addToCartButton(page)).toBeEnabled();
  await addToCartButton(page).click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();
  await page.getByRole("link", { name: "续费", exact: true }).click();
  await addToCartButton(page).click();
  await payCart(page);
  expect((await sandbox.world()).soukeyi.find((row) => row.name === name)).toMatchObject({ prd: "3", years: 2 });
});

test("a domain's page leads into the registrar's own panel, after the password", async ({ page }) => {
  const person = await buyer(page);
  const { id, name } = await ownDomain(person);
  await page.goto(`/account/services/${id}`);
  const row = controlRow(page, "登录面板");
  await expect(row.getByText("设置转移锁", { exact: false })).toBeVisible();
  await sandbox.fault({ kind: "code", endpoint: "domains.getLoginURL", name, code: "11302" });
  await row.getByRole("button", { name: "打开控制面板" }).click();
  await giveAgain(page, person);
  await expect(row.getByRole("link")).toHaveCount(0);
  await row.getByRole("button", { name: "打开控制面板" }).click();
  await expect(row.getByRole("link", { name: "打开", exact: true })).toHaveAttribute("href", new RegExp(`${name}$`));
  await expectAccessible(page);
});
