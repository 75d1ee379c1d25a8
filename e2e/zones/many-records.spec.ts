import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, signIn } from "../factory";
import { post } from "../product";
import { type OwnedZone, ownDomain } from "./zone";

const PENDING = "还没有保存的改动";
const row = (page: Page, text: string | RegExp) => page.getByRole("row").filter({ hasText: text });

/** Saves records of a domain by the route that its page uses. */
async function plant(page: Page, { id }: OwnedZone, records: readonly [host: string, type: string, value: string][]) {
  const at = `/api/v1/services/${id}/records`;
  const { version } = await (await page.request.get(at)).json();
  const edits = records.map(([host, type, value]) => ({
    op: "add",
    record: { host, type, value, ttlSeconds: 600, priority: type === "MX" ? 10 : null },
  }));
  expect((await post(page, `${at}/changes`, { edits, baseVersion: version })).ok()).toBe(true);
}

async function save(page: Page) {
  await page.getByRole("button", { name: /^保存 \d+ 处改动$/ }).click();
  await expect(page.getByRole("region", { name: PENDING })).toBeHidden();
}

test("records are filtered, ticked and changed together, and one has a remark", async ({ page }) => {
  const customer = await newCustomer();
  const zone = await ownDomain(customer);
  await signIn(page, customer);
  await plant(page, zone, [
    ["@", "A", "8.8.8.8"],
    ["www", "A", "8.8.8.8"],
    ["api", "A", "8.8.4.4"],
    ["shop", "CNAME", "store.old.example."],
    ["blog", "CNAME", "pages.old.example."],
    ["@", "TXT", "v=spf1 -all"],
  ]);
  await page.goto(`/account/services/${zone.id}/records`);
  const pending = page.getByRole("region", { name: PENDING });

  // Find and replace in what a type shows, with a look at what becomes of it.
  await page.getByLabel("按类型筛选").selectOption("CNAME");
  await expect(row(page, "8.8.4.4")).toBeHidden();
  await page.getByLabel("选中显示的全部记录").check();
  const bar = page.getByRole("region", { name: "选中的记录" });
  await expect(bar).toContainText("选中 2 条");
  await bar.getByRole("button", { name: "查找替换" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("查找").fill("old.example");
  await dialog.getByLabel("替换为").fill("new.example");
  await expect(dialog).toContainText("会改 2 条");
  await dialog.getByRole("button", { name: "改这 2 条" }).click();
  await expect(pending).toContainText("shop CNAME store.new.example.");
  await page.getByLabel("按类型筛选").selectOption("");

  // A range by Shift, and a TTL by its name.
  await row(page, "api").getByRole("checkbox").click();
  await row(page, "blog")
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await bar.getByRole("button", { name: "改 TTL" }).click();
  await dialog.getByRole("button", { name: "1 小时" }).click();
  await dialog.getByRole("button", { name: /改这 \d 条/ }).click();
  await expect(row(page, "api")).toContainText("3600");
  await expectAccessible(page);
  await save(page);

  // A remark changes no record, and is found.
  await page.getByRole("button", { name: /^www A 8\.8\.8\.8 的更多操作/ }).click();
  await page.getByRole("menuitem", { name: "写备注" }).click();
  await dialog.getByLabel("备注").fill("办公室的服务器");
  await dialog.getByRole("button", { name: "保存备注" }).click();
  await expect(row(page, "办公室的服务器")).toContainText("www");
  await page.reload();
  await page.getByLabel("筛选记录").fill("办公室");
  await expect(row(page, "api")).toBeHidden();
  await expect(row(page, "办公室的服务器")).toBeVisible();

  // One more like it.
  await page.getByRole("button", { name: /^www A 8\.8\.8\.8 的更多操作/ }).click();
  await page.getByRole("menuitem", { name: "照这条再加一条" }).click();
  const form = page.getByRole("form", { name: "添加记录" });
  await form.getByLabel("主机", { exact: true }).fill("cdn");
  await form.getByRole("button", { name: "添加" }).click();
  await expect(pending).toContainText("cdn A 8.8.8.8");
});

test("one change is made in several domains, and its results are there after the page was left", async ({ page }) => {
  const customer = await newCustomer();
  const [one, two, three] = [await ownDomain(customer), await ownDomain(customer), await ownDomain(customer)];
  await signIn(page, customer);
  for (const zone of [one, two]) await plant(page, zone, [["@", "MX", "mx.old.example."]]);
  await plant(page, three, [["www", "CNAME", "shop.example."]]);
  await page.goto("/account/services?productLine=domain");
  await page.getByRole("link", { name: "批量改解析" }).click();
  await page.getByRole("link", { name: "新的批量改动" }).click();

  await page.getByText("粘贴一列域名").click();
  await page.getByLabel("域名", { exact: true }).fill(`${one.name}, ${two.name}\n${three.name} other.cn`);
  await page.getByRole("button", { name: "选中这些" }).click();
  await expect(page.getByText("这些不在您名下：other.cn")).toBeVisible();

  await page.getByRole("radio", { name: /替换某个主机的一类记录/ }).check();
  await page.getByRole("button", { name: "预览改动" }).click();
  await expect(page.getByText("这里要填")).toBeVisible();
  await page.getByLabel("值", { exact: true }).fill("mx.new.example");
  await page.getByRole("button", { name: "预览改动" }).click();
  await expect(page.getByText("3 个会改，0 个不用改，0 个改不了。")).toBeVisible();
  await expect(page.getByText("@ MX 10 mx.new.example.").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "在 3 个域名里执行" }).click();
  await page.waitForURL(/\/batches\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.goto("/account/batches");
  await expect(page.getByRole("link", { name: "@ 的 MX 换成" })).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("3 个已改好")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("link", { name: two.name }).click();
  await expect(row(page, "mx.new.example.")).toBeVisible();
});
