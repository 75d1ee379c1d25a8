/**
 * `npm run screens`: pictures of the pages for docs/screens, taken in a shop of their own (e2e/screens/*.screen.ts). Not part
 * of `npm test`; further words choose some of them: `npm run screens -- lines`.
 */
import { runPlaywright } from "../testing/run-playwright";
import { withShop } from "../testing/shop";

const OUT = ".test/screens";

const words = ["--config", "playwright.screens.config.ts", ...process.argv.slice(2)];
process.exit(await withShop({ dir: `${OUT}/shop` }, (shop) => runPlaywright(shop, words, `${OUT}/report.json`)));
