/**
 * The DNS editor with 5,000 records on a processor slowed to a quarter, beside the same with 200: how long a key in the filter and an edit
 * hold up the page, and how long it takes until the plan of the edit stands. A page of one button says what of it is not ours.
 */
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../scripts/testing/browser";
import { type Shop, withShop } from "../scripts/testing/shop";
import { emptyPage, longestMs, openRecords, pressOn, SLOWER, slowPage, zoneWithRecords } from "./interactions";
import { signedInCookie } from "./pages";
import { type BenchRow, median } from "./row";

const SIZES = [200, 5_000] as const;
const ROUNDS = 3;
const TARGET_MS = 100;

interface Waits {
  filterMs: number;
  editMs: number;
  planMs: number;
}

async function measure(browser: Browser, shop: Shop, cookie: string, id: string, size: number): Promise<Waits> {
  const page = await slowPage(browser, shop, cookie);
  const rows = page.locator("main tbody tr");
  const open = async () => {
    await openRecords(page, id, size);
    // What is measured is the editor's work, not the page's start.
    await page.waitForTimeout(2_000);
  };
  await open();
  await page.locator("#zone-find").pressSequentially("host19", { delay: 150 });
  await page.locator("#zone-find").press("Backspace");
  const filterMs = await longestMs(page);
  // A new page, so that its interactions alone are counted.
  await open();
  await pressOn(rows.nth(3).locator("button").first());
  await page.locator("main form input").nth(1).pressSequentially("9", { delay: 60 });
  const planMs = await page.evaluate(
    // No named function in here: the compiler adds a helper to it, and the browser does not have it.
    () =>
      new Promise<number>((resolve, reject) => {
        const before = performance.now();
        const painted = new MessageChannel();
        painted.port1.onmessage = () => resolve(performance.now() - before);
        new MutationObserver((_, seen) => {
          if (!document.querySelector('[aria-label="还没有保存的改动"]')) return;
          seen.disconnect();
          // A frame's callback comes before its layout and painting, a message from it after them.
          requestAnimationFrame(() => painted.port2.postMessage(null));
        }).observe(document.body, { childList: true, subtree: true });
        setTimeout(() => reject(new Error("no plan came")), 10_000);
        document.querySelector<HTMLButtonElement>("main form button[type=submit]")?.click();
      }),
  );
  await pressOn(rows.nth(5).locator("button").last());
  await pressOn(rows.nth(5).locator("button").last());
  const editMs = await longestMs(page);
  await page.context().close();
  return { filterMs, editMs, planMs };
}

export function run(): Promise<BenchRow[]> {
  const options = { dir: ".test/bench-long-zone", worker: false, quiet: true };
  return withShop(options, async (shop) => {
    const cookie = await signedInCookie(shop);
    const zones: { id: string; size: number }[] = [];
    for (const size of SIZES) zones.push({ size, id: await zoneWithRecords(shop, size) });
    const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
    try {
      const waits: [Waits[], Waits[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        for (const [at, { id, size }] of zones.entries())
          waits[at]?.push(await measure(browser, shop, cookie, id, size));
      }
      const empty = await emptyPage(browser);
      const row = (name: string, of: keyof Waits): BenchRow => {
        const [short, long] = waits.map((all) => median(all.map((one) => one[of])));
        return {
          ...{ name: `${SIZES[1]} records: ${name}`, value: long ?? Number.NaN },
          unit: `ms, processor ${SLOWER} times slower`,
          baseline: { name: `${SIZES[0]} records`, value: short ?? Number.NaN },
          empty,
          ...{ target: `≤ ${TARGET_MS} ms`, met: (long ?? Number.POSITIVE_INFINITY) <= TARGET_MS },
        };
      };
      return [
        row("longest wait for a key in the filter", "filterMs"),
        row("longest wait in editing", "editMs"),
        row("from taking an edit to its plan", "planMs"),
      ];
    } finally {
      await browser.close();
    }
  });
}
