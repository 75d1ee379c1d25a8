import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { buyer, buyProduct, post } from "../product";
import { shoot } from "./shoot";

/** The order forms and service pages of bulk mail and SMS; the account of bulk mail runs out of points. `npm run screens` */

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

test("bulk mail and SMS", async ({ page }) => {
  test.setTimeout(300_000);
  await buyer(page, 5_000_000);
  for (const line of ["mailing", "sms"]) {
    await shoot(page, `${line}-order`, `/products/${line}`, async () => {
      await page.locator("[data-sticky-bar] :is(a, button)", { hasText: "¥" }).waitFor();
    });
  }
  const id = await buyProduct(page, "mailing", { points: "50000", lastName: "李", firstName: "明" }, 0);
  const account = (await sandbox.world()).points.at(-1)?.account ?? "";
  await sandbox.points({ account, product: "edm", used: 49_200 });
  await post(page, `/api/v1/services/${id}/refresh`, {});
  await shoot(page, "mailing-service", `/account/services/${id}`, async () => {
    await expect(page.locator("#points").getByRole("radio")).toHaveCount(5);
  });
  await sandbox.settings({ smsAuditMs: 0 });
  const company = {
    ...{ lastName: "李", firstName: "明", company: "杭州青禾茶业有限公司", licenceNumber: "91310000123456789X" },
    ...{ legalRepresentative: "李明", legalRepresentativeIdNumber: "310101198001011234" },
    ...{ administrator: "王芳", administratorIdNumber: "31010119900101123X" },
  };
  const texts = await buyProduct(page, "sms", { points: "10000", ...company }, 0);
  await shoot(page, "sms-service", `/account/services/${texts}`, async () => {
    await expect(page.locator("#points").getByRole("radio")).toHaveCount(5);
  });
});
