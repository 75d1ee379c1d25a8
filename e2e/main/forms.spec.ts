import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, newStaff, signIn } from "../factory";
import { ownDomain } from "../zones/zone";

/** Where a button is: its middle, in pixels of the window. */
async function placeOf(button: Locator) {
  const box = await button.boundingBox();
  if (!box) throw new Error("the button is not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses a button, without letting go, and waits until whatever follows from it is on the page. */
async function press(page: Page, button: Locator) {
  const { x, y } = await placeOf(button);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  // A pressed button sinks by a pixel.
  expect(Math.abs((await placeOf(button)).y - y)).toBeLessThan(2);
  return y;
}

test("unsaved changes are asked about before links and the way back, not after saving", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/security");
  await page.locator('main a[href="/account/profile"]').first().click();
  const name = page.getByLabel("称呼", { exact: true });
  await name.fill("林晓雯（新）");
  const away = page.getByRole("main").getByRole("link", { name: "账号安全" });
  const dialog = page.getByRole("dialog", { name: "有改动还没有保存" });

  await away.click();
  await expect(dialog).toContainText("现在离开，这些改动就没有了。");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "留下继续" }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue("林晓雯（新）");

  await page.evaluate(() => history.back());
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/account\/profile$/);

  await page.getByRole("main").getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存")).toBeVisible();
  await away.click();
  await expect(page).toHaveURL(/\/account\/security$/);

  await page.goBack();
  await name.fill("另一个名字");
  await away.click();
  await dialog.getByRole("button", { name: "不保存，离开" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
});

test("another language is asked about too, and is not taken by who stays", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/profile");
  const name = page.getByLabel("称呼", { exact: true });
  await name.fill("林晓雯（新）");
  const other = page.getByRole("button", { name: "English", exact: true });
  const dialog = page.getByRole("dialog", { name: "有改动还没有保存" });
  await other.click();
  await dialog.getByRole("button", { name: "留下继续" }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue("林晓雯（新）");
  await page.getByRole("main").getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "资料" })).toBeVisible();
  await name.fill("另一个名字");
  await other.click();
  await dialog.getByRole("button", { name: "不保存，离开" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("another language asks before a sum that was typed in is lost", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/wallet/top-up");
  const sum = page.getByRole("textbox", { name: "金额" });
  await sum.fill("1234.5");
  await page.getByRole("button", { name: "English", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "有改动还没有保存" });
  await dialog.getByRole("button", { name: "留下继续" }).click();
  await expect(dialog).toBeHidden();
  await expect(sum).toHaveValue("1234.5");
});

test("an order form asks before what was typed is lost by another language or another page", async ({ page }) => {
  await page.goto("/products/mailing");
  const dialog = page.getByRole("dialog", { name: "有改动还没有保存" });
  const other = page.getByRole("link", { name: "English", exact: true }).first();
  // Who only compares prices is not asked.
  await page.getByRole("radio").nth(1).check();
  await page.getByRole("link", { name: "价格", exact: true }).first().click();
  await expect(page).toHaveURL(/\/prices$/);
  await page.goBack();

  const name = page.getByLabel("姓", { exact: true });
  await name.fill("林");
  await other.click();
  await dialog.getByRole("button", { name: "留下继续" }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue("林");
  // Who stays has not chosen the other language either.
  const remembered = (await page.context().cookies()).find((cookie) => cookie.name === "lang");
  expect(remembered?.value).not.toBe("en");

  await page.getByRole("link", { name: "价格", exact: true }).first().click();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue("林");

  await other.click();
  await dialog.getByRole("button", { name: "不保存，离开" }).click();
  await expect(page).toHaveURL(/\/en\/products\/mailing\?/);
  await page.getByRole("link", { name: "Cart", exact: false }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();

  await page.goto("/en/products/mailing");
  await page.getByLabel("Family name", { exact: true }).fill("Lin");
  await page.getByLabel("Given name", { exact: true }).fill("Xiaowen");
  await page.getByRole("button", { name: /^Add to cart ¥/ }).click();
  await expect(page).toHaveURL(/\/cart$/);
});

test("what was chosen in an order form is there again in the other language and after a reload", async ({ page }) => {
  await page.goto("/products/hosting");
  const rooms = page.getByRole("radio");
  await rooms.nth(1).check();
  await rooms.last().check();
  await page.getByRole("link", { name: "English", exact: true }).first().click();
  await expect(page).toHaveURL(/\/en\/products\/hosting\?/);
  await expect(rooms.nth(1)).toBeChecked();
  await expect(rooms.last()).toBeChecked();
  await page.reload();
  await expect(rooms.nth(1)).toBeChecked();
  await expect(rooms.last()).toBeChecked();
});

test("a page that is read again with unsaved changes asks in the browser's own words", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/profile");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toEqual([]);
  await page.getByLabel("称呼", { exact: true }).pressSequentially("x");
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});

test("the dialog of a suffix is not closed with what was typed, in English too", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await signIn(page, await newStaff("admin"));
  await page.goto("/admin/suffixes");
  await page.getByRole("row", { name: /\.com/ }).first().getByRole("button").click();
  const form = page.getByRole("dialog").first();
  await form.getByRole("textbox").first().fill("77");
  await page.keyboard.press("Escape");
  const question = page.getByRole("dialog", { name: "Discard what you entered?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(form.getByRole("textbox").first()).toHaveValue("77");
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await context.close();
});

test("an error appears after the click, not between press and release", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.goto("/account/profile");
  await page.getByLabel("电话").fill("abc");
  const save = page.getByRole("main").getByRole("button", { name: "保存", exact: true });
  const before = await press(page, save);
  await expect(page.getByTestId("field-error")).toHaveCount(0);
  await page.mouse.up();
  await expect(page.getByTestId("field-error")).toHaveCount(1);
  await expect(page.getByLabel("电话")).toBeFocused();
  expect((await placeOf(save)).y).toBeGreaterThan(before + 10);
});

test("a press on cancel reaches it although the field that is left is wrong", async ({ page }) => {
  const customer = await newCustomer();
  const zone = await ownDomain(customer);
  await signIn(page, customer);
  await page.goto(`/account/services/${zone.id}/records`);
  await page.getByRole("button", { name: "添加记录" }).click();
  const form = page.getByRole("form", { name: "添加记录" });
  await form.getByLabel("IPv4 地址").fill("1.2.3");
  await form.getByLabel("TTL").focus();
  await expect(form.getByTestId("field-error")).toHaveCount(1);
  await form.getByLabel("TTL").fill("1");
  await press(page, form.getByRole("button", { name: "取消" }));
  await expect(form.getByTestId("field-error")).toHaveCount(1);
  await page.mouse.up();
  await expect(form).toBeHidden();
});
