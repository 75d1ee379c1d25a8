import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** First what has no window to draw: pages take half the processor time in it. */
const SYSTEM = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/**
 * A Chromium to run the browser specs with: PLAYWRIGHT_CHROMIUM_PATH, the system's, Playwright's own; else one is installed
 * (apt as root, with Chinese fonts; otherwise Playwright's download). Returns its path; throws with what to do.
 */
export function findBrowser(): string {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM_PATH names no file: ${named}`);
    return named;
  }
  const here = present();
  if (here) return here;
  process.stdout.write("Installing a browser for the specs …\n");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    for (const browser of ["chromium-headless-shell", "chromium"]) {
      if (present()) break;
      const words = ["install", "-y", "-qq", browser, "fonts-noto-cjk"];
      spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"], env });
    }
  } else {
    spawnSync("node_modules/.bin/playwright", ["install", "chromium"], { stdio: "inherit" });
  }
  const installed = present();
  if (!installed)
    throw new Error("No browser: install Chromium, or name one in PLAYWRIGHT_CHROMIUM_PATH, and run again.");
  return installed;
}

function present(): string | undefined {
  return [...SYSTEM, chromium.executablePath()].find((path) => path && existsSync(path));
}
