import { expect, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { fund, newCustomer, signIn } from "../factory";
import { buyProduct, post } from "../product";
import { shoot } from "./shoot";

/** The order forms of bulk mail and SMS, and the service page of an account that runs out of points. `npm run screens` */

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");

test("bulk mail and SMS", async ({ page }) => {
  test.setTimeout(300_000);
  const person = await newCustomer();
  await fund(person, 5_000_000);
  await signIn(page, person);
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
});
