import { expect, test } from "@playwright/test";
import { newStaff, signIn } from "../factory";
import { giveAgain } from "../give-again";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader finds an article by two characters and reads it in English", async ({ page }) => {
    await page.goto("/help");
    await expect(page.getByRole("heading", { level: 2, name: "实名与备案" })).toBeVisible();
    await page.getByRole("searchbox", { name: "搜索帮助" }).fill("备案");
    await page.getByRole("button", { name: "搜索" }).click();
    await expect(page).toHaveURL(/\/help\/search\?q=/);
    await expect(page.locator("main mark").first()).toHaveText("备案");
    await page.getByRole("link", { name: /ICP 备案/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("ICP 备案");
    await page.getByRole("navigation", { name: "本页内容" }).getByRole("link", { name: "备案之后" }).click();
    await expect(page.getByRole("heading", { name: "备案之后" })).toBeInViewport();

    await page.getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(/\/en\/help\/icp-filing$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("ICP filing");
    await page.locator("article").getByRole("link", { name: "real-name review", exact: true }).click();
    await expect(page).toHaveURL(/\/en\/help\/real-name-review$/);
    await expect(page.getByRole("main").getByRole("link", { name: "Contact us", exact: true })).toHaveAttribute(
      "href",
      "/account/tickets/new",
    );

    await page.goto("/en/help/search?q=nonsenseword");
    await expect(page.getByRole("main")).toContainText('No article mentions "nonsenseword"');
  });
});

test("staff change an article, hide it, and go back to the one that came with the shop", async ({ page, request }) => {
  const slug = "upload-files";
  const readers = async () => {
    const answer = await request.get(`/help/${slug}`);
    return `${answer.status()} ${/<h1[^>]*>([^<]*)/.exec(await answer.text())?.[1]}`;
  };
  const person = await newStaff("support");
  await signIn(page, person);
  await page.goto("/admin/help");
  await page.getByRole("link", { name: "用 FTP 上传网站（FileZilla）" }).click();
  const title = page.getByRole("textbox", { name: "标题（中文）" });
  await expect(title).toHaveValue("用 FTP 上传网站（FileZilla）");
  await title.fill("把文件传上来");
  await page
    .getByRole("textbox", { name: "正文（中文）" })
    .fill("## 一个小标题\n\n**重点** <b>x</b> [退款](/help/refunds)");
  const preview = page.getByRole("region", { name: "预览" }).first();
  await expect(preview.getByRole("heading", { name: "一个小标题" })).toBeVisible();
  await expect(preview).toContainText("重点 <b>x</b> 退款");

  await test.step("leaving asks", async () => {
    await page.getByRole("link", { name: "客户", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button").last().click();
    await expect(dialog).toBeHidden();
    await expect(title).toHaveValue("把文件传上来");
  });

  await test.step("a link that leads nowhere is refused beside its field", async () => {
    await page.getByText("英文", { exact: true }).click();
    const english = page.getByRole("textbox", { name: "正文（英文）" });
    const before = await english.inputValue();
    await english.fill(`${before}\n\n[gone](/help/gone)`);
    await page.getByText("中文", { exact: true }).last().click();
    await page.getByRole("button", { name: "保存" }).click();
    // Readers follow an article's words, also about money: a session alone changes none.
    await giveAgain(page, person);
    await expect(page.getByText("链接 /help/gone 没有对应的文章。").last()).toBeVisible();
    await english.fill(before);
  });

  await test.step("saving twice does not wait until the page was read again in between", async () => {
    let letRead = () => {};
    const readAgain = new Promise<void>((resolve) => {
      letRead = resolve;
    });
    await page.route(/[?&]_rsc=/, async (route) => {
      await readAgain;
      await route.continue();
    });
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已保存，几秒内读者就能看到")).toBeVisible();
    await expect.poll(readers).toBe("200 把文件传上来");
    await page.getByRole("checkbox", { name: /公开给读者/ }).uncheck();
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已保存，读者看不到")).toBeVisible();
    letRead();
    await page.unrouteAll({ behavior: "wait" });
  });
  await expect.poll(readers).toMatch(/^404 /);

  await page.getByRole("button", { name: "恢复默认内容" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "恢复", exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/help$/);
  await expect.poll(readers).toBe("200 用 FTP 上传网站（FileZilla）");
});
