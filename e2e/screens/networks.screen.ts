import { test } from "@playwright/test";
import { buyer, buyProduct, post, runControl } from "../product";
import { ownDomain, sandbox } from "../zones/zone";
import { shoot } from "./shoot";

/** The order forms and service pages of CDN and DDoS protection. `npm run screens` */

test("CDN", async ({ page }) => {
  test.setTimeout(300_000);
  await sandbox("settings", { serverOpenMs: 0 });
  const person = await buyer(page, 5_000_000);
  const { name } = await ownDomain(person, "shanlicha.net");
  await shoot(page, "cdn-order", "/products/cdn", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
  });
  const id = await buyProduct(page, "cdn", { unit: "gigabytes", gigabytes: 500 });
  for (const host of ["www", "img"]) {
    await runControl(page, id, "addDomain", { domain: `${host}.${name}`, origins: "203.0.113.80", host: "" });
    await sandbox("cdn-domain", { domain: `${host}.${name}`, servedDays: 40, mbPerHour: 80 });
  }
  await post(page, `/api/v1/services/${id}/refresh`, {});
  await shoot(page, "cdn-service", `/account/services/${id}`, async () => {
    await page.locator("#group-domains tbody tr").last().waitFor();
  });
  await shoot(page, "cdn-statistics", `/account/services/${id}/statistics`, async () => {
    await page.locator("main section:last-of-type tbody tr").last().waitFor();
  });
});

test("DDoS protection", async ({ page }) => {
  await sandbox("remit", { yuan: "100000.00" });
  await buyer(page, 5_000_000);
  await shoot(page, "ddos-order", "/products/ddos", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
  });
  const id = await buyProduct(page, "ddos", { kind: "cdn_protection", product: "10004575_cdn_gf_50" });
  await shoot(page, "ddos-service", `/account/services/${id}`, async () => {
    await page.locator("#guide li").last().waitFor();
  });
});
