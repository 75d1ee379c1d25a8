import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const files = (dir: string, end: string) =>
  readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(end))
    .map((file) => join(dir, file).replaceAll("\\", "/"));
const classesIn = (css: string) => [...css.matchAll(/\.([a-z][a-z0-9-]*)/g)].map(([, name]) => name ?? "");

/** The files of this repository that a file imports. */
function importsOf(file: string): string[] {
  if (!/\.tsx?$/.test(file)) return [];
  return [...read(file).matchAll(/(?:from|import) "([^"]+)"/g)].flatMap(([, from = ""]) => {
    const base = from.startsWith("@/") ? from.slice(2) : from.startsWith(".") ? join(dirname(file), from) : null;
    const found = ["", ".tsx", ".ts"].map((end) => normalize(`${base}${end}`)).find(isFile);
    return base !== null && found ? [found.replaceAll("\\", "/")] : [];
  });
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

function reach(file: string, seen: Set<string>): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of importsOf(file)) reach(next, seen);
  return seen;
}

/** The layouts of a page. */
function layoutsOf(page: string): string[] {
  const found: string[] = [];
  for (let dir = dirname(page); dir !== "."; dir = dirname(dir)) {
    if (isFile(`${dir}/layout.tsx`)) found.push(`${dir}/layout.tsx`);
  }
  return found;
}

it("each page imports the stylesheets of its components, because it may be the first page that is opened", () => {
  const everywhere = new Set(files("app/styles", ".css").flatMap((file) => classesIn(read(file))));
  const local = new Map(files("components", ".css").map((file) => [file, new Set(classesIn(read(file)))]));
  const pages = files("app", "page.tsx");
  expect(pages.length).toBeGreaterThan(40);
  const missing = new Set<string>();
  for (const page of pages) {
    const parts = new Set<string>();
    for (const file of [page, ...layoutsOf(page)]) reach(file, parts);
    const brought = new Set([...parts].flatMap((file) => [...(local.get(file) ?? [])]));
    for (const file of parts) {
      // Primitives need no stylesheet; the names they carry are for rules of the areas that still have one.
      if (!file.endsWith(".tsx") || file.startsWith("components/ui/")) continue;
      for (const [, names = ""] of read(file).matchAll(/className="([^"]+)"/g)) {
        for (const name of names.split(" ")) {
          const owned = [...local.values()].some((classes) => classes.has(name));
          if (owned && !brought.has(name) && !everywhere.has(name)) missing.add(`${file}: ${name}`);
        }
      }
    }
  }
  expect([...missing]).toEqual([]);
});
