/**
 * `npm run screens:take -- <folder> [name …]`: a picture of every screen that e2e/screens/compare/screens.ts lists, taken in a shop of
 * its own, to be compared with others by `npm run screens:compare`. Names choose among the screens by their beginning.
 */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { runPlaywright } from "../testing/run-playwright";
import { withShop } from "../testing/shop";

const OUT = ".test/screens-compare";

const [folder, ...names] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: npm run screens:take -- <folder> [name …]");
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
process.env.SCREENS_FOLDER = resolve(folder);
process.env.SCREENS_NAMES = names.join(" ");
const words = ["--config", "playwright.compare.config.ts"];
process.exit(await withShop({ dir: `${OUT}/shop` }, (shop) => runPlaywright(shop, words, `${OUT}/report.json`)));
