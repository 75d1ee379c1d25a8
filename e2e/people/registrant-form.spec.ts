import { expect, type Page, test } from "@playwright/test";
import { demoRegistrant } from "../../prisma/demo-data";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn, word } from "../factory";
import { post } from "../product";
import { fillCompany } from "./registrant";

const english = (page: Page, label: string) => page.getByLabel(label, { exact: true });

test("a company: pinyin is proposed, errors stand beside their fields with a correction, nothing typed is lost", async ({
  page,
}) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/registrants/new");
  await fillCompany(page);
  await expect(english(page, "名称，英文")).toHaveValue("Hangzhou Qinghe Chaye Youxian Gongsi");
  await expect(english(page, "姓，拼音")).toHaveValue("Shan");
  await expect(english(page, "街道门牌，拼音")).toHaveValue("Xihu Qu Longjing Lu 18 Hao");
  await page.getByRole("button", { name: "读 Dan" }).click();
  await expect(english(page, "姓，拼音")).toHaveValue("Dan");

  await english(page, "名称，英文").fill("Hangzhou Qinghe Tea Co., Ltd.");
  await page.getByLabel("街道门牌", { exact: true }).fill("西湖区 龙井路 18 号");
  await page.getByLabel("邮编", { exact: true }).fill("31001");
  await page.getByRole("button", { name: "保存注册人" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "2 处" });
  await expect(summary.getByRole("link")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "改成“Hangzhou Qinghe Tea Co. Ltd.”" }).click();
  await expect(page.getByText("邮编是 6 位，还少 1 位。", { exact: true })).toBeVisible();
  await page.getByLabel("邮编", { exact: true }).fill("310013");
  await expect(summary).toBeHidden();

  await page.getByRole("button", { name: "保存注册人" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "杭州青禾茶业有限公司" })).toBeVisible();
  await expect(page.getByText("913************Y43")).toBeVisible();
  await expect(page.getByText("Hangzhou Qinghe Tea Co. Ltd.")).toBeVisible();
  await expectAccessible(page);
});

test("a person fills in what only they know; the rest is derived, also when they save at once", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await page.goto("/account/registrants/new");
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await expect(english(page, "姓，拼音")).toBeHidden();
  await fill("姓名", "欧阳晓雯");
  await fill("证件号码", "11010519491231002X");
  await fill("手机或座机", "13800138000");
  await fill("邮编", "100020");
  await expect(page.getByLabel("省", { exact: true })).toHaveValue("北京市");
  await expect(page.getByLabel("市", { exact: true })).toHaveValue("北京市");
  await fill("邮编", "310013");
  await expect(page.getByLabel("省", { exact: true })).toHaveValue("浙江省");
  await expect(page.getByLabel("市", { exact: true })).toHaveValue("");
  await fill("市", "杭州市");
  await fill("街道门牌", "西湖区龙井路18号");
  // Before the pinyin of the last field can have come.
  await page.getByRole("button", { name: "保存注册人" }).click();
  await page.waitForURL(/registrants\/[0-9a-f-]{36}$/);
  const [row] = await query<{ fields: Record<string, string> }>(
    "SELECT fields FROM registrants WHERE customer_id = $1",
    [customer.id],
  );
  expect(row?.fields).toMatchObject({
    lastNameCn: "欧阳",
    firstNameCn: "晓雯",
    companyEn: "Ouyang Xiaowen",
    addressEn: "Xihu Qu Longjing Lu 18 Hao",
    stateEn: "Zhejiang",
    email: customer.email,
    country: "CN",
  });
});

test("a person abroad chooses the country first, and is asked for what there is there", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await page.goto("/account/registrants/new");
  await page.getByLabel("国家或地区", { exact: true }).selectOption("DE");
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await expect(page.getByLabel("证件", { exact: true })).toHaveValue("HZ");
  await fill("姓名", "Jürgen Größmann");
  await fill("证件号码", "C01X00T47");
  await fill("手机或座机", "+49 30 1234567");
  await fill("邮政编码", "10115");
  await fill("州、省或地区", "Berlin");
  await fill("城市", "Berlin");
  await fill("街道门牌", "Invalidenstraße 5, Hinterhaus");
  await page.getByRole("button", { name: "保存注册人" }).click();
  await page.waitForURL(/registrants\/[0-9a-f-]{36}$/);
  const [row] = await query<{ fields: Record<string, string> }>(
    "SELECT fields FROM registrants WHERE customer_id = $1",
    [customer.id],
  );
  expect(row?.fields).toMatchObject({
    ...{ country: "DE", companyCn: "Jürgen Größmann", lastNameEn: "Grossmann", cityEn: "Berlin" },
    ...{ addressCn: "Invalidenstrasse 5 Hinterhaus", addressEn: "Invalidenstrasse 5 Hinterhaus" },
  });
});

