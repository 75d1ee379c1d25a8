import { test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { query } from "../factory";
import { buyer, buyProduct, post, runControl } from "../product";
import { ownDomain } from "../zones/zone";
import { shoot } from "./shoot";

/** The order forms and service pages of databases and mail. `npm run screens` */

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
const answered = "[data-answer=free], [data-answer=taken]";

test("databases", async ({ page }) => {
  await buyer(page, 5_000_000);
  await shoot(page, "database-order", "/products/database", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
    await page.locator("input[maxlength='13']").fill("shanlicha");
    await page.locator(answered).waitFor();
  });
  const config = { engine: "mssql_2008", location: "china", line: "dual", sizeMb: 500, dbname: "shanlicha" };
  const id = await buyProduct(page, "database", { ...config, password: "Tea2026leaf" });
  await sandbox.database({ dbname: "sq_shanlicha", usedMb: 312 });
  await post(page, `/api/v1/services/${id}/controls/backUp`, { row: "1", input: {} });
  await post(page, `/api/v1/services/${id}/refresh`, {});
  await shoot(page, "database-service", `/account/services/${id}`, async () => {
    await page.locator("#group-backups tbody tr").last().waitFor();
  });
});

test("mail", async ({ page }) => {
  const person = await buyer(page, 5_000_000);
  const { name } = await ownDomain(person);
  await shoot(page, "mail-order", "/products/mail", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
    await page.locator("input[name='kind']").nth(1).check();
    await page.locator("main input.mono-value").last().fill(name);
    await page.locator(answered).waitFor();
  });
  const id = await buyProduct(page, "mail", { kind: "cheng", edition: "standard", mailboxes: 5, domain: name });
  await runControl(page, id, "records", {});
  for (const account of ["liming", "wangfang"]) {
    const input = { account, mailboxPassword: "Tea_leaf_1!", sizeGb: 1 };
    await runControl(page, id, "addChengMailbox", input);
  }
  await shoot(page, "mail-service", `/account/services/${id}`, async () => {
    await page.locator("#group-mailboxes tbody tr").last().waitFor();
  });
});

test("mail that came with a host", async ({ page }) => {
  const person = await buyer(page, 5_000_000);
  const { name } = await ownDomain(person);
  const config = { location: "china", kind: "standard", line: "dual", sizeMb: 500, ftpName: "qinghe" };
  const host = await buyProduct(page, "hosting", { ...config, password: "Tea-2026-leaf" });
  await post(page, "/api/v1/account/reauth", { password: person.password });
  await runControl(page, host, "openMail", { mailDomain: name, mailPassword: "leaf2026" });
  const [gift] = await query<{ id: string }>("SELECT id FROM services WHERE parent_id = $1", [host]);
  const id = gift?.id ?? "";
  for (const [account, sizeMb, memo] of [
    ["liming", 80, "财务"],
    ["wangfang", 50, ""],
  ] as const) {
    await runControl(page, id, "addMailbox", { account, mailboxPassword: "Leaf2026!", sizeMb, memo });
  }
  await shoot(page, "mail-gift", `/account/services/${id}`, async () => {
    await page.locator("#group-mailboxes tbody tr").last().waitFor();
  });
});
