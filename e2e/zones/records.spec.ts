import { expect, type Page, test } from "@playwright/test";
import { expectNamesOfTheirOwn } from "../controls";
import { newCustomer, type Person, query, signIn } from "../factory";
import { giveAgain } from "../give-again";
import { type OwnedZone, ownDomain, sandbox } from "./zone";

async function open(page: Page, person?: Person): Promise<OwnedZone> {
  person ??= await newCustomer();
  const zone = await ownDomain(person);
  await signIn(page, person);
  await page.goto(`/account/services/${zone.id}/records`);
  await expect(page.getByRole("button", { name: "添加记录" })).toBeVisible();
  return zone;
}

test("the form of a zone's first record stands without the heads of a table that has no rows", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "添加记录" }).click();
  await expect(page.getByRole("form", { name: "添加记录" })).toBeVisible();
  await expect(page.getByRole("columnheader")).toHaveCount(0);
});

async function add(page: Page, type: string, host: string, fields: Record<string, string>) {
  await page.getByRole("button", { name: "添加记录" }).click();
  const form = page.getByRole("form", { name: "添加记录" });
  await form.getByLabel("类型").selectOption(type);
  await form.getByLabel("主机", { exact: true }).fill(host);
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
  await form.getByRole("button", { name: /添加|仍然这样/ }).click();
  await expect(form).toBeHidden();
}

async function save(page: Page) {
  await page.getByRole("button", { name: /^保存 \d+ 处改动$/ }).click();
  await expect(page.getByRole("region", { name: "还没有保存的改动" })).toBeHidden();
}

const row = (page: Page, text: string | RegExp) => page.getByRole("row").filter({ hasText: text });

