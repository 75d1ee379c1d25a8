import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";
import { ORDER_PARTS, SERVICE_PARTS } from "./line-parts";
import { ACCOUNT_PARTS, ASK_PARTS, SPECIAL_PARTS, STAFF_PARTS } from "./special-parts";

const NAMESPACES = readdirSync("messages/zh").map((file) => file.replace(/\.json$/, ""));
/** The root layout passes these on, and the admin layout the STAFF_PARTS. */
const ALWAYS = ["shell", "ui"];
const texts = new Map<string, string>();
const read = (file: string) => {
  const known = texts.get(file) ?? readFileSync(file, "utf8");
  texts.set(file, known);
  return known;
};

/** The files of app and components that a file imports for more than their types, at once or when they are needed. */
function importsOf(file: string): string[] {
  const imports = /^import (?!type )[^;]*? from "([^"]+)";|\bimport\("([^"]+)"\)/gms;
  return [...read(file).matchAll(imports)].flatMap(([, atOnce, later]) => {
    const from = atOnce ?? later ?? "";
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
/** "services.control" of "services.control.title". */
const partOf = (text: string) => text.split(".").slice(0, 2).join(".");

/** Whether the names given to ClientMessages bring a namespace, or a part of one, as client-messages.tsx reads them. */
function brings(given: ReadonlySet<string>, name: string): boolean {
  const [namespace = "", part = ""] = name.split(".");
  if (given.has(name)) return true;
  // Pages with a namespace of a product line have the parts that line-parts.ts lists; the second test is about them.
  if (!part) return [...given].some((one) => namespaceOf(one) === namespace);
  return given.has(namespace) && !SPECIAL_PARTS[namespace]?.includes(part);
}

/** What the layouts of signed-in people pass on. */
function partsOf(page: string): readonly string[] {
  if (page.includes("/admin/")) return STAFF_PARTS;
  return page.includes("/account/") ? ACCOUNT_PARTS : [];
}

/** What a page's client components translate, and what it passes on to them: by part of a namespace. `clients`: their files. */
function collect(page: string) {
  const wanted = new Map<string, string>();
  const given = new Set([...ALWAYS, ...partsOf(page)]);
  const clients = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string, inClient: boolean) => {
    const isClient = inClient || read(file).startsWith('"use client"');
    if (seen.has(`${file} ${isClient}`)) return;
    seen.add(`${file} ${isClient}`);
    if (isClient) {
      clients.add(file);
      for (const [, name = ""] of read(file).matchAll(/useTranslations\("([^"]+)"\)/g)) wanted.set(partOf(name), file);
    } else {
      for (const [list] of read(file).matchAll(/\bnames=\{\[[^;]*?\]\}|\bconst names =[^;]*;/g)) {
        for (const [, name = ""] of list.matchAll(/"([\w.-]+)"/g)) given.add(partOf(name));
        if (list.includes("...ASK_PARTS")) for (const name of ASK_PARTS) given.add(name);
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
  return { wanted, given, clients };
}

const PAGES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => join("app", file));

/** Client components that a page imports with others and never shows. */
const NEVER_SHOWN: Readonly<Record<string, readonly string[]>> = {
  // The steps of a transfer are its customer's.
  "app/[locale]/admin/services/[id]/page.tsx": ["order-pages.transfer", "domainLine.owner", "domainLine.password"],
  // The owner asks whether a record is live.
  "app/[locale]/admin/services/[id]/records/page.tsx": ["zone-checks.live"],
};

it.each(PAGES)("%s passes on what its client components translate", (page) => {
  const { wanted, given } = collect(page);
  const left = (NEVER_SHOWN[page] ?? []).filter((name) => wanted.has(name));
  expect(left).toEqual(NEVER_SHOWN[page] ?? []);
  expect([...wanted].filter(([name]) => !brings(given, name) && !left.includes(name))).toEqual([]);
});

const LINE_PARTS = new Set(
  NAMESPACES.filter((one) => one.endsWith("Line")).flatMap((line) =>
    Object.keys(JSON.parse(readFileSync(`messages/zh/${line}.json`, "utf8"))),
  ),
);

/** The parts of a line that a file translates: "controls" of own(`controls.${id}.title`). */
function linePartsOf(file: string): string[] {
  const text = read(file);
  if (!/useUncheckedTranslations\((texts|`\$\{productLine\}Line)|\bown: Texts\b/.test(text)) return [];
  const found = [...text.matchAll(/\bt?own(?:\.has)?\(\s*[`"](\w+)|[`"](\w+)\.\$\{|listedTexts\(own, "(\w+)"/g)].map(
    ([, asked, pattern, listed]) => asked ?? pattern ?? listed ?? "",
  );
  return found.filter((part) => LINE_PARTS.has(part));
}

it.each([
  ["app/[locale]/(shop)/products/[productLine]/page.tsx", ORDER_PARTS],
  ["app/[locale]/account/services/[id]/page.tsx", SERVICE_PARTS],
])("%s passes on the parts of a product line that its client components translate", (page, parts) => {
  const used = new Set([...collect(page).clients].flatMap(linePartsOf));
  expect([...used].sort()).toEqual([...parts].sort());
});

/** A schema's own check, found before a form is sent: `.refine(…, "payments.amount_min")`, `z.email("email.format")`. */
const CHECK = /(?:,\s*|\.\w+\(|message: )"([a-z_]+)\.[a-z_.]+"(?=,?\s*[)}])/g;

/** The contracts from which a file takes more than types: their schemas check its forms. */
function contractsOf(file: string): string[] {
  const imports = /^import (?!type )[^;]*? from "@\/(lib\/[^"]+contract)";|\bimport\("@\/(lib\/[^"]+contract)"\)/gms;
  return [...read(file).matchAll(imports)].map(([, atOnce, later]) => `${atOnce ?? later}.ts`);
}

it.each(PAGES)("%s passes on the sentences of what its forms check", (page) => {
  const { given, clients } = collect(page);
  const checked = [...clients]
    .flatMap(contractsOf)
    .flatMap((file) => [...read(file).matchAll(CHECK)].map(([, part = ""]) => ({ part: `errors.${part}`, file })));
  expect(checked.filter(({ part }) => !brings(given, part))).toEqual([]);
});
