import { expect, type Page, test } from "@playwright/test";
import { addressIn } from "../../messages/addresses";
import { expectAccessibleByDayAndNight, expectAccessibleByNight } from "../accessible";
import { newCustomer, newStaff, signIn } from "../factory";
import { expectedStatus, pagesOf, unknownRoutes } from "./pages-world";
import { isDynamic, routes, type Visitor, visitorOf } from "./routes";

const VISITORS: readonly Visitor[] = ["visitor", "customer", "staff"];

/** WCAG 2.2, 1.4.10: nobody scrolls sideways at this width, that of a wide window at 400 %. */
const NARROWEST = 320;

/** Colours do not depend on the language: the second look is by night alone. */
const LOOKS = [
  { width: 1280, narrowest: 1280, locale: "zh-CN", accessible: expectAccessibleByDayAndNight },
  { width: 390, narrowest: NARROWEST, locale: "en-GB", accessible: expectAccessibleByNight },
] as const;

test("the specs know how to open every page of app/", () => {
  expect(routes.length).toBeGreaterThan(50);
  expect(unknownRoutes).toEqual({ withoutEntry: [], withoutRoute: [] });
});

/** A page that shows skeletons and busy buttons themselves: they never end. */
const WAITING_FOR_EVER = "/admin/primitives";

/** React listens, and nothing that can be seen is still waited for. */
async function whole(page: Page, path: string): Promise<void> {
  await page.waitForFunction((waits) => {
    const waiting = [...document.querySelectorAll("main :is(.animate-breathe, [aria-busy=true])")];
    return "hydrated" in window && (waits || !waiting.some((element) => element.checkVisibility()));
  }, path === WAITING_FOR_EVER);
}

const HEIGHT = 900;

/** By how many pixels the page is wider than a window of this width. */
async function tooWide(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: HEIGHT });
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const who of VISITORS) {
  for (const { width, narrowest, locale, accessible } of LOOKS) {
    test(`pages of a ${who} at ${width} px, ${locale}: whole, accessible, with a policy, nothing refused`, async ({
      browser,
    }) => {
      // Some seventy pages of staff, one after the other.
      test.setTimeout(360_000);
      const context = await browser.newContext({ viewport: { width, height: HEIGHT }, locale });
      await context.addInitScript(() => {
        addEventListener("hydrated", () => Object.assign(window, { hydrated: 1 }));
        // The browser says nothing in its console of what it kept from a script that caught the error.
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
          console.error(`${location.pathname}: the policy refused ${violatedDirective} ${blockedURI}`);
        });
      });
      const page = await context.newPage();
      const paths = (await pagesOf(who, page)).map((path) => addressIn(locale.slice(0, 2), path));
      const troubles: string[] = [];
      page.on("console", (message) => {
        // The browser itself complains of a page that answers 404.
        if (message.type() === "error" && expectedStatus(message.location().url) !== 404) troubles.push(message.text());
      });
      page.on("pageerror", (error) => troubles.push(String(error)));
      for (const path of paths) {
        await test.step(path, async () => {
          const response = await page.goto(path);
          expect.soft([path, response?.status()]).toEqual([path, expectedStatus(path)]);
          const isSignIn = new URL(page.url()).pathname === "/sign-in";
          expect.soft([path, isSignIn]).toEqual([path, path === "/sign-in"]);
          const policy = response?.headers()["content-security-policy"] ?? "";
          expect
            .soft([path, /script-src 'self' '(nonce|sha256)-/.test(policy), policy.includes("frame-ancestors 'none'")])
            .toEqual([path, true, true]);
          expect.soft([path, /script-src[^;]*unsafe-inline/.test(policy)]).toEqual([path, false]);
          await whole(page, path);
          expect.soft([path, await tooWide(page, narrowest)]).toEqual([path, 0]);
          expect.soft([path, await tooWide(page, width)]).toEqual([path, 0]);
          expect.soft([path, await page.locator("h1").count()]).toEqual([path, 1]);
          await accessible(page);
        });
      }
      expect(troubles).toEqual([]);
      await context.close();
    });
  }
}

test("no link leads to a page that is not there", async ({ browser }) => {
  test.setTimeout(180_000);
  for (const who of VISITORS) {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (who === "customer") await signIn(page, await newCustomer());
    if (who === "staff") await signIn(page, await newStaff("admin"));
    const waiting = routes.filter((route) => visitorOf(route) === who && !isDynamic(route));
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

for (const who of ["customer", "staff"] as const) {
  test(`an address of ${who} that names nothing is the page that says so`, async ({ page }) => {
    await signIn(page, who === "staff" ? await newStaff() : await newCustomer());
    for (const route of routes.filter((one) => visitorOf(one) === who && isDynamic(one))) {
      for (const name of NOTHING) {
        const path = route.replace(/\[[^\]]+\]/, name);
        const response = await page.goto(path);
        expect(response?.status(), path).toBe(404);
        await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("没有这一页");
        if (who === "staff") await expect(page.getByRole("navigation", { name: "后台" }), path).toBeVisible();
      }
    }
  });
}
