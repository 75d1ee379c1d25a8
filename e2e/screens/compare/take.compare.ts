import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Page, test } from "@playwright/test";
import { addressIn } from "../../../messages/addresses";
import { signIn } from "../../factory";
import { makeSameEveryTime } from "./same-every-time";
import { SCREENS, type Screen } from "./screens";
import { makeWorld, type World } from "./world";

/** Pictures of the pages, for a look before and after a change. Run by `npm run screens:take -- <folder> [name …]`. */

const FOLDER = process.env.SCREENS_FOLDER ?? "";
const NAMES = (process.env.SCREENS_NAMES ?? "").split(" ").filter(Boolean);
const HEIGHT = 900;
const IDLE_MS = 5_000;

/** Both widths, both themes and both languages are in these two. */
const VARIANTS = [
  { width: 1280, theme: "light", language: "zh" },
  { width: 390, theme: "dark", language: "en" },
] as const;
type Variant = (typeof VARIANTS)[number];

async function enter(browser: Browser, who: Screen["who"], world: World): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL, reducedMotion: "reduce" });
  if (who !== "visitor") {
    const page = await context.newPage();
    await signIn(page, who === "staff" ? world.staff : world.customer);
    await page.close();
  }
  return context;
}

async function take(page: Page, screen: Screen, { width, theme, language }: Variant, world: World): Promise<void> {
  const { origin } = new URL(process.env.BASE_URL ?? "");
  await page.setViewportSize({ width, height: HEIGHT });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.context().addCookies([{ name: "lang", value: language, url: origin }]);
  await page.goto(addressIn(language, screen.path(world)));
  // Some pages go on asking (a search, an order under way): what they wait for is in `before`.
  await page.waitForLoadState("networkidle", { timeout: IDLE_MS }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
  // What sticks to the bottom of the window belongs at the end of the page.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(HEIGHT, height) });
  await screen.before?.(page);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(150);
  await makeSameEveryTime(page);
  await page.screenshot({
    path: join(FOLDER, `${screen.name}-${width}-${theme}-${language}.png`),
    animations: "disabled",
    caret: "hide",
  });
}

const wanted = SCREENS.filter(({ name }) => NAMES.length === 0 || NAMES.some((start) => name.startsWith(start)));

test("pictures of the pages", async ({ browser, page }) => {
  test.setTimeout(1_200_000);
  mkdirSync(FOLDER, { recursive: true });
  const world = await makeWorld(page);
  for (const who of ["visitor", "customer", "staff"] as const) {
    const context = await enter(browser, who, world);
    const window = await context.newPage();
    window.setDefaultTimeout(15_000);
    for (const screen of wanted.filter((one) => one.who === who)) {
      for (const variant of VARIANTS) {
        if (screen.only && screen.only !== (variant.width > 390 ? "wide" : "phone")) continue;
        await test.step(`${screen.name} ${variant.width}`, async () => {
          try {
            await take(window, screen, variant, world);
          } catch (error) {
            test.info().annotations.push({ type: "missing", description: screen.name });
            console.error(`${screen.name} at ${variant.width}: ${String(error).split("\n")[0]}`);
          }
        });
      }
    }
    await context.close();
  }
});
