import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";
import { ACCOUNT_PARTS, STAFF_PARTS } from "./special-parts";

const NAMESPACES = readdirSync("messages/zh").map((file) => file.replace(/\.json$/, ""));
/** The root layout passes these on, and the admin layout the STAFF_PARTS. */
const ALWAYS = ["shell", "ui"];
const texts = new Map<string, string>();
const read = (file: string) => {
  const known = texts.get(file) ?? readFileSync(file, "utf8");
  texts.set(file, known);
  return known;
};

/** The files of app and components that a file imports for more than their types. */
function importsOf(file: string): string[] {
  return [...read(file).matchAll(/^import (?!type )[^;]*? from "([^"]+)";/gms)].flatMap(([, from = ""]) => {
    const path = from.startsWith("@/")
      ? from.slice(2)
      : from.startsWith(".")
        ? normalize(join(dirname(file), from))
        : "";
    if (!/^(app|components)\//.test(path)) return [];
    return [".tsx", ".ts", "/index.tsx"].map((end) => `${path}${end}`).filter((one) => existsSync(one));
  });
}

const namespaceOf = (text: string) => text.split(".")[0] ?? "";

/** What the layouts of signed-in people pass on. */
function partsOf(page: string): readonly string[] {
  if (page.includes("/admin/")) return STAFF_PARTS;
  return page.includes("/account/") ? ACCOUNT_PARTS : [];
}

/** What a page's client components translate, and what it passes on to them: both by namespace. */
function collect(page: string) {
  const wanted = new Map<string, string>();
  const given = new Set([...ALWAYS, ...partsOf(page).map(namespaceOf)]);
  const seen = new Set<string>();
  const visit = (file: string, inClient: boolean) => {
    const isClient = inClient || read(file).startsWith('"use client"');
    if (seen.has(`${file} ${isClient}`)) return;
    seen.add(`${file} ${isClient}`);
    if (isClient) {
      for (const [, name = ""] of read(file).matchAll(/useTranslations\("([^"]+)"\)/g))
        wanted.set(namespaceOf(name), file);
    } else {
      for (const [list] of read(file).matchAll(/\bnames=\{\[[^;]*?\]\}|\bconst names =[^;]*;/g)) {
        for (const [, name = ""] of list.matchAll(/"([\w.-]+)"/g)) given.add(namespaceOf(name));
        // `${productLine}Line`: the one that the page is about.
        if (list.includes("}Line`"))
          for (const name of NAMESPACES.filter((one) => one.endsWith("Line"))) given.add(name);
      }
    }
    for (const one of importsOf(file)) visit(one, isClient);
  };
  for (let folder = dirname(page); folder.startsWith("app"); folder = dirname(folder)) {
    if (existsSync(join(folder, "layout.tsx"))) visit(join(folder, "layout.tsx"), false);
  }
  visit(page, false);
  return { wanted, given };
}

const PAGES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => join("app", file));

/** Client components that a page imports with others and never shows. */
const NEVER_SHOWN: Readonly<Record<string, readonly string[]>> = {
  // The steps of a transfer are its customer's.
  "app/[locale]/admin/services/[id]/page.tsx": ["order-pages"],
};

it.each(PAGES)("%s passes on every namespace that its client components translate", (page) => {
  const { wanted, given } = collect(page);
  const left = (NEVER_SHOWN[page] ?? []).filter((name) => wanted.has(name));
  expect(left).toEqual(NEVER_SHOWN[page] ?? []);
  expect([...wanted].filter(([name]) => !given.has(name) && !left.includes(name))).toEqual([]);
});