test("the fold opens where something has to be looked at", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/registrants/new");
  await page.getByLabel("姓名", { exact: true }).fill("单良");
  await expect(page.getByRole("button", { name: "读 Dan" })).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  // The draft comes in once the scripts run; what is typed in that very moment would be added to it.
  await expect(page.getByLabel("姓名", { exact: true })).toHaveValue("单良");
  await page.getByLabel("姓名", { exact: true }).fill("林良");
  await expect(english(page, "姓，拼音")).toHaveValue("Lin");
  await expect(english(page, "姓，拼音")).toBeHidden();
  // What will be proposed is not asked for: the Chinese fields say what is missing.
  await page.getByRole("button", { name: "保存注册人" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: "街道门牌：" })).toBeVisible();
  await expect(page.getByText("拼音：这里要填", { exact: false })).toHaveCount(0);
  await expect(english(page, "姓，拼音")).toBeHidden();
  // A mail address that the registry refuses stands behind the fold.
  const fold = page.locator("summary", { hasText: "看一看，改一改" });
  await fold.click();
  await page.getByLabel("电子邮件", { exact: true }).fill("nobody");
  await fold.click();
  await page.getByRole("button", { name: "保存注册人" }).click();
  await expect(page.getByLabel("电子邮件", { exact: true })).toBeVisible();
});

test("what was typed survives a reload, but for the document's number", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/registrants/new");
  await fillCompany(page);
  await expect(english(page, "市，拼音")).toHaveValue("Hangzhou");
  await english(page, "市，拼音").fill("Hang Zhou");
  await page.reload();
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue("杭州青禾茶业有限公司");
  await expect(english(page, "市，拼音")).toHaveValue("Hang Zhou");
  await expect(page.getByLabel("证件号码", { exact: true })).toHaveValue("");
  const stored = await page.evaluate(() => JSON.stringify(localStorage));
  expect(stored).not.toContain("91350100M000100Y43");
});

test("a person with a rare character: the name is split, the check digit is checked, the way back to checkout kept", async ({
  page,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  await page.goto("/account/registrants/new?next=/account/wallet");
  await fillCompany(page);
  await page.getByText("个人", { exact: true }).click();
  await page.getByLabel("姓名", { exact: true }).fill("单𠮷");
  await page.getByLabel("姓", { exact: true }).fill("单");
  await page.getByLabel("名", { exact: true }).fill("𠮷");
  await page.getByLabel("证件号码", { exact: true }).fill("110105194912310021");
  await page.getByLabel("邮编", { exact: true }).focus();
  await expect(page.getByText("最后一位校验不符，有一位写错了。")).toBeVisible();
  await page.getByLabel("证件号码", { exact: true }).fill("11010519491231002x");
  await expect(page.getByText("校验无误")).toBeVisible();
  await expect(english(page, "名，拼音")).toHaveValue("Ji");
  await english(page, "姓名，拼音").fill("Shan Ji");
  await page.getByRole("button", { name: "保存注册人" }).click();
  await page.waitForURL(/\/account\/wallet\?registrant=/);
  const [row] = await query<{ text: string }>(
    "SELECT (registrants.*)::text AS text FROM registrants WHERE customer_id = $1",
    [customer.id],
  );
  expect(row?.text).toContain("单𠮷");
  expect(row?.text).not.toContain("11010519491231002X");
});

test("changing keeps the number; archived ones leave the list; others get 404", async ({ page, browser }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/registrants/new");
  await fillCompany(page);
  await expect(english(page, "街道门牌，拼音")).toHaveValue("Xihu Qu Longjing Lu 18 Hao");
  await page.getByRole("button", { name: "保存注册人" }).click();
  await page.waitForURL(/registrants\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;

  const stranger = await (await browser.newContext()).newPage();
  await signIn(stranger, await newCustomer());
  expect((await stranger.goto(path))?.status()).toBe(404);
  expect((await stranger.request.get(`/api/v1${path.replace("/account", "")}`)).status()).toBe(404);

  await page.getByRole("link", { name: "修改" }).click();
  await page.getByLabel("邮编", { exact: true }).fill("310000");
  await page.getByRole("button", { name: "保存注册人" }).click();
  await expect(page.getByText("西湖区龙井路18号 310000")).toBeVisible();
  await expect(page.getByText("913************Y43")).toBeVisible();

  await page.getByRole("button", { name: "归档" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "归档" }).click();
  await page.waitForURL("**/account/registrants");
  await expect(page.getByText("还没有注册人。")).toBeVisible();
  await expectAccessible(page);
});

test("a registrant whose answer was lost is looked for upstream and found, not made twice", async ({ page }) => {
  test.setTimeout(90_000);
  const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
  const email = `${word(12)}@example.com`;
  await signIn(page, await newCustomer());
  await sandbox.fault({ kind: "dropAfter", endpoint: "domains.CreateContact", name: email, count: 1 });
  const answer = await post(page, "/api/v1/registrants", { ...demoRegistrant, email });
  expect(answer.status()).toBe(200);
  await page.goto("/account/registrants");
  await expect(page.getByText("核实中")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(demoRegistrant.companyCn).first()).toBeVisible();
    await expect(page.getByText("核实中")).toBeHidden({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  const contacts = (await sandbox.world()).contacts.filter((contact) => JSON.stringify(contact).includes(email));
  expect(contacts).toHaveLength(1);
});
