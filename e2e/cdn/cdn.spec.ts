import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import {
  agreeToRecords,
  controlRow,
  expectBlocked,
  expectNamesOfTheirOwn,
  pressOnRow,
  recordsReview,
  rowForm,
} from "../controls";
import { giveAgain } from "../give-again";
import { addToCartButton, buyer, payCart } from "../product";
import { ownDomain, sandbox } from "../zones/zone";

const control = new SandboxControl(process.env.SANDBOX_URL ?? "");
const records = async (domain: string) => (await control.world()).records.filter((row) => row.domain === domain);
const yesterday = () => new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);

test.use({ actionTimeout: 20_000 });

test("CDN: ordered by GB, a domain accelerated and pointed, purged, watched, upgraded and renewed", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await sandbox("settings", { serverOpenMs: 0, purgeMs: 5_000 });
  const person = await buyer(page);
  const zone = await ownDomain(person);
  const domain = `www.${zone.name}`;

  await page.goto("/products/cdn");
  const add = addToCartButton(page);
  await expect(add).toBeEnabled();
  // 100 GB never become 100 TB: the unit has an amount of its own.
  await page.getByRole("radio", { name: "TB" }).check();
  await expect(page.getByRole("textbox", { name: "流量" })).toHaveValue("1");
  await page.getByRole("radio", { name: "GB" }).check();
  await page.getByRole("textbox", { name: "流量" }).fill("50");
  await page.getByRole("radio", { name: /^1 个月/ }).check();
  await expect(add).toHaveText("放进购物车 ¥18.00");
  // What isn't sold has no price beside it: that of the amount before would look like its own.
  await page.getByRole("textbox", { name: "流量" }).fill("5000");
  await page.getByRole("textbox", { name: "流量" }).blur();
  await expect(page.getByRole("textbox", { name: "流量" })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("main")).not.toContainText("¥18");
  await expect(page.getByRole("button", { name: "还有要改的地方" })).toBeDisabled();
  await page.getByRole("textbox", { name: "流量" }).fill("50");
  await expect(add).toHaveText("放进购物车 ¥18.00");
  await expectAccessible(page);
  await expect(add).toBeEnabled();
  await add.click();
  await payCart(page);
  await page.getByRole("link", { name: "去管理" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^cdn\d+$/);
  const service = page.url();
  const id = service.split("/").at(-1) ?? "";
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await expect(page.getByText("还没有加速域名。")).toBeVisible();
  await page.getByRole("button", { name: "显示产品密码" }).click();
  await giveAgain(page, person);
  await expect(page.getByTestId("secret").first()).toHaveText(/^[a-z]{13}$/);

  // A domain, its origins, and its record in the zone that the customer manages here: the change is shown first.
  await page.getByRole("button", { name: "添加域名" }).click();
  const adding = controlRow(page, "添加加速域名");
  await adding.getByLabel("加速域名", { exact: true }).fill(domain);
  await adding.getByLabel("源站", { exact: true }).fill("192.0.2.1:80");
  await adding.getByRole("button", { name: "添加域名" }).click();
  await expect(adding.getByTestId("field-error")).toBeVisible();
  await adding.getByLabel("源站", { exact: true }).fill(`192.0.2.1\n${domain}`);
  await adding.getByRole("button", { name: "添加域名" }).click();
  await expect(adding.getByTestId("field-error")).toHaveText(new RegExp(`^${domain} 就是被加速的域名`));
  await adding.getByLabel("源站", { exact: true }).fill("192.0.2.1\norigin.example.org");
  await adding.getByRole("button", { name: "添加域名" }).click();
  const row = page.getByRole("row").filter({ hasText: domain }).first();
  await expect(row.getByText(`${domain}.a.cdn.example`)).toBeVisible();
  await expect(row.getByRole("button", { name: `复制 ${domain}.a.cdn.example` })).toBeVisible();
  await expectNamesOfTheirOwn(page);
  await expectAccessible(page);
  await pressOnRow(row, "设置 CNAME");
  await rowForm(page).getByRole("button", { name: "设置 CNAME" }).click();
  await expect(recordsReview(page).getByText(`${domain}.a.cdn.example.`).first()).toBeVisible();
  await agreeToRecords(page, `${domain}.a.cdn.example.`);
  await expect(page.getByText(`${domain} 的 CNAME 已指到加速节点。`).first()).toBeVisible();
  expect(await records(zone.name)).toEqual([expect.objectContaining({ item: "www", type: "CNAME" })]);

  await pressOnRow(row, "保存源站");
  await expect(rowForm(page).getByText(/^节点会改从新的源站取内容/)).toBeVisible();
  await rowForm(page).getByLabel("源站", { exact: true }).fill("192.0.2.9");
  await rowForm(page).getByRole("button", { name: "保存源站" }).click();
  await expect(row.getByText("192.0.2.9")).toBeVisible();

  await pressOnRow(row, "刷新缓存");
  await rowForm(page).getByRole("radio", { name: "目录" }).check();
  const folders = rowForm(page).getByLabel("目录地址", { exact: true });
  await folders.fill("/img");
  await rowForm(page).getByRole("button", { name: "刷新缓存" }).click();
  await expect(rowForm(page).getByTestId("field-error")).toBeVisible();
  await folders.fill("/img/");
  await rowForm(page).getByRole("button", { name: "刷新缓存" }).click();
  const purged = page.getByRole("row").filter({ hasText: `http://${domain}/img/` });
  await expect(purged).toContainText("进行中");
  // The list reads itself again until it is done.
  await expect(purged).toContainText("已完成", { timeout: 20_000 });

  // What it served, by domain and days, each part on its own.
  await sandbox("cdn-domain", { domain, servedDays: 40, mbPerHour: 60 });
  await page.getByRole("link", { name: "统计", exact: true }).click();
  const part = (title: string) => page.getByRole("region", { name: title, exact: true });
  await expect(part("流量").getByRole("img", { name: /^每天流量：加速：/ })).toBeVisible();
  await expect(part("访问").getByRole("img")).toHaveCount(2);
  await expect(part("访问最多的地址").getByRole("row").nth(1)).toContainText(`http://${domain}/`);
  await expect(part("来源网站").getByRole("row")).not.toHaveCount(0);
  await expect(part("状态码").getByRole("row").nth(1)).toContainText("200");
  await page.getByRole("link", { name: "今天", exact: true }).click();
  await expect(part("流量").getByRole("img", { name: /^每小时流量/ })).toBeVisible({ timeout: 30_000 });
  await part("流量").getByText("看表格").first().click();
  await expect(part("流量").getByRole("table").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("从哪天").fill("2026-01-01");
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page.getByText("最多看 90 天，已改为近 7 天。")).toBeVisible();
  const fault = await control.fault({ kind: "status", endpoint: "cdn.getStatFlow", status: 500, count: -1 });
  await page.reload();
  await expect(part("流量").getByText("这部分现在读不到")).toBeVisible({ timeout: 30_000 });
  await expect(part("状态码").getByRole("row").nth(1)).toContainText("200");
  await control.clearFaults(fault.id);

  await page.getByRole("link", { name: "访问日志", exact: true }).click();
  await page.getByLabel("日期").fill(yesterday());
  await page.getByRole("button", { name: "查看" }).click();
  // Until the list of that day has come, the links are today's.
  await page.waitForURL((url) => url.search.includes(yesterday()));
  const file = page.getByRole("link", { name: "下载 08:00–09:00 的日志" });
  const href = (await file.getAttribute("href")) ?? "";
  expect(href).toContain(`/api/v1/services/${id}/log-files/`);
  const got = await page.request.get(href);
  expect(got.headers()["content-disposition"]).toBe(`attachment; filename="${domain}_${yesterday()}-08-00.gz"`);
  expect(gunzipSync(await got.body()).toString()).toContain(`GET http://${domain}/`);

  // Used up: what would be refused is blocked, and more traffic is the way out.
  await control.product({ name, usedMb: 60_000 });
  await page.goto(service);
  await page.getByRole("button", { name: "刷新", exact: true }).click();
  await expect(page.getByText("流量已用完", { exact: true }).first()).toBeVisible();
  await expectBlocked(page, "添加加速域名", "流量已用完，请先升级或续费。");
  await page.getByRole("link", { name: "升级", exact: true }).click();
  await page.getByRole("radio", { name: "TB" }).check();
  await page.getByRole("textbox", { name: "流量" }).fill("5000");
  await expect(page.getByRole("button", { name: "还有要改的地方" })).toBeDisabled();
  await page.getByRole("textbox", { name: "流量" }).fill("2");
  await page.getByRole("button", { name: "English", exact: true }).click();
  await page.getByRole("button", { name: "留下继续" }).click();
  await expect(page.getByRole("textbox", { name: "流量" })).toHaveValue("2");
  await page.getByRole("textbox", { name: "流量" }).fill("1");
  const more = addToCartButton(page);
  await expect(more).toBeEnabled();
  await more.click();
  await payCart(page);
  expect((await control.world()).cdns.find((one) => one.name === name)).toMatchObject({ unit: "T", base: 1 });
  await page.goto(`${service}/renew`);
  await page.getByRole("radio", { name: /^1 个月/ }).check();
  await page.getByRole("button", { name: /^放进购物车/ }).click();
  await payCart(page);

  await page.goto(service);
  await expect(page.getByText("加速中", { exact: true }).first()).toBeVisible();
  await pressOnRow(row, "移除域名");
  await expect(rowForm(page).getByText(/请先把域名的解析改回源站/)).toBeVisible();
  await rowForm(page).getByLabel(`输入 ${domain} 表示确认`).fill(domain);
  await rowForm(page).getByRole("button", { name: "移除域名" }).click();
  await expect(page.getByText("还没有加速域名。")).toBeVisible();
  expect((await control.world()).cdnDomains.filter((one) => one.domain === domain)).toEqual([]);
});
