import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** `+ *`, `~ *` and Tailwind's `[&>*+*]`, `[&~_*]`: a rule for whatever stands behind something. */
const ANYTHING_BEHIND = /[+~][_ ]?\*(?=[\]{,:\s])/;

function stylesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(tsx?|css)$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join(folder, path));
}

it("no rule is about whatever stands behind something", () => {
  // With one such rule in the stylesheet, an element that is added anywhere has everything behind it styled again, with all that it holds.
  const paths = ["app", "components"].flatMap(stylesIn);
  expect(paths.length).toBeGreaterThan(500);
  expect(paths.filter((path) => ANYTHING_BEHIND.test(readFileSync(path, "utf8")))).toEqual([]);
});

it("knows such a rule when it sees one", () => {
  for (const rule of ["[&>*+*]:mt-4", "[&>h2+*]:mt-3", "[&~_*]:mt-3", "h2 + * {", ".a ~ *, b {"]) {
    expect(ANYTHING_BEHIND.test(rule)).toBe(true);
  }
  for (const rule of ["[&>nav+section]:mt-3", "calc(1rem+2px)", "a + b * c", "[&>:where(:not(:first-child))]:mt-4"]) {
    expect(ANYTHING_BEHIND.test(rule)).toBe(false);
  }
});
