import { test } from "@playwright/test";
import { newCustomer, query, signIn } from "../factory";
import { ownDomain } from "../zones/zone";
import { shoot } from "./shoot";

/** The search, which the README shows too, a domain's page and the calendar of what ends. `npm run screens` */

test("search", async ({ page }) => {
  await shoot(
    page,
    "search",
    "/search?q=shanlicha",
    async () => {
      // Every suffix has been asked: “48 / 48”, “48 of 48”.
      await page
        .getByText(/\b(\d+) (?:\/|of) \1\b/)
        .first()
        .waitFor();
      for (const place of [0, 1, 2]) await page.locator("main li input[type=checkbox]").nth(place).click();
      // The cart answers each press, so the bar shows a sum before all three names are in it.
      await page
        .locator("[data-sticky-bar]")
        .getByText(/^(已选 3 个|3 selected)$/)
        .waitFor();
    },
    { windowOnly: true },
  );
});

test("a domain, and when everything ends", async ({ page }) => {
  const person = await newCustomer();
  const { id } = await ownDomain(person);
  for (const [days, suffix] of [
    [9, "cn"],
    [40, "net"],
    [75, "top"],
  ] as const) {
    const soon = await ownDomain(person, `freeleaf${days}.${suffix}`);
    await query("UPDATE services SET expires_at = now() + $2 * interval '1 day' WHERE id = $1", [soon.id, days]);
  }
  await signIn(page, person);
  await shoot(page, "domain-overview", `/account/services/${id}`, async () => {
    await page.locator("main h2").last().waitFor();
  });
  await shoot(page, "calendar", "/account/calendar", async () => {
    await page.locator("main figure:visible").first().waitFor();
  });
});
