import { expect, test } from "@playwright/test";
import { staffPage } from "../money/world";
import { buyer, buyProduct, runControl } from "../product";
import { ownDomain, sandbox } from "../zones/zone";
import { shoot } from "./shoot";

/** The order forms and service pages of hosting, cloud servers and promotion. `npm run screens` */

test("hosting", async ({ page }) => {
  test.setTimeout(300_000);
  await shoot(page, "products", "/products", async () => {
    await expect(page.getByRole("main").getByRole("listitem").last()).toContainText("¥");
  });
  const person = await buyer(page, 5_000_000);
  const { name } = await ownDomain(person);
  await shoot(page, "hosting-order", "/products/hosting", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
    await page.locator("input[maxlength='10']").fill("shanlicha");
    await page.locator("[data-answer=free], [data-answer=taken]").waitFor();
  });
  const config = {
    location: "china",
    kind: "standard",
    line: "dual",
    sizeMb: 500,
    ftpName: "shanli",
    password: "Tea-2026-leaf",
  };
  const id = await buyProduct(page, "hosting", config);
  await runControl(page, id, "bindDomain", { domain: name, host: "www", setRecord: true, filedElsewhere: false });
  await runControl(page, id, "denyAddress", { address: "203.0.113.7", mask: "255.255.255.255" });
  await shoot(page, "hosting-service", `/account/services/${id}`, async () => {
    const folded = page.locator("#group-log details:not([open]) > summary");
    if ((await folded.count()) > 0) await folded.click();
    await page.locator("#group-log tbody tr").first().waitFor();
  });
});

test("cloud servers", async ({ page }) => {
  test.setTimeout(300_000);
  // A server costs more than the demo's agent account holds.
  await sandbox("remit", { yuan: "100000.00" });
  await buyer(page, 5_000_000);
  await shoot(page, "cloud-order", "/products/cloud", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
  });
  const config = {
    room: "3",
    cpu: 2,
    ramGb: 4,
    diskGb: 100,
    bandwidthMbps: 5,
    family: "linux",
    system: "Debian-12_64",
    password: "Leaf2026tea",
  };
  const id = await buyProduct(page, "cloud", config);
  await shoot(page, "cloud-service", `/account/services/${id}`, async () => {
    const folded = page.locator("#group-power details:not([open]) > summary");
    if ((await folded.count()) > 0) await folded.click();
    await page.locator("#group-power").getByTestId("control").first().waitFor();
  });
  await shoot(page, "cloud-upgrade", `/account/services/${id}/upgrade`, async () => {
    await page.locator("[data-note]").waitFor();
  });
});

test("promotion", async ({ page }) => {
  test.setTimeout(300_000);
  await sandbox("remit", { yuan: "20000.00" });
  await buyer(page, 5_000_000);
  await shoot(page, "qituibao-order", "/products/qituibao", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
    await page.locator("input[name='family'][value='promotion']").check();
    await page.locator("input[maxlength='20']").first().fill("茶具定制");
    await page.locator("[data-answer=free]").waitFor();
  });
  const id = await buyProduct(page, "qituibao", {
    ...{ family: "promotion", edition: "promotion_standard", room: "shanghai", company: "杭州青禾茶业有限公司" },
    ...{ domain: "shanlicha.com", keyword: "茶具定制", secondKeyword: "绿茶", generalKeyword: "绿茶多少钱一斤" },
    regionalKeyword: "杭州茶具定制",
  });
  await shoot(page, "qituibao-service", `/account/services/${id}`, async () => {
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
});

test("搜客易, which is withdrawn: the page of one that a customer has", async ({ browser, page }) => {
  test.setTimeout(300_000);
  await sandbox("remit", { yuan: "5000.00" });
  await buyer(page, 2_000_000);
  const staff = await staffPage(browser, "finance");
  const sale = staff.page.locator("#sale");
  const sell = async (on: boolean) => {
    await sale.getByLabel("在商店里卖").setChecked(on);
    await sale.getByRole("button", { name: "保存" }).click();
    await expect(staff.page.getByText("目录已更新。").first()).toBeVisible();
  };
  await staff.page.goto("/admin/catalogue/soukeyi");
  await sell(true);
  const id = await buyProduct(page, "soukeyi", { edition: "baidu_google" });
  await sell(false);
  await shoot(page, "soukeyi-service", `/account/services/${id}`, async () => {
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
});