test("a record of every type is added, reviewed, saved, and is there after a reload", async ({ page }) => {
  await open(page);
  await expect(page.getByText("还没有解析记录")).toBeVisible();
  await add(page, "A", "@", { "IPv4 地址": "8.8.8.8" });
  await add(page, "AAAA", "@", { "IPv6 地址": "2400:3200:0:0::1" });
  await add(page, "CNAME", "www", { 指向: "store.example.com" });
  await add(page, "MX", "@", { 邮件服务器: "mx.example.com", 优先级: "5" });
  await add(page, "TXT", "@", { 内容: "v=spf1 include:spf.example.com -all" });
  await add(page, "NS", "lab", { 名称服务器: "ns1.example.net" });
  await add(page, "SRV", "_sip._tcp", { 端口: "5060", 提供服务的主机: "sip.example.com" });
  await add(page, "CAA", "@", { 证书机构: "letsencrypt.org" });
  const pending = page.getByRole("region", { name: "还没有保存的改动" });
  await expect(pending).toContainText("8 处改动还没有生效");
  await expect(pending).toContainText("www CNAME store.example.com.");
  await expect(pending).toContainText("只有写明的机构能给");
  // A look at another page of the domain loses nothing.
  await page.getByRole("link", { name: "概览" }).click();
  await expect(page.getByRole("heading", { name: "记录", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "解析", exact: true }).click();
  await expect(pending).toContainText("8 处改动还没有生效");
  await save(page);
  await page.reload();
  for (const value of [
    "8.8.8.8",
    "2400:3200::1",
    "store.example.com.",
    "5 mx.example.com.",
    "v=spf1 include:spf.example.com -all",
    "ns1.example.net.",
    "10 10 5060 sip.example.com.",
    '0 issue "letsencrypt.org"',
  ]) {
    await expect(row(page, value)).toBeVisible();
  }
});

test("errors stand beside the field with a button that corrects them; a change is undone from the history", async ({
  page,
}) => {
  await open(page);
  await add(page, "A", "www", { "IPv4 地址": "8.8.8.8" });
  await save(page);

  await page.getByRole("button", { name: "修改 www A" }).click();
  const form = page.getByRole("form", { name: "修改 www A" });
  await form.getByLabel("TTL").fill("60");
  await form.getByRole("button", { name: "改好了" }).click();
  await expect(form.getByText("TTL 最小 300 秒。")).toBeVisible();
  await expect(form.getByLabel("TTL")).toBeFocused();
  await form.getByRole("button", { name: "改成 300" }).click();
  await form.getByLabel("IPv4 地址").fill("8.8.4.4");
  await form.getByRole("button", { name: "改好了" }).click();
  await expect(row(page, "8.8.4.4")).toContainText("8.8.8.8");
  await save(page);

  await page.getByRole("button", { name: "撤销：改 www A" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("www A 8.8.8.8");
  await dialog.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, "8.8.8.8")).toBeVisible();
  await expect(page.getByText("撤销：改 www A")).toBeVisible();
});

test("a CNAME can't join other records; the type can be changed instead", async ({ page }) => {
  await open(page);
  await add(page, "A", "shop", { "IPv4 地址": "8.8.8.8" });
  await save(page);
  await page.getByRole("button", { name: "添加记录" }).click();
  const form = page.getByRole("form", { name: "添加记录" });
  await form.getByLabel("类型").selectOption("CNAME");
  await form.getByLabel("主机", { exact: true }).fill("shop");
  await form.getByLabel("指向").fill("store.example.com");
  await form.getByRole("button", { name: "添加" }).click();
  await expect(form.getByText("CNAME 要独占一个主机")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();

  await page.getByRole("button", { name: "修改 shop A" }).click();
  const edit = page.getByRole("form", { name: "修改 shop A" });
  await edit.getByLabel("类型").selectOption("CNAME");
  await edit.getByLabel("指向").fill("store.example.com");
  await edit.getByRole("button", { name: "改好了" }).click();
  await save(page);
  await expect(row(page, "store.example.com.")).toBeVisible();
  await expect(row(page, "8.8.8.8")).toBeHidden();
});

test("a refusal half way is told record by record, and nothing is lost", async ({ page }) => {
  const zone = await open(page);
  await add(page, "A", "shop", { "IPv4 地址": "8.8.8.8" });
  await save(page);
  await sandbox("faults", { kind: "code", endpoint: "domains.AddRec", name: zone.name, code: "11308" });
  await page.getByRole("button", { name: "修改 shop A" }).click();
  const edit = page.getByRole("form", { name: "修改 shop A" });
  await edit.getByLabel("类型").selectOption("CNAME");
  await edit.getByLabel("指向").fill("store.example.com");
  await edit.getByRole("button", { name: "改好了" }).click();
  await page.getByRole("button", { name: /^保存 \d+ 处改动$/ }).click();
  const result = page.getByRole("alert").filter({ hasText: "没有保存" });
  await expect(result).toContainText("已还原");
  await expect(result).toContainText("域名目前的状态不能改解析");
  // The edit is still pending: saving again, without the fault, does it.
  await save(page);
  await expect(row(page, "store.example.com.")).toBeVisible();
});

test("edits made elsewhere are shown before anything is saved", async ({ page, browser }) => {
  const zone = await open(page);
  const other = await browser.newContext({ storageState: await page.context().storageState(), locale: "zh-CN" });
  const second = await other.newPage();
  await second.goto(`/account/services/${zone.id}/records`);
  await add(second, "A", "side", { "IPv4 地址": "9.9.9.9" });
  await save(second);
  await other.close();
  await add(page, "A", "www", { "IPv4 地址": "8.8.8.8" });
  await page.getByRole("button", { name: /^保存 \d+ 处改动$/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "记录在别处改过" })).toContainText("side A 9.9.9.9");
  await save(page);
  await expect(row(page, "8.8.8.8")).toBeVisible();
  await expect(row(page, "9.9.9.9")).toBeVisible();
});

test("name servers are set elsewhere, the records say they have no effect, and are set back", async ({ page }) => {
  const person = await newCustomer();
  const zone = await open(page, person);
  await add(page, "A", "www", { "IPv4 地址": "8.8.8.8" });
  await add(page, "A", "www", { "IPv4 地址": "8.8.4.4" });
  await expectNamesOfTheirOwn(page);
  await save(page);
  await expectNamesOfTheirOwn(page);
  await page.getByRole("link", { name: "名称服务器" }).click();
  await expect(page.getByText("用的是这里的名称服务器")).toBeVisible();
  await expectNamesOfTheirOwn(page);
  await page.getByRole("button", { name: "全部清空" }).click();
  for (let n = 1; n <= 6; n++) await expect(page.getByLabel(`名称服务器 ${n}`)).toHaveValue("");
  for (let n = 1; n <= 2; n++) await page.getByLabel(`名称服务器 ${n}`).fill(`ns${n}.example.com`);
  await page.getByRole("button", { name: "保存名称服务器" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "换过去" }).click();
  await giveAgain(page, person);
  await expect(page.getByText("用的是别处的名称服务器")).toBeVisible();
  await page.getByRole("link", { name: "解析", exact: true }).click();
  await expect(page.getByText("这里的记录现在不生效")).toBeVisible();
  await expect(page.getByRole("button", { name: "添加记录" })).toBeHidden();
  // The records are kept and shown, however often they are read while the upstream answers none.
  await query("UPDATE zone_caches SET read_at = read_at - interval '1 minute' WHERE service_id = $1", [zone.id]);
  await page.reload();
  await page.getByRole("button", { name: "重新读取" }).click();
  await expect(page.getByRole("main").getByText(/现在不能改。读取于 20/)).toBeVisible();
  await expect(row(page, "8.8.4.4")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(修改|删除) www/ })).toHaveCount(0);
  await page.getByRole("link", { name: "去换名称服务器" }).click();
  // The page that is left has a button of this name as well.
  await expect(page.getByLabel("名称服务器 1")).toBeVisible();
  await page.getByRole("button", { name: "换回这里的名称服务器" }).click();
  await expect(page.getByText("用的是这里的名称服务器")).toBeVisible();
});

