import { spawn } from "node:child_process";
import { findBrowser } from "./browser";
import type { Shop } from "./shop";

/** Runs Playwright against a shop that is up. @returns its exit code. */
export function runPlaywright(shop: Shop, words: readonly string[], reportFile: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn("node_modules/.bin/playwright", ["test", ...words], {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        BASE_URL: shop.url,
        SANDBOX_URL: shop.sandboxUrl,
        TEST_DATABASE_URL: shop.databaseUrl,
        TEST_OWNER_URL: shop.ownerUrl,
        MAIL_IN_SECRET: shop.env.MAIL_IN_SECRET,
        CHROMIUM_PATH: findBrowser(),
        PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile,
      },
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
