import { test } from "@playwright/test";
import { buyer, buyProduct, runControl } from "../product";
import { ownDomain } from "../zones/zone";
import { shoot } from "./shoot";

/** The gallery, the order form and the service page of websites. `npm run screens` */
test("websites", async ({ page }) => {
  const person = await buyer(page, 5_000_000);
  const pictures = async () => {
    const images = page.locator("main img");
    await images.first().evaluate((node) => (node as HTMLImageElement).decode());
  };
  await shoot(page, "site-templates", "/products/site/templates?template=3015", pictures);
  await shoot(page, "site-order", "/products/site?edition=standard&versions=both", async () => {
    await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
    await pictures();
  });
  const config = { edition: "basic", versions: "desktop", category: "1", template: "3001", location: "hong_kong" };
  const id = await buyProduct(page, "site", { ...config, language: "simplified_chinese" });
  const { name } = await ownDomain(person, "shanlicha.cn");
  await runControl(page, id, "bindDomain", { domain: name, host: "www", setRecord: true });
  await shoot(page, "site-service", `/account/services/${id}`, async () => {
    await page.locator("#group-domains tbody tr").last().waitFor();
  });
});
