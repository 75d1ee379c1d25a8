import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, newStaff, signIn } from "../factory";

/** Every page that an address alone opens, by who may see it. */
const PAGES = {
  visitor: [
    "/",
    "/search?q=freekumquat",
    "/prices",
    "/cart",
    "/terms",
    "/privacy",
    "/sign-in",
    "/register",
    "/forgot-password",
  ],
  customer: [
    "/account/services",
    "/account/services?productLine=domain",
    "/account/calendar",
    "/account/orders",
    "/account/registrants",
    "/account/registrants/new",
    "/account/wallet",
    "/account/wallet/top-up",
    "/account/security",
    "/account/profile",
    "/checkout",
  ],
  staff: [
    "/admin/orders",
    "/admin/customers",
    "/admin/services",
    "/admin/services/import",
    "/admin/catalogue",
    "/admin/catalogue/mail",
    "/admin/top-ups",
    "/admin/balance",
    "/admin/prices",
    "/admin/suffixes",
    "/admin/staff",
    "/admin/calls",
    "/admin/outbox",
    "/admin/audit",
    "/admin/health",
    "/admin/settings",
    "/admin/primitives",
  ],
} as const;

const LOOKS = [
  { width: 1280, colorScheme: "light", locale: "zh-CN" },
  { width: 390, colorScheme: "dark", locale: "en-GB" },
] as const;

async function enter(page: Page, who: keyof typeof PAGES): Promise<void> {
  if (who === "customer") await signIn(page, await newCustomer());
  if (who === "staff") await signIn(page, await newStaff("admin"));
}

for (const who of Object.keys(PAGES) as (keyof typeof PAGES)[]) {
  for (const { width, colorScheme, locale } of LOOKS) {
    test(`pages of a ${who} at ${width} px, ${colorScheme}, ${locale}: whole, accessible, with a policy, nothing refused`, async ({
      browser,
    }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
      page.on("pageerror", (error) => troubles.push(String(error)));
      await enter(page, who);
      for (const path of PAGES[who]) {
        await test.step(path, async () => {
          const response = await page.goto(path, { waitUntil: "networkidle" });
          expect.soft([path, response?.status()]).toEqual([path, 200]);
          const policy = response?.headers()["content-security-policy"] ?? "";
          expect
            .soft([path, /script-src 'self' '(nonce|sha256)-/.test(policy), policy.includes("frame-ancestors 'none'")])
            .toEqual([path, true, true]);
          expect.soft([path, /script-src[^;]*unsafe-inline/.test(policy)]).toEqual([path, false]);
          const wider = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft([path, wider]).toEqual([path, 0]);
          expect.soft([path, await page.locator("h1").count()]).toEqual([path, 1]);
          await expectAccessible(page);
        });
      }
      expect(troubles).toEqual([]);
      await context.close();
    });
  }
}

test("no link leads to a page that is not there", async ({ browser }) => {
  test.setTimeout(180_000);
  for (const who of Object.keys(PAGES) as (keyof typeof PAGES)[]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await enter(page, who);
    const waiting: string[] = [...PAGES[who]];
    const seen = new Set<string>();
    while (waiting.length > 0 && seen.size < 80) {
      const path = waiting.shift() ?? "";
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await page.request.get(path, { maxRedirects: 5 });
      expect.soft([who, path, response.status()]).toEqual([who, path, 200]);
      const html = await response.text();
      for (const [, href = ""] of html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)"/g)) {
        const next = href.replaceAll("&amp;", "&");
        if (!seen.has(next) && !next.startsWith("/api/auth/signout")) waiting.push(next);
      }
    }
    await context.close();
  }
});

const NOTHING = ["shanlicha.com", "01a4057b-4510-7018-b196-9a4de5effde2"];

for (const [who, paths] of Object.entries({
  customer: [
    "/account/services/*",
    "/account/services/*/records",
    "/account/services/*/name-servers",
    "/account/services/*/renew",
    "/account/services/*/upgrade",
    "/account/orders/*",
    "/account/registrants/*",
    "/account/registrants/*/edit",
    "/account/wallet/top-up/*",
  ],
  staff: [
    "/admin/services/*",
    "/admin/orders/*",
    "/admin/customers/*",
    "/admin/outbox/*",
    "/admin/catalogue/*",
    "/admin/books/*",
  ],
})) {
  test(`an address of ${who} that names nothing is the page that says so`, async ({ page }) => {
    await signIn(page, who === "staff" ? await newStaff() : await newCustomer());
    for (const path of paths) {
      for (const name of NOTHING) {
        const response = await page.goto(path.replace("*", name));
        expect(response?.status(), path).toBe(404);
        await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("没有这一页");
      }
    }
  });
}
