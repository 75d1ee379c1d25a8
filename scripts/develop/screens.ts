/**
 * `npm run screens`: pictures of the pages for docs/screens, taken in a shop of their own (e2e/screens/*.screen.ts). No part
 * of `npm test`; words behind it choose among them: `npm run screens -- lines`.
 */
import { runPlaywright } from "../testing/run-playwright";
import { withShop } from "../testing/shop";

const OUT = ".test/screens";

const words = ["--config", "playwright.screens.config.ts", ...process.argv.slice(2)];
process.exit(await withShop({ dir: `${OUT}/shop` }, (shop) => runPlaywright(shop, words, `${OUT}/report.json`)));
