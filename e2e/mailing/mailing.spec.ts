import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { controlRow as control, expectNamesOfTheirOwn } from "../controls";
import { query } from "../factory";
import { giveAgain } from "../give-again";
import { addToCartButton, buyer, buyProduct, payCart } from "../product";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
const account = async (name: string) => (await sandbox.world()).points.find((row) => row.account === name);
const contact = { lastName: "李", firstName: "明" };

test.use({ actionTimeout: 20_000 });

test("bulk mail: ordered, its password changed, points added by hand and by itself below a level", async ({ page }) => {
  test.setTimeout(120_000);
  const person = await buyer(page);
  await page.goto("/products/mailing");
  const add = addToCartButton(page);
  await expect(add).toBeEnabled();
  const before = await add.textContent();
  await page.getByRole("radio", { name: /^30,000 点 ?¥/ }).check();
  await expect(add).not.toHaveText(before ?? "");
  await page.getByRole("radio", { name: /^10,000 点 ?¥/ }).check();
  await expect(add).toHaveText(before ?? "");
  await page.getByLabel("姓", { exact: true }).fill("李 ");
  await page.getByLabel("名", { exact: true }).fill("明！");
  await add.click();
  await expect(page.getByText(/^格式不对。汉字、字母或数字/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("姓", { exact: true }).fill(contact.lastName);
  await page.getByLabel("名", { exact: true }).fill(contact.firstName);
  await add.click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(/^edm\d+@/);
  const name = (await title.textContent()) ?? "";
  const id = /services\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? "";
  await page.getByRole("button", { name: "显示密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByText((await account(name))?.password ?? "?", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "打开后台" }).click();
  await expect(page.getByRole("link", { name: "打开", exact: true })).toHaveAttribute("href", "http://mail.edmcn.cn/");
  await expect(page.getByText("这个账号不能一键登录", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "修改密码" }).click();
  await control(page, "密码").getByLabel("密码", { exact: true }).fill("Newer!1234");
  await control(page, "密码").getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByText("密码已修改。").first()).toBeVisible();
  expect((await account(name))?.password).toBe("Newer!1234");
  await control(page, "密码").getByRole("button", { name: "修改密码" }).click();
  await control(page, "密码").getByLabel("密码", { exact: true }).fill("Newer!1234");
  await control(page, "密码").getByRole("button", { name: "修改密码" }).click();
  await expect(control(page, "密码").getByText("新密码不能和现在的相同", { exact: false })).toBeVisible();

  await sandbox.points({ account: name, product: "edm", used: 9_600 });
  await page.reload();
  await page.getByRole("button", { name: "刷新" }).click();
  await expect(page.getByText("还剩 400 点")).toBeVisible();
  await expect(page.getByText("点数快用完了", { exact: false })).toBeVisible();
  await expectNamesOfTheirOwn(page);
  await page.getByRole("radio", { name: /^1,000 点/ }).check();
  await addToCartButton(page).click();
  await payCart(page);
  expect((await account(name))?.bought).toBe(11_000);

  await page.goto("/account/services");
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("剩 1,400 点");
  await page.goto(`/account/services/${id}`);
  await expect(page.getByRole("meter", { name: "已用点数" })).toHaveAttribute("aria-valuemax", "11000");
  await page.getByRole("checkbox", { name: "点数低于提醒线时发邮件给我" }).check();
  await page.getByLabel("提醒线", { exact: true }).fill("2000");
  await page.getByRole("checkbox", { name: /^同时从钱包自动加点/ }).check();
  await page.getByLabel("每次加").selectOption("1000");
  await page.getByLabel("每月上限，元").fill("1");
  const save = page.getByRole("button", { name: "保存点数提醒" });
  await save.click();
  await expect(page.getByText("每次加的点数要不少于提醒线。")).toBeVisible();
  await page.getByLabel("每次加").selectOption("10000");
  await save.click();
  await expect(page.getByText("上限不够加一次", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("每月上限，元").fill("1000");
  await save.click();
  await expect(page.getByText("已保存，马上查一次剩余点数。")).toBeVisible();
  // 1,400 are left: below the level, so the worker orders once and tells its owner.
  await expect.poll(async () => (await account(name))?.bought, { timeout: 60_000 }).toBe(21_000);
  const mails = () =>
    query<{ subject: string }>("SELECT subject FROM mails WHERE user_id = $1 AND template = 'services.few-points'", [
      person.id,
    ]);
  expect((await mails()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/只剩 1,400 点/)]);
});

test("bulk mail of the provider's own: opened without a password", async ({ page }) => {
  const person = await buyer(page);
  const id = await buyProduct(page, "mailing", { points: "50000", ...contact }, 0);
  await page.goto(`/account/services/${id}`);
  await page.getByRole("button", { name: "打开后台" }).click();
  await giveAgain(page, person);
  await expect(page.getByRole("link", { name: "打开", exact: true })).toHaveAttribute("href", /login\?account=edm/);
});
