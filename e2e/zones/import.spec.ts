import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, signIn } from "../factory";
import { ownDomain } from "./zone";

const row = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

async function choose(page: Page, item: string) {
  await page.getByRole("button", { name: "导入导出" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a zone comes in from Cloudflare's export, is reviewed and saved; its export changes nothing when it comes back", async ({
  page,
}) => {
  const person = await newCustomer();
  const { id, name } = await ownDomain(person);
  await signIn(page, person);
  await page.goto(`/account/services/${id}/records`);
  await choose(page, "导入记录");
  const dialog = page.getByRole("dialog", { name: "导入解析记录" });
  await dialog.getByRole("button", { name: "预览" }).click();
  await expect(dialog).toContainText("请粘贴记录，或选择一个文件。");
  await dialog
    .getByLabel("记录内容")
    .fill(
      [
        `;; Domain:     ${name}.`,
        `${name}	3600	IN	SOA	ada.ns.cloudflare.com. dns.cloudflare.com. 2050 10000 2400 604800 3600`,
        `${name}.	86400	IN	NS	ada.ns.cloudflare.com.`,
        `${name}.	1	IN	A	8.8.8.8 ; cf_tags=cf-proxied:true`,
        `www.${name}.	1	IN	CNAME	${name}.`,
        `${name}.	120	IN	MX	5 mx.example.com.`,
        `${name}.	1	IN	TXT	"v=DMARC1; rua=mailto:a@b.cn,mailto:c@d.cn"`,
        `${name}.	1	IN	TXT	"v=spf1 include:spf.example.com -all"`,
      ].join("\n"),
    );
  await dialog.getByRole("button", { name: "预览" }).click();
  await expect(dialog.getByText("新增 4 条，修改 0 条，删除 0 条，跳过 3 条")).toBeFocused();
  await expect(dialog).toContainText("格式：Cloudflare 区域文件");
  await expect(dialog).toContainText("不再经过 Cloudflare");
  await expect(dialog).toContainText("TTL 由 120 秒改为最小值 300 秒");
  await expect(dialog.getByRole("listitem").filter({ hasText: "第 7 行" })).toContainText("逗号");
  await dialog.getByRole("button", { name: "加入待保存的改动（4 处）" }).click();
  await expect(dialog).toBeHidden();
  const pending = page.getByRole("region", { name: "还没有保存的改动" });
  await expect(pending).toContainText("4 处改动还没有生效");
  await page.getByRole("button", { name: "保存 4 处改动" }).click();
  await expect(pending).toBeHidden();
  await expect(row(page, "mx.example.com.")).toBeVisible();

  const download = page.waitForEvent("download");
  await choose(page, "导出区域文件（BIND）");
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${name}.zone`);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("@ 300 IN MX 5 mx.example.com.");
  await choose(page, "导入记录");
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "zone.zone", mimeType: "text/plain", buffer: Buffer.from(text) });
  await dialog.getByRole("button", { name: "预览" }).click();
  await expect(dialog.getByRole("button", { name: "没有改动" })).toBeDisabled();
  // In its place another list: what it doesn't have would go.
  await dialog.getByRole("button", { name: "返回" }).click();
  await dialog.getByRole("button", { name: "改为粘贴" }).click();
  await dialog
    .getByLabel("记录内容")
    .fill("主机记录\t记录类型\t线路类型\t记录值\n@\tA\t默认\t9.9.9.9\nwww\tA\t电信\t9.9.9.9");
  await dialog.getByRole("button", { name: "预览" }).click();
  await dialog.getByText("替换全部记录").click();
  await expect(dialog).toContainText("新增 0 条，修改 1 条，删除 3 条，跳过 1 条");
  await expect(dialog).toContainText("只对“电信”线路生效的记录不能导入");
  await dialog.getByRole("button", { name: "加入待保存的改动（4 处）" }).click();
  await expect(pending).toContainText("会收不到邮件");

  // Who is asked, and that it can't be complete, is said before anything is asked.
  await choose(page, "从现有 DNS 复制");
  const live = page.getByRole("dialog", { name: "从现有 DNS 复制" });
  await expect(live).toContainText("DNS 不提供完整的清单");
  await page.keyboard.press("Escape");
  await expect(live).toBeHidden();
  await expect(page.getByRole("button", { name: "导入导出" })).toBeFocused();
});

test("a mail service's records are added from a template, in the place of another one's", async ({ page }) => {
  const person = await newCustomer();
  const { id } = await ownDomain(person);
  await signIn(page, person);
  await page.goto(`/account/services/${id}/records`);
  await choose(page, "用模板添加");
  const dialog = page.getByRole("dialog", { name: "用模板添加记录" });
  await dialog.getByLabel("模板").selectOption({ label: "DKIM：邮件签名的公钥" });
  await dialog.getByLabel("选择器").fill("s1");
  await dialog.getByLabel("公钥或 CNAME 目标").fill("A".repeat(392));
  await dialog.getByRole("button", { name: "预览" }).click();
  await expect(dialog).toContainText("公钥有 410 个字符，解析记录最多放 255 个。");
  await expect(dialog.getByLabel("公钥或 CNAME 目标")).toBeFocused();
  await dialog.getByLabel("模板").selectOption({ label: "腾讯企业邮箱" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "预览" }).click();
  await expect(dialog).toContainText("新增 3 条");
  await dialog.getByRole("button", { name: /^加入待保存的改动/ }).click();
  const bar = page.getByRole("region", { name: "还没有保存的改动" });
  await expect(bar).toContainText("@ MX 5 mxbiz1.qq.com.");
  await bar.getByRole("button", { name: /^保存/ }).click();
  await expect(row(page, "v=spf1 include:spf.mail.qq.com ~all")).toBeVisible();
  await expect(bar).toBeHidden();
});
