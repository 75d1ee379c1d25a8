import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { forms } from "../../lib/product-lines/forms";
import { SCRIPT_LIMITS, scriptBytes } from "../../scripts/testing/script-bytes";
import { newCustomer, query, signIn } from "../factory";
import { expectedStatus, pagesOf } from "./pages-world";

const FIRST = /^\/(search)?($|\?)/;

/** The pages of a service of each product line. The upstream knows none of them: their lists stay empty. */
async function servicePages(page: Page): Promise<string[]> {
  const owner = await newCustomer();
  await signIn(page, owner);
  const ids = Object.keys(forms).map((line) => [line, randomUUID()] as const);
  for (const [line, id] of ids) {
    await query(
      `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, registered_at, expires_at, updated_at)
       VALUES ($1, $2, $3, $4, $4, 'active', '{}', now(), now() + interval '1 year', now())`,
      [id, owner.id, line, `${line}${id.slice(0, 8)}`],
    );
  }
  return ids.map(([, id]) => `/account/services/${id}`);
}

const PAGES: Readonly<Record<string, (page: Page) => Promise<string[]>>> = {
  "pages of a visitor": (page) => pagesOf("visitor", page),
  "pages of a customer": (page) => pagesOf("customer", page),
  "pages of a service of each product line": servicePages,
};

for (const [which, find] of Object.entries(PAGES)) {
  test(`the ${which} send no more script than they may`, async ({ page }) => {
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
    for (const path of await find(page)) {
      const most = FIRST.test(path) ? SCRIPT_LIMITS.first : SCRIPT_LIMITS.other;
      const kB = Math.round((await scriptBytes(path, read)) / 100) / 10;
      expect.soft(kB, `${path}: kB of script, compressed`).toBeLessThanOrEqual(most);
    }
    expect(scripts.size).toBeGreaterThan(10);
  });
}