test("somebody else's domain is not found", async ({ page }) => {
  const zone = await ownDomain(await newCustomer());
  await signIn(page, await newCustomer());
  const answer = await page.goto(`/account/services/${zone.id}/records`);
  expect(answer?.status()).toBe(404);
  expect((await page.request.get(`/api/v1/services/${zone.id}/records`)).status()).toBe(404);
});

test("a zone of 1,200 records is searched, scrolled and edited, with few rows in the page", async ({ page }) => {
  const person = await newCustomer();
  const zone = await ownDomain(person);
  const records = Array.from({ length: 1_200 }, (_, n) => ({
    ...{ id: String(n + 1), type: "A", host: `host-${String(n + 1).padStart(4, "0")}` },
    ...{ value: `203.0.${Math.floor(n / 250)}.${(n % 250) + 1}`, ttlSeconds: 600, priority: null },
  }));
  // A reading of a moment ago is shown as it is; this one lasts for the whole spec.
  await query(`INSERT INTO zone_caches (service_id, records, read_at) VALUES ($1, $2, now() + interval '1 hour')`, [
    zone.id,
    JSON.stringify({ records, locked: [], unreadable: [], nameServers: null }),
  ]);
  await signIn(page, person);
  await page.goto(`/account/services/${zone.id}/records`);
  const table = page.getByRole("table", { name: zone.name });
  const rows = table.getByRole("row");
  await expect(table).toHaveAttribute("aria-rowcount", "1201");
  await expect(row(page, "host-0001")).toBeVisible();
  expect(await rows.count()).toBeLessThan(100);
  await expect(row(page, "host-1200")).toHaveCount(0);

  // From here on the rows are those near the window.
  await expect(row(page, "host-0003")).toHaveAttribute("aria-rowindex", "4");
  await row(page, "host-0003").getByRole("button", { name: /^修改/ }).click();
  const form = page.getByRole("form", { name: /^修改 host-0003/ });
  await form.getByLabel("IPv4 地址").fill("8.8.8.8");
  // The form stays, with what was typed, when the window is elsewhere.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  await expect(row(page, /host-06/).first()).toBeVisible();
  await expect(form.getByLabel("IPv4 地址")).toHaveValue("8.8.8.8");
  expect(await rows.count()).toBeLessThan(120);
  await form.getByRole("button", { name: "改好了" }).click();
  await expect(page.getByRole("region", { name: "还没有保存的改动" })).toContainText("host-0003 A 8.8.8.8");
  await expect(page.getByRole("button", { name: "修改 host-0003 A" })).toBeFocused();

  await page.getByRole("searchbox").pressSequentially("host-1199");
  await expect(rows).toHaveCount(2);
  await expect(row(page, "host-1199")).toBeVisible();
  await page.getByRole("searchbox").fill("host-11");
  await expect(table).toHaveAttribute("aria-rowcount", "101");
  await expect(row(page, "host-1101")).toBeVisible();
  // Few, although a zone of a hundred records is shown whole: changing them at each key would take long.
  expect(await rows.count()).toBeLessThan(60);
  await page.getByRole("searchbox").fill("");

  // By keyboard the focus goes on beyond what was in the page, row by row.
  const last = page.getByRole("button", { name: "修改 host-0010 A" });
  await last.focus();
  // A row has a box and three buttons.
  for (let n = 0; n < 120; n++) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "修改 host-0040 A" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(row(page, "host-1200")).toBeVisible();
});

