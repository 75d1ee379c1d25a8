import { expect, test } from "@playwright/test";
import { SCRIPT_LIMITS, scriptBytes } from "../../scripts/testing/script-bytes";
import { expectedStatus, pagesOf } from "./pages-world";

const FIRST = /^\/(search)?($|\?)/;

for (const who of ["visitor", "customer"] as const) {
  test(`the pages of a ${who} send no more script than they may`, async ({ page }) => {
    const scripts = new Map<string, Buffer>();
    const read = async (path: string) => {
      const known = scripts.get(path);
      if (known) return known;
      const answer = await page.request.get(path);
      expect([path, answer.status()]).toEqual([path, expectedStatus(path)]);
      const body = await answer.body();
      if (path.endsWith(".js")) scripts.set(path, body);
      return body;
    };
    for (const path of await pagesOf(who, page)) {
      const most = FIRST.test(path) ? SCRIPT_LIMITS.first : SCRIPT_LIMITS.other;
      const kB = Math.round((await scriptBytes(path, read)) / 100) / 10;
      expect.soft(kB, `${path}: kB of script, compressed`).toBeLessThanOrEqual(most);
    }
    expect(scripts.size).toBeGreaterThan(10);
  });
}
