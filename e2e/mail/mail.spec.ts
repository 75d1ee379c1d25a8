import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import {
  agreeToRecords,
  controlRow as control,
  expectNamesOfTheirOwn,
  pressOnRow,
  recordsReview,
  rowForm,
} from "../controls";
import { word } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";
import { addToCartButton, buyer, buyProduct, payCart, post, runControl } from "../product";
import { ownDomain } from "../zones/zone";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

const product = async (domain: string) => (await sandbox.world()).mails.find((row) => row.domain === domain);
const mailbox = async (address: string) => (await sandbox.world()).mailboxes.find((row) => row.address === address);
const records = async (domain: string) => (await sandbox.world()).records.filter((row) => row.domain === domain);

test.use({ actionTimeout: 20_000 });

// One of these stops the sale of mail for a while, so they run one after the other. Other specs buy no mail.
test.describe.configure({ mode: "default" });

test("global mail: ordered for a domain of one's own, its records set in one step, more mailboxes", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const person = await buyer(page);
  const zone = await ownDomain(person);
  await page.goto("/products/mail");
  const password = page.getByLabel("管理密码", { exact: true });
  await page.getByRole("radio", { name: /^橙邮/ }).check();
  await expect(password).toHaveCount(0); // Cheng mail makes its own
  await page.getByRole("radio", { name: /^全球邮/ }).check();
  const add = addToCartButton(page);
  await expect(add).toBeEnabled();
  const before = await add.textContent();
  await page.getByRole("radio", { name: /^商务版/ }).check();
  await expect(add).not.toHaveText(before ?? "");
  await page.getByRole("textbox", { name: "邮箱数" }).fill("8");
  const domain = page.getByLabel("邮局域名", { exact: true });
  await domain.fill("taken-company.com");
  await expect(page.getByText("已经有人用了", { exact: false })).toBeVisible();
  await domain.fill(zone.name);
  await expect(page.getByText("可以用", { exact: true })).toBeVisible();
  await password.fill("123456");
  await domain.focus();
  await expect(page.getByText("密码要有字母。")).toBeVisible();
  await page.getByRole("button", { name: "换一个" }).click();
  const chosen = await password.inputValue();
  await expectAccessible(page);
  await add.click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(zone.name);
  expect(await product(zone.name)).toMatchObject({ kind: "0", edition: "g", mailboxes: 8, password: chosen });
  await expectNamesOfTheirOwn(page);
  // What a bought product of this kind can't do is said before one tries.
  await expect(page.getByRole("button", { name: "增加邮箱" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "更换域名" })).toBeDisabled();
  const there = (await (await page.request.get(`/api/v1/services/${zone.id}/records`)).json()) as { version: string };
  const record = { host: "@", type: "MX", value: "mxbiz1.qq.com.", ttlSeconds: 600, priority: 5 };
  const edits = [{ op: "add", record }];
  await post(page, `/api/v1/services/${zone.id}/records/changes`, { edits, baseVersion: there.version });
  // What the domain's records lose and gain is shown first; nothing changes until it is agreed to.
  await page.getByRole("button", { name: "设置 MX 和 CNAME" }).click();
  const review = recordsReview(page);
  await expect(review.getByText("mxbiz1.qq.com.")).toBeVisible();
  await expect(review.getByText("v=spf1 mx ?all")).toBeVisible();
  await expectAccessible(page);
  await review.getByRole("button", { name: "先不改" }).click();
  expect(await records(zone.name)).toHaveLength(1);
  await page.getByRole("button", { name: "设置 MX 和 CNAME" }).click();
  await agreeToRecords(page, "mail CNAME");
  await expect(page.getByText("MX、CNAME 和 SPF 已设好", { exact: false }).first()).toBeVisible();
  await expect.poll(() => records(zone.name)).toHaveLength(4);
  expect(await records(zone.name)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: "MX", value: expect.stringMatching(/^mx01\.idccenter\.net\.?$/) }),
      expect.objectContaining({ type: "MX", value: expect.stringMatching(/^mxw\.idccenter\.net\.?$/) }),
      expect.objectContaining({ type: "CNAME", item: "mail" }),
      expect.objectContaining({ type: "TXT", value: "v=spf1 mx ?all" }),
    ]),
  );

  await page.getByRole("button", { name: "修改管理密码" }).click();
  await control(page, "管理密码").getByLabel("管理密码", { exact: true }).fill("Newer1234");
  await control(page, "管理密码").getByRole("button", { name: "修改管理密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByText("管理密码已修改。").first()).toBeVisible();
  expect((await product(zone.name))?.password).toBe("Newer1234");
  await expectAccessible(page);

  await page.getByRole("link", { name: "升级", exact: true }).click();
  await page.getByRole("textbox", { name: "邮箱数" }).fill("10");
  await page.getByRole("textbox", { name: "邮箱数" }).blur();
  const more = addToCartButton(page);
  await expect(more).toBeEnabled();
  await more.click();
  await payCart(page);
  expect((await product(zone.name))?.mailboxes).toBe(10);
});