test("a press in a row shows there at once and keeps the focus in it; pressing a form's button twice takes the record once", async ({
  page,
}) => {
  await open(page);
  await add(page, "A", "shop", { "IPv4 地址": "8.8.8.8" });
  await save(page);
  const pending = page.getByRole("region", { name: "还没有保存的改动" });

  await page.getByRole("button", { name: "删除 shop A" }).press("Enter");
  const restore = page.getByRole("button", { name: "还原 shop A" });
  await expect(restore).toBeFocused();
  await expect(pending).toContainText("删 1");
  await restore.press("Enter");
  await expect(page.getByRole("button", { name: "修改 shop A" })).toBeFocused();
  await expect(pending).toBeHidden();

  await page.getByRole("button", { name: "添加记录" }).click();
  const form = page.getByRole("form", { name: "添加记录" });
  await form.getByLabel("主机", { exact: true }).fill("api");
  await form.getByLabel("IPv4 地址").fill("8.8.4.4");
  await form.getByRole("button", { name: "添加" }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(form).toBeHidden();
  await expect(pending).toContainText("1 处改动还没有生效");
  await expect(row(page, /api/).filter({ hasText: "8.8.4.4" })).toHaveCount(1);
  // The form that is opened next begins anew.
  await page.getByRole("button", { name: "添加记录" }).click();
  await expect(form.getByLabel("主机", { exact: true })).toHaveValue("");
});

test.describe("on a phone, in English", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "en-GB" });

  test("a changed record has its host and its type whole beside its three buttons", async ({ page }) => {
    const person = await newCustomer();
    const zone = await ownDomain(person);
    const record = { id: "1", host: "@", type: "AAAA", value: "2400:3200::1", ttlSeconds: 600, priority: null };
    await query(`INSERT INTO zone_caches (service_id, records, read_at) VALUES ($1, $2, now() + interval '1 hour')`, [
      zone.id,
      JSON.stringify({ records: [record], locked: [], unreadable: [], nameServers: null }),
    ]);
    await signIn(page, person);
    await page.goto(`/account/services/${zone.id}/records`);
    await page.getByRole("button", { name: "Edit @ AAAA" }).click();
    await page.getByRole("form").getByLabel("TTL").fill("86400");
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("button", { name: "Restore @ AAAA" })).toBeVisible();
    const cells = page.getByRole("row").filter({ hasText: "86400" }).getByRole("cell");
    for (const text of ["@", "AAAA"]) {
      const cell = cells.filter({ hasText: new RegExp(`^${text}$`) });
      const whole = await cell.evaluate(
        (it) =>
          it.scrollWidth <= it.clientWidth && it.clientHeight < 2 * Number.parseFloat(getComputedStyle(it).lineHeight),
      );
      expect(whole, text).toBe(true);
    }
  });
});
