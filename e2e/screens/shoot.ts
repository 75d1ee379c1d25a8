import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { addressIn } from "../../messages/addresses";

/** Every page is shown on a phone and on a screen, by day and by night, in Chinese and in English: four pictures hold all of it. */
const VARIANTS = [
  { width: 1280, theme: "light", language: "zh" },
  { width: 390, theme: "light", language: "zh" },
  { width: 1280, theme: "dark", language: "en" },
  { width: 390, theme: "dark", language: "en" },
] as const;

const HEIGHT = 900;
/** Of the colours, as far as the eye tells them apart: half as large as all of them. */
const QUALITY = 70;

interface Options {
  /** What a window shows, in place of the whole page. */
  windowOnly?: boolean;
}

/** In the browser: whether every image that can be seen has come. Those below the first window are asked for when it grows. */
function drawnImages(): boolean {
  return [...document.images].every((image) => {
    const { left, top, width, height } = image.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2) === image;
    return !seen || (image.complete && image.naturalWidth > 0);
  });
}

/**
 * Writes docs/screens/<name>-<width>-<light|dark>[-en].png, the whole page each.
 * @param ready what is waited for (and done) once the page stands, in whichever language.
 */
export async function shoot(
  page: Page,
  name: string,
  path: string,
  ready: () => Promise<void>,
  { windowOnly = false }: Options = {},
): Promise<void> {
  const { origin } = new URL(process.env.BASE_URL ?? "");
  for (const { width, theme, language } of VARIANTS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.context().addCookies([{ name: "lang", value: language, url: origin }]);
    await page.goto(addressIn(language, path));
    await ready();
    // Lists and charts come later than the page.
    await expect(page.locator("main .animate-breathe:visible")).toHaveCount(0, { timeout: 60_000 });
    await page.evaluate(() => document.fonts.ready);
    // What sticks to the bottom of the window belongs at the end of the page.
    const height = windowOnly ? HEIGHT : await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
    await page.waitForFunction(drawnImages);
    const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
    const file = `docs/screens/${name}-${width}-${theme}${language === "en" ? "-en" : ""}.png`;
    await sharp(picture).png({ palette: true, quality: QUALITY, dither: 0, effort: 10 }).toFile(file);
  }
}