test("Cheng mail: mailboxes up to the number bought, mail from elsewhere, another domain, renewal", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const person = await buyer(page);
  const domain = `free${word(10)}.com`;
  const id = await buyProduct(page, "mail", { kind: "cheng", edition: "standard", mailboxes: 1, domain });
  await page.goto(`/account/services/${id}`);

  await page.getByRole("button", { name: "增加邮箱" }).click();
  const adding = control(page, "增加邮箱");
  await adding.getByLabel("邮箱名").fill("liming");
  await adding.getByLabel("邮箱密码", { exact: true }).fill("Liming1234");
  await adding.getByRole("button", { name: "增加邮箱" }).click();
  await expect(adding.getByText("密码要有特殊符号", { exact: false })).toBeVisible();
  await adding.getByLabel("邮箱密码", { exact: true }).fill("Liming12!");
  await adding.getByRole("button", { name: "增加邮箱" }).click();
  await expect(page.getByText(`邮箱 liming@${domain} 已建好。`).first()).toBeVisible();
  // One mailbox was bought: the second one is refused, and what was typed stays.
  await page.getByRole("button", { name: "增加邮箱" }).click();
  await adding.getByLabel("邮箱名").fill("second");
  await adding.getByRole("button", { name: "增加邮箱" }).click();
  await expect(adding.getByText("没有加上。", { exact: false })).toBeVisible();
  await expect(adding.getByLabel("邮箱名")).toHaveValue("second");
  await adding.getByRole("button", { name: "不做了" }).click();

  await page.getByRole("button", { name: "修改邮箱密码" }).click();
  const changing = control(page, "邮箱密码");
  await changing.getByLabel("邮箱名").fill("liming");
  await changing.getByLabel("邮箱密码", { exact: true }).fill("Newer123!");
  await changing.getByRole("button", { name: "修改邮箱密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByText(`邮箱 liming@${domain} 的密码已修改。`).first()).toBeVisible();

  await page.getByRole("button", { name: "开始代收" }).click();
  const collecting = control(page, "代收外部邮箱");
  await collecting.getByLabel("邮箱名").fill("liming");
  await collecting.getByLabel("这个邮箱现在的密码").fill("Newer123!");
  await collecting.getByLabel("收信服务器").fill("pop.163.com");
  await collecting.getByLabel("外部邮箱", { exact: true }).fill("liming@163.com");
  await collecting.getByLabel("外部邮箱的密码").fill("outside-1");
  await collecting.getByRole("button", { name: "开始代收" }).click();
  await expect(page.getByText(`liming@163.com 的邮件会收到 liming@${domain}。`).first()).toBeVisible();
  expect(await mailbox(`liming@${domain}`)).toMatchObject({
    password: "Newer123!",
    collects: [{ server: "pop.163.com", port: "110", outsideMailbox: "liming@163.com" }],
  });

  await page.getByRole("button", { name: "打开后台" }).click();
  await control(page, "登录管理后台").getByRole("button", { name: "打开后台" }).click();
  await expect(page.getByRole("link", { name: "打开", exact: true })).toHaveAttribute(
    "href",
    /chengmail\.cn.*lang=zh_CN/,
  );
  await expectAccessible(page);

  await page.getByRole("button", { name: "删除邮箱" }).click();
  const deleting = control(page, "删除邮箱");
  await deleting.getByLabel("邮箱名").fill("liming");
  await expect(deleting.getByText("这个邮箱里的邮件会全部丢失，无法恢复。")).toBeVisible();
  await deleting.getByLabel(`输入 ${domain} 表示确认`).fill(domain);
  await deleting.getByRole("button", { name: "删除邮箱" }).click();
  await expect(page.getByText(`邮箱 liming@${domain} 已删除。`).first()).toBeVisible();
  expect(await mailbox(`liming@${domain}`)).toBeUndefined();

  const moved = `free${word(10)}.com`;
  await page.getByRole("button", { name: "更换域名" }).click();
  const moving = control(page, "更换域名");
  await expect(moving.getByText("原域名下的邮件和邮箱会全部丢失。")).toBeVisible();
  await moving.getByLabel("新域名").fill("taken-company.com");
  await moving.getByLabel(`输入 ${domain} 表示确认`).fill(domain);
  await moving.getByRole("button", { name: "更换域名" }).click();
  await expect(moving.getByText("新域名已有邮局。")).toBeVisible();
  await moving.getByLabel("新域名").fill(moved);
  await moving.getByRole("button", { name: "更换域名" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(moved);
  expect(await product(moved)).toMatchObject({ kind: "1", mailboxes: 1 });

  await page.getByRole("link", { name: "续费", exact: true }).click();
  await addToCartButton(page).click();
  await payCart(page);
  expect(await sandbox.sales(moved)).toHaveLength(1);
});

test("a host's gift: its mailboxes one by one, within its space", async ({ page }) => {
  test.setTimeout(180_000);
  const person = await buyer(page);
  const domain = `free${word(10)}.com`;
  const host = await buyProduct(page, "hosting", {
    location: "china",
    kind: "linux",
    line: "dual",
    sizeMb: 500,
    ftpName: `h${word(7)}`,
    password: "Abcd-1234",
  });
  const again = await page.request.post("/api/v1/account/reauth", {
    data: { password: person.password },
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
  });
  expect(again.ok()).toBe(true);
  await runControl(page, host, "openMail", { mailDomain: domain, mailPassword: "abc12345" });
  await page.goto(`/account/services/${host}`);
  await page.getByRole("link", { name: `企业邮局 ${domain}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(domain);

  const adding = control(page, "增加邮箱");
  const addBox = async (account: string, sizeMb: string) => {
    await adding.getByRole("button", { name: "增加邮箱" }).click();
    await adding.getByLabel("邮箱名").fill(account);
    await adding.getByRole("textbox", { name: "容量" }).fill(sizeMb);
    await adding.getByRole("button", { name: "增加邮箱" }).click();
  };
  await addBox("admin", "50");
  await expect(adding.getByText("不能用", { exact: false }).last()).toBeVisible();
  await adding.getByRole("button", { name: "不做了" }).click();
  await addBox("liming", "150");
  await expect(page.getByText(`邮箱 liming@${domain} 已建好。`).first()).toBeVisible();
  await addBox("second", "60");
  await expect(adding.getByText("没有加上。", { exact: false })).toBeVisible();
  await adding.getByRole("button", { name: "不做了" }).click();
  await expect(page.getByRole("meter", { name: "已分配空间" })).toHaveAttribute("aria-valuenow", "150");

  const row = page.getByRole("row").filter({ hasText: "liming" });
  const form = rowForm(page);
  const press = async (name: string) => {
    await pressOnRow(row, name);
  };
  await expectNamesOfTheirOwn(page);
  await press("停用邮箱");
  await expect(form.getByText("这个邮箱马上不能收发邮件", { exact: false })).toBeVisible();
  await form.getByRole("button", { name: "停用邮箱" }).click();
  await expect(row.getByText("已停用")).toBeVisible();
  await press("启用邮箱");
  await form.getByRole("button", { name: "启用邮箱" }).click();
  await expect(row.getByText("使用中")).toBeVisible();
  await press("保存备注");
  await form.getByLabel("备注").fill("财务");
  await form.getByRole("button", { name: "保存备注" }).click();
  await expect(row.getByText("财务")).toBeVisible();
  await press("修改容量");
  await form.getByRole("textbox", { name: "容量" }).fill("40");
  await form.getByRole("button", { name: "修改容量" }).click();
  await expect(row.getByText("40", { exact: true })).toBeVisible();
  await press("修改邮箱密码");
  await form.getByLabel("邮箱密码", { exact: true }).fill("Newer1!!");
  await form.getByRole("button", { name: "修改邮箱密码" }).click();
  await expect(page.getByText("邮箱 liming 的密码已修改。").first()).toBeVisible();
  await press("设为管理员");
  await form.getByRole("button", { name: "设为管理员" }).click();
  await expect(page.getByText("邮箱 liming 已是管理员。").first()).toBeVisible();
  expect(await mailbox(`liming@${domain}`)).toMatchObject({
    administrator: true,
    memo: "财务",
    sizeMb: 40,
    state: "active",
    password: "Newer1!!",
  });
  await expectAccessible(page);
  await press("删除邮箱");
  await form.getByLabel("输入 liming 表示确认").fill("liming");
  await form.getByRole("button", { name: "删除邮箱" }).click();
  await expect(page.getByText("还没有邮箱。")).toBeVisible();
  expect(await mailbox(`liming@${domain}`)).toBeUndefined();
});

test("mail that is not sold: not in the shop and not to be ordered; its customers still use and renew it", async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  await buyer(page);
  const domain = `free${word(10)}.com`;
  const config = { kind: "cheng", edition: "standard", mailboxes: 1, domain };
  const id = await buyProduct(page, "mail", config);
  const staff = await staffPage(browser, "finance");
  const sell = async (on: boolean) => {
    await staff.page.goto("/admin/catalogue/mail");
    await staff.page.getByRole("checkbox", { name: /^在商店里卖/ }).setChecked(on);
    await staff.page.locator("#sale").getByRole("button", { name: "保存" }).click();
    await expect(staff.page.getByText("目录已更新。")).toBeVisible();
    await expect(staff.page.locator("header [data-status]")).toHaveText(on ? "在卖" : "停售");
  };
  const link = page.locator("main").getByRole("link", { name: /企业邮局/ });
  await page.goto("/products");
  await expect(link).toBeVisible();
  await sell(false);
  try {
    await page.goto("/products");
    await expect(page.locator("main").getByRole("link", { name: /虚拟主机/ })).toBeVisible();
    await expect(link).toHaveCount(0);
    await page.goto("/products/mail");
    await expect(page.getByRole("heading", { name: "这个产品目前不出售" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^放进购物车/ })).toHaveCount(0);
    await expectAccessible(page);
    const order = { productLine: "mail", config: { ...config, domain: `free${word(10)}.com` }, years: 1, months: 0 };
    const refused = await post(page, "/api/v1/cart/items", { action: "purchase", ...order });
    expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([
      404,
      "offers.line_not_sold",
    ]);

    await page.goto(`/account/services/${id}`);
    await page.getByRole("button", { name: "增加邮箱" }).click();
    const adding = control(page, "增加邮箱");
    await adding.getByLabel("邮箱名").fill("liming");
    await adding.getByLabel("邮箱密码", { exact: true }).fill("Liming12!");
    await adding.getByRole("button", { name: "增加邮箱" }).click();
    await expect(page.getByText(`邮箱 liming@${domain} 已建好。`).first()).toBeVisible();
    await page.getByRole("link", { name: "续费", exact: true }).click();
    await addToCartButton(page).click();
    await payCart(page);
    expect(await sandbox.sales(domain)).toHaveLength(2);
  } finally {
    await sell(true);
  }
  await page.goto("/products/mail");
  await expect(page.getByRole("radio", { name: /^橙邮/ })).toBeVisible();
});
