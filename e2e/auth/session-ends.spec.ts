import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { fund, newCustomer, type Person, query, signIn } from "../factory";
import { fillCompany } from "../people/registrant";
import { post } from "../product";
import { newRegistrant } from "../shop/registrant";
import { ownDomain } from "../zones/zone";

/** Ends all sessions of a person, as a changed password elsewhere does, once the page knows who that is. */
async function endSessions(page: Page, person: Person) {
  await expect(page.getByRole("button", { name: person.name, exact: true })).toBeVisible();
  await query("UPDATE sessions SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL", [person.id]);
}

const dialog = (page: Page) => page.getByRole("dialog", { name: "登录已经结束" });

test("records that were edited when the session ended are saved after signing in over the page", async ({ page }) => {
  const customer = await newCustomer();
  const zone = await ownDomain(customer);
  await signIn(page, customer);
  await page.goto(`/account/services/${zone.id}/records`);
  await page.getByRole("button", { name: "添加记录" }).click();
  const form = page.getByRole("form", { name: "添加记录" });
  await form.getByLabel("主机", { exact: true }).fill("www");
  await form.getByLabel("IPv4 地址").fill("8.8.8.8");
  await form.getByRole("button", { name: /添加|仍然这样/ }).click();
  await endSessions(page, customer);

  await page.getByRole("button", { name: "保存 1 处改动" }).click();
  await expect(dialog(page).getByLabel("邮箱")).toHaveValue(customer.email);
  await expect(dialog(page).getByLabel("密码")).toBeFocused();
  await dialog(page).getByLabel("密码").fill("not the password");
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();
  await expect(dialog(page).getByText("邮箱或密码不对", { exact: false })).toBeVisible();
  await dialog(page).getByLabel("密码").fill(customer.password);
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();

  await expect(page.getByRole("region", { name: "还没有保存的改动" })).toBeHidden();
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "8.8.8.8" })).toBeVisible();
});

test("who cancels keeps what was typed, and is asked again", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await page.goto("/account/profile");
  await page.getByRole("textbox", { name: "称呼" }).fill("林晓雯（新）");
  await endSessions(page, customer);
  const save = page.getByRole("main").getByRole("button", { name: "保存" });
  await save.click();
  await dialog(page).getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("请先登录。")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "称呼" })).toHaveValue("林晓雯（新）");
  await save.click();
  await dialog(page).getByLabel("密码").fill(customer.password);
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();
  await expect(page.getByText("已保存")).toBeVisible();
});

test("a picture that was chosen when the session had ended needn't be chosen again, and the focus stays with it", async ({
  page,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await page.goto(`/account/registrants/${await newRegistrant(page, "单良")}`);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "同意，开始上传" }).click();
  const chooser = page.locator("#document-owner");
  await expect(chooser).toBeAttached();
  await endSessions(page, customer);
  await chooser.focus();
  const buffer = await sharp({ create: { width: 1500, height: 950, channels: 3, background: "#888" } })
    .jpeg()
    .toBuffer();
  await chooser.setInputFiles({ name: "card.jpg", mimeType: "image/jpeg", buffer });
  await dialog(page).getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("请先登录。")).toBeVisible();
  await expect(page.getByText("card.jpg")).toBeVisible();
  await expect(page.getByRole("button", { name: "再传一次" })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog(page).getByLabel("密码").fill(customer.password);
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();
  await expect(page.getByText("已加密保存")).toBeVisible({ timeout: 30_000 });
  await expect(chooser).toBeFocused();
});

test("somebody else who signs in over the page does not act with it", async ({ page, context }) => {
  const customer = await newCustomer();
  const other = await newCustomer("别人");
  await signIn(page, customer);
  // The page does not get to know the address, so the dialog lets one be typed.
  const nobody = { user: null, sandbox: true, locale: "zh" };
  await page.route("**/api/v1/session", (route) => route.fulfill({ json: nobody }), { times: 1 });
  await page.goto("/account/profile");
  await page.getByRole("textbox", { name: "称呼" }).fill("改名");
  await context.clearCookies();
  await page.getByRole("main").getByRole("button", { name: "保存" }).click();
  await dialog(page).getByLabel("邮箱").fill(other.email);
  await dialog(page).getByLabel("密码").fill(other.password);
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();
  await expect(page).toHaveURL(/\/account(\/services.*)?$/);
  const names = await query<{ name: string }>("SELECT name FROM users WHERE id = ANY($1)", [[customer.id, other.id]]);
  expect(names.map(({ name }) => name).sort()).toEqual(["别人", "林晓雯"].sort());
});

test("several renewals go into the cart after signing in over the list; who cancels is asked once", async ({
  page,
}) => {
  const customer = await newCustomer();
  const names = [await ownDomain(customer), await ownDomain(customer)].map(({ name }) => name);
  await signIn(page, customer);
  await page.goto("/account/services");
  await endSessions(page, customer);
  for (const name of names) await page.getByRole("checkbox", { name: `选择 ${name}` }).check();
  const renew = page.getByRole("button", { name: "续费一年，放进购物车" });
  await renew.click();
  await dialog(page).getByRole("button", { name: "取消" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "有 2 项没有放进去" })).toContainText("请先登录。");
  await expect(dialog(page)).toBeHidden();
  await renew.click();
  await dialog(page).getByLabel("密码").fill(customer.password);
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();
  await expect(page).toHaveURL(/\/cart$/);
  for (const name of names) await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
});

test("an order goes on after signing in over the checkout", async ({ page }) => {
  test.setTimeout(90_000);
  const customer = await newCustomer();
  await fund(customer, 50_000);
  const { id, name } = await ownDomain(customer);
  await signIn(page, customer);
  await post(page, "/api/v1/cart/items", { action: "renew", serviceId: id, years: 1, months: 0 });
  await page.goto("/checkout");
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await endSessions(page, customer);
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await dialog(page).getByLabel("密码").fill(customer.password);
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();
  await page.waitForURL(/\/account\/orders\//);
  await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
});

test("a registrant that was filled in after the session ended is saved after signing in, with its pinyin", async ({
  page,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await page.goto("/account/registrants/new");
  await endSessions(page, customer);
  await fillCompany(page);
  const save = page.getByRole("button", { name: "保存注册人" });
  await save.click();
  await dialog(page).getByRole("button", { name: "取消" }).click();
  const alert = page.getByRole("main").getByRole("alert").filter({ hasText: "请先登录。" });
  await expect(alert).toBeFocused();
  await expect(page.getByText("这里要填")).toHaveCount(0);
  await save.click();
  await dialog(page).getByLabel("密码").fill(customer.password);
  await dialog(page).getByRole("button", { name: "登录并继续" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "杭州青禾茶业有限公司" })).toBeVisible();
  await expect(page.getByText("Hangzhou Qinghe Chaye Youxian Gongsi").first()).toBeVisible();
});
