import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

// Half as long as `axe.source`, which each page would have to parse.
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page as it stands has nothing that axe objects to. @param rules all, or these alone */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.evaluate(source);
  const violations = await page.evaluate(async (only) => {
    const { axe: runner } = window as unknown as { axe: typeof import("axe-core") };
    const found = await runner.run(document, {
      resultTypes: ["violations"],
      preload: false,
      ...(only && { runOnly: [...only] }),
    });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }, rules);
  expect(violations).toEqual([]);
}

/** The same by day and by night: only contrast depends on it, so the second run asks for contrast alone. */
export async function expectAccessibleByDayAndNight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, ["color-contrast"]);
}

/** All rules, by night. */
export async function expectAccessibleByNight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
}
