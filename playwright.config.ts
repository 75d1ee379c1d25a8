import { defineConfig } from "@playwright/test";

/** Run through `npm test`, which starts a whole shop and names it in BASE_URL, SANDBOX_URL and TEST_DATABASE_URL. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Three took as long: where two wait, the third has its pages to draw.
  workers: 2,
  // A minute was not enough on a machine that others used as well.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? ".test/e2e.json" }]],
  use: {
    baseURL: process.env.BASE_URL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 900 },
    // Recording a trace takes as much processor time as the pages themselves: `npm test -- --only=e2e -- <spec> --trace on` where one is wanted.
    trace: "off",
    screenshot: "only-on-failure",
    // No spec is about motion.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-gpu-rasterization",
        "--disable-software-rasterizer",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
