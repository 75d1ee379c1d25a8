import { expect, test } from "@playwright/test";
import { buyer, buyProduct } from "../product";
import { sandbox } from "../zones/zone";
import { shoot } from "./shoot";

/** The order forms and service pages of servers of other clouds. `npm run screens` */

const common = { location: "1", cpu: 2, ramGb: 4, bandwidthMbps: 5, family: "linux", system: "m-UbUnTu22" };
const secret = { password: "Leaf2026tea!" };
const CONFIGS = {
  baidu: { ...common, ...secret, dataDisks: 2, disk1: "ordinary", disk1Gb: 100, disk2: "ssd", disk2Gb: 50 },
  aliyun: {
    ...{ ...common, ...secret, instance: "10-10004814", systemDisk: "efficient", systemDiskGb: 40 },
    ...{ dataDisks: 1, disk1: "ssd", disk1Gb: 100 },
  },
};

for (const [productLine, config] of Object.entries(CONFIGS)) {
  test(productLine, async ({ page }) => {
    test.setTimeout(300_000);
    await sandbox("remit", { yuan: "100000.00" });
    await sandbox("settings", { serverOpenMs: 0 });
    await buyer(page, 5_000_000);
    await shoot(page, `${productLine}-order`, `/products/${productLine}`, async () => {
      await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
    });
    const id = await buyProduct(page, productLine, config);
    await shoot(page, `${productLine}-service`, `/account/services/${id}`, async () => {
      await expect(page.locator("#group-disks tbody tr")).toHaveCount(config.dataDisks + 1);
    });
  });
}
