import { expect, type Page, test } from "@playwright/test";
import { mailedLink } from "../auth/mail";
import { countEffort, type Effort } from "../effort";
import { freeLabel, word } from "../factory";
import { buyer } from "../product";
import { newRegistrant } from "../shop/registrant";

/** What buying a domain may take of a person. Who raises a figure says why. */
const FIRST = { presses: 12, fields: 12 };
const ONE_MORE = { presses: 5, fields: 1 };

function expectWithin(effort: Effort, most: { presses: number; fields: number }): void {
  const steps = effort.steps.join("\n");
  expect(effort.presses, steps).toBeLessThanOrEqual(most.presses);
  expect(effort.fields, steps).toBeLessThanOrEqual(most.fields);
  // The counter itself works: a purchase without a press is none.
  expect(effort.presses, steps).toBeGreaterThanOrEqual(5);
}

/** From the home page to the press that leads to the checkout. */
async function pickOnSearch(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel("想查的名字").fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: `选 ${name}`, exact: true }).check();
  await page.getByRole("link", { name: "去结算" }).click();
}

async function pay(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await page.waitForURL(/\/account\/orders\//);
}

test("a first purchase by a new account takes at most 12 presses and 12 fields", async ({ page }) => {
  test.setTimeout(120_000);
  const name = `${freeLabel()}.com`;
  const email = `${word(12)}@example.com`;
  const effort = await countEffort(page);
  await pickOnSearch(page, name);

  await page.waitForURL(/\/sign-in/);
  await page.getByRole("main").getByRole("link", { name: "注册" }).click();
  await page.getByLabel("称呼").fill("林晓雯");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill("three-quiet-rivers");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("邮件还没有寄出")).toBeVisible();
  const link = await mailedLink(email, "customers.confirm-email");
  effort.openedLink("the link in the mail");
  await page.goto(link);
  await page.getByRole("button", { name: "确认并继续" }).click();

  // The checkout asks first in whose name the domain is registered.
  await page.waitForURL(/\/account\/registrants\/new\?next=/);
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await fill("姓名", "林晓雯");
  await fill("证件号码", "11010519491231002X");
  await fill("手机或座机", "13800138000");
  await fill("邮编", "310013");
  await expect(page.getByLabel("省", { exact: true })).toHaveValue("浙江省");
  await fill("市", "杭州市");
  await fill("街道门牌", "西湖区龙井路18号");
  await page.getByRole("button", { name: "保存注册人" }).click();

  await page.waitForURL(/\/checkout/);
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^用.+付 ¥/ }).click();
  await page.getByRole("button", { name: "付款 · Pay" }).click();
  await page.waitForURL(/\/account\/orders\//);
  expectWithin(effort, FIRST);
});

test("one more domain takes at most 5 presses", async ({ page }) => {
  await buyer(page, 50_000);
  await newRegistrant(page);
  const effort = await countEffort(page);
  await pickOnSearch(page, `${freeLabel()}.com`);
  await pay(page);
  expectWithin(effort, ONE_MORE);
});
