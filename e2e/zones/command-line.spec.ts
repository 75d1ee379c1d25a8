import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { freeLabel, query } from "../factory";
import { buyer } from "../product";
import { newRegistrant } from "../shop/registrant";

/** By the shop's own pages alone: a token with a cap, a request in the console, and the command line that buys with it. */
test("a person makes a token with a cap, tries it in the console, and the command line buys a domain within it", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const customer = await buyer(page, 100_000);
  await newRegistrant(page);
  await page.goto("/account/tokens/new");
  await page.getByRole("radio", { name: /^命令行和助手/ }).check();
  await page.getByLabel("名称").fill("发布机");
  await page.getByRole("button", { name: "新建令牌" }).click();
  await expect(page.getByText("写上总共最多花多少，比如 500。").first()).toBeVisible();
  await page.getByLabel("消费上限（元）").fill("200");
  await page.getByLabel("每天上限（元）").fill("300");
  await page.getByRole("button", { name: "新建令牌" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(customer.password);
  await dialog.getByRole("textbox").press("Enter");
  await expect(page.getByText("每天的上限不能高于总上限。").first()).toBeVisible();
  await page.getByLabel("每天上限（元）").fill("150");
  await expectAccessible(page);
  await page.getByRole("button", { name: "新建令牌" }).click();
  const token = (await page.getByTestId("token").textContent()) ?? "";
  await expect(page.getByRole("region", { name: "kumquat" })).toContainText(`${baseURL ?? ""}/kumquat.mjs`);

  await page.goto("/account/tokens/api");
  await page.locator("summary", { hasText: "当前令牌能做什么，消费上限还剩多少。" }).click();
  const operation = page.locator("#get-token");
  await operation.getByRole("button", { name: "试一试" }).click();
  await operation.getByRole("button", { name: "发送 GET" }).click();
  await expect(operation.getByText("先在页面上方粘贴令牌。")).toBeVisible();
  await page.getByLabel("令牌", { exact: true }).fill(token);
  await operation.getByRole("button", { name: "发送 GET" }).click();
  await expect(operation.getByRole("status")).toContainText("200");
  await expect(operation.getByRole("region", { name: "响应正文" })).toContainText('"totalFen": "20000"');
  await expect(operation.getByRole("region", { name: "响应头" })).toContainText("content-type: application/json");
  await page.locator("summary", { hasText: "您的服务，先到期的在前。q 按名称搜索。" }).click();
  const services = page.locator("#get-services");
  await services.getByRole("button", { name: "试一试" }).click();
  await services.getByLabel("state").selectOption("expired");
  await services.getByRole("button", { name: "发送 GET" }).click();
  await expect(services.getByRole("region", { name: "响应正文" })).toContainText('"rows": []');
  await expectAccessible(page);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  expect(kept).not.toContain(token);

  const dir = mkdtempSync(join(tmpdir(), "kumquat-spec-"));
  const file = join(dir, "kumquat.mjs");
  const run = (...words: string[]) =>
    new Promise<{ code: unknown; out: string; err: string }>((done) => {
      const env = { PATH: process.env.PATH, HOME: dir, KUMQUAT_URL: baseURL, KUMQUAT_TOKEN: token };
      const child = execFile(process.execPath, [file, ...words], { env: env as never }, (error, out, err) =>
        done({ code: error?.code ?? 0, out, err }),
      );
      child.stdin?.end();
    });
  try {
    const download = await page.request.get("/kumquat.mjs");
    expect(download.status()).toBe(200);
    writeFileSync(file, await download.body());
    const name = `${freeLabel()}.com`;
    const shown = await run("buy", name);
    expect([shown.code, shown.out]).toEqual([8, expect.stringContaining(`Buy ${name} for 1 year: ¥`)]);
    const bought = await run("buy", name, "--yes");
    expect([bought.code, bought.err]).toEqual([0, ""]);
    const number = /Ordered: (\S+),/.exec(bought.out)?.[1] ?? "";
    const over = await run("buy", `${freeLabel()}.com`, "--years", "10", "--yes");
    expect([over.code, over.err]).toEqual([5, expect.stringContaining("spending cap")]);
    await expect(async () => expect((await run("list")).out).toMatch(new RegExp(`${name} +domain +active`))).toPass();

    const [made] = await query<{ id: string }>("SELECT id FROM api_tokens WHERE customer_id = $1", [customer.id]);
    await page.goto("/account/tokens");
    await page.getByRole("link", { name: "它买了什么" }).click();
    await page.waitForURL(`**/account/tokens/${made?.id}`);
    await expect(page.getByRole("meter", { name: "总共" })).toHaveAttribute("aria-valuemax", "20000");
    await expect(page.getByRole("table")).toContainText(number);
    await expectAccessible(page);
    await page.getByRole("table").getByRole("link", { name }).click();
    await expect(page.getByRole("link", { name: "由令牌“发布机”下单" })).toBeVisible();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
