import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { controlRow, expectNamesOfTheirOwn, press, pressOnRow, rowForm } from "../controls";
import { word } from "../factory";
import { giveAgain } from "../give-again";
import { addToCartButton, buyer, buyProduct, payCart, post } from "../product";
import { ownDomain } from "../zones/zone";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
const sites = async () => (await sandbox.world()).sites;
const siteOf = async (name: string) => (await sites()).find((row) => row.name === name);

const config = {
  edition: "basic",
  versions: "desktop",
  category: "1",
  template: "3001",
  location: "hong_kong",
  language: "simplified_chinese",
};

test.use({ actionTimeout: 20_000 });

test("a template is found, seen large, and opens a site that is edited, named and reached by a domain", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto("/products/site");
  await page.getByRole("link", { name: "看模板和案例" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("网站模板");
  const list = (name: string) => page.getByRole("list", { name });
  await list("网站形式").getByRole("link", { name: "电脑版", exact: true }).click();
  await expect(page).toHaveURL(/kind=desktop$/);
  await list("分类").getByRole("link", { name: "宠物" }).click();
  await expect(page).toHaveURL(/category=2$/);
  await list("价格").getByRole("link", { name: "精美" }).click();
  await expect(page).toHaveURL(/category=2&price=premium$/);
  await expect(page.getByText("2 个", { exact: true })).toBeVisible();
  await list("颜色").getByRole("link", { name: "红色" }).click();
  await expect(page.getByText("1 个", { exact: true })).toBeVisible();
  const picture = page.getByRole("img", { name: "模板 pets-5 的截图" });
  await expect.poll(() => picture.evaluate((node) => (node as HTMLImageElement).naturalWidth)).toBe(480);
  await expectAccessible(page);
  await page.getByRole("link", { name: /pets-5/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "pets-5" })).toBeVisible();
  await expect(page.getByText("适用：基础版、标准版、营销版")).toBeVisible();
  await expect(page.getByRole("link", { name: "看预览" })).toHaveAttribute("href", "http://pets-5.view.sitestar.cn/");
  // Both the picture's address and the gallery's English page are our own.
  const answer = await page.request.get("/api/v1/products/site/templates/3015/picture?size=large");
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/webp"]);
  const english = await page.request.get("/en/products/site/templates?category=nothing");
  expect(await english.text()).toContain("No template matches");
  await page.goto("/products/site/templates?show=cases&category=2");
  await list("细分").getByRole("link", { name: "餐厅" }).click();
  await expect(page.getByRole("link", { name: /^打开网站/ }).first()).toHaveAttribute("href", /^http:\/\/case-/);
  await expectAccessible(page);
  const person = await buyer(page, 2_000_000);
  const zone = await ownDomain(person);
  await page.goto("/products/site/templates?template=3015");
  await page.getByRole("link", { name: "用这个模板" }).click();
  // The order form opens with the template and all that it needs.
  await expect(page.locator("input[value=p3015]")).toBeChecked();
  await expect(page.getByLabel("模板分类")).toHaveValue("2");
  const add = addToCartButton(page);
  await expect(add).toBeEnabled();
  const premium = await add.textContent();
  await page.locator("input[value='3011']").check();
  await expect(add).not.toHaveText(premium ?? "");
  await page.getByRole("radio", { name: /^微小店/ }).check();
  await expect(page.getByLabel("模板分类")).toHaveCount(0);
  await page.getByRole("radio", { name: /^基础版/ }).check();
  await page.getByRole("radio", { name: /^中国香港/ }).check();
  // While prices are asked for, the old ones are faded.
  await expect(add).toBeEnabled();
  await expectAccessible(page);
  await add.click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();
  await page.waitForURL(/\/account\/services\/[0-9a-f-]{36}$/);

  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  expect(await siteOf(name)).toMatchObject({ edition: "pro", terminal: "pc", location: "hk" });
  await expectNamesOfTheirOwn(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "显示网站管理密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByTestId("secret").first()).toHaveText((await siteOf(name))?.password ?? "");
  await controlRow(page, "编辑网站").getByRole("button", { name: "打开编辑后台" }).click();
  await expect(page.getByRole("link", { name: "打开", exact: true })).toHaveAttribute("href", /\/edit\/pc\?site=/);

  await press(page, {
    title: "绑定域名",
    go: "绑定域名",
    fill: (form) => form.getByLabel("域名", { exact: true }).fill(zone.name),
    records: `${name}.websitecname.cn.`,
    says: `www.${zone.name} 已绑定，设好 1 条解析。`,
  });
  const row = page.getByRole("row").filter({ hasText: `www.${zone.name}` });
  await expect(row.getByText("电脑版")).toBeVisible();
  // Bound to this site already: said beside the field, and nothing changes.
  await controlRow(page, "绑定域名").getByRole("button", { name: "绑定域名" }).click();
  const again = controlRow(page, "绑定域名").locator("form");
  await again.getByLabel("域名", { exact: true }).fill(zone.name);
  await again.getByLabel("同时设好解析").uncheck();
  await again.getByRole("button", { name: "绑定域名" }).click();
  await expect(again.getByTestId("field-error")).toHaveText(`www.${zone.name} 已经绑定在这个网站上。`);
  await again.getByRole("button", { name: "不做了" }).click();
  await pressOnRow(row, "解除绑定");
  await rowForm(page).getByLabel(`输入 www.${zone.name} 表示确认`).fill(`www.${zone.name}`);
  await rowForm(page).getByRole("button", { name: "解除绑定" }).click();
  await expect.poll(async () => (await siteOf(name))?.domains).toEqual([]);

  const to = `shan${word(8)}`;
  await press(page, {
    title: "改管理名称",
    go: "改名称",
    fill: (form) => form.getByLabel("新的管理名称").fill(to),
    stops: /^原来的管理名称和临时网址马上失效/,
    says: `管理名称已改成 ${to}。`,
  });
  expect([await siteOf(name), (await siteOf(to))?.edition]).toEqual([undefined, "pro"]);
});

test("what costs money goes through the cart: another version, a template, a copy, an upgrade, a renewal", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await buyer(page, 3_000_000);
  const id = await buyProduct(page, "site", config);
  const service = `/account/services/${id}`;
  await page.goto(service);
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const add = addToCartButton(page);
  const order = async (title: string, choose: () => Promise<void>) => {
    await page.goto(service);
    await page.getByRole("link", { name: `选购 ${title}` }).click();
    await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
    await choose();
    await expect(add).toBeEnabled();
    await add.click();
    await payCart(page);
  };

  await order("增加版本", () => page.locator("input[value='5002']").check());
  expect(await siteOf(name)).toMatchObject({ terminal: "pcmobile", mobileTemplateId: "5002" });
  await page.goto(service);
  await expect(page.getByText("网站已有两个版本，或者这个版本没有另一种形式。")).toBeVisible();
  await expect(page.getByRole("button", { name: "打开手机版后台" })).toBeVisible();
  await order("买精美模板", async () => {
    await page
      .getByRole("radio", { name: /^business-5/ })
      .first()
      .check();
    await expectAccessible(page);
  });
  expect((await siteOf(name))?.templates).toEqual(["3005"]);
  // Bought once: it isn't offered again, and the server refuses it.
  const again = {
    action: "buyTemplate",
    serviceId: id,
    config: { premiumCategory: "1", premiumTemplate: "p3005.desktop" },
  };
  expect((await post(page, "/api/v1/quotes", again)).status()).toBe(422);

  await page.goto(`${service}/upgrade`);
  await page.getByRole("radio", { name: /^标准版/ }).check();
  await expect(add).toBeEnabled();
  await add.click();
  await payCart(page);
  expect((await siteOf(name))?.edition).toBe("ulti");
  const before = (await siteOf(name))?.expiresAtMs ?? 0;
  await page.goto(`${service}/renew`);
  await page.getByRole("button", { name: /^放进购物车 / }).click();
  await payCart(page);
  expect((await siteOf(name))?.expiresAtMs).toBeGreaterThan(before);

  // The upstream does not name the copy: staff look, and the customer reads that they do.
  const known = new Set((await sites()).map((site) => site.name));
  await page.goto(service);
  await page.getByRole("link", { name: "选购 复制网站" }).click();
  await page.getByRole("radio", { name: "2 年" }).check();
  await expect(add).toBeEnabled();
  await add.click();
  await page.waitForURL(/\/cart$/);
  await expect(page.getByText("复制自助建站，开成一项新服务。")).toBeVisible();
  await page.getByRole("link", { name: "去结算" }).click();
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await page.waitForURL(/\/account\/orders\//);
  const added = async () => (await sites()).filter((site) => !known.has(site.name));
  await expect.poll(added).toContainEqual(expect.objectContaining({ edition: "ulti", terminal: "pcmobile" }));
  await expect(page.getByText(/同事/).first()).toBeVisible({ timeout: 20_000 });
});
