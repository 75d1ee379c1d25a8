import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { languages } from "./languages";

type Tree = { [key: string]: string | Tree };

/** Trade words that tell a retail customer nothing, or that we buy what we sell. */
const WHOLESALE: Record<string, RegExp> = {
  zh: /上游|代理|成本|批发|进价|拿货|美橙|CNDNS/,
  en: /upstream|wholesale|reseller|\bagent\b|cost price|\b(?:a|the|our) cost\b|CNDNS/i,
};

/** Sentences in the namespaces of customers that staff alone read, and why. */
const OF_STAFF: Record<string, RegExp> = {
  "the back office's navigation": /^shell\.staff\./,
  "the cost tables of the back office": /^\w+Line\.costs\./,
  "mailed to staff alone: trouble and waiting work": /^mails\.reports\./,
  "found by the forms of suffixes, rules and costs": /^errors\.pricing\./,
  "answered when a person of staff refreshes prices": /^errors\.upstream\.credentials_refused$/,
  "answered when a person of staff imports a service": /^errors\.services\.import_/,
  "answered when a person of staff names what an order has bought": /^errors\.orders\.product_(missing|absent|silent)$/,
  "answered when a person of staff passes a ticket on": /^errors\.tickets\.(question_|relay_|upstream_)/,
};

/** Namespaces that no page of customers names: mails, the calendar's feed, sentences of the API, texts of product lines. */
const WITHOUT_PAGE = ["mails", "calendar", "errors", "orders"];
const namespaces = readdirSync("messages/zh").map((file) => file.replace(/\.json$/, ""));

/** The file that an import path means, or nothing for a package or for lib/. */
function fileOf(from: string, path: string): string | undefined {
  const base = path.startsWith("@/") ? path.slice(2) : path.startsWith(".") ? join(dirname(from), path) : "";
  if (!/^(app|components)\//.test(base)) return;
  return [base, `${base}.tsx`, `${base}.ts`, `${base}/index.ts`].find(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
}

/** All files of app/ and components/ that the pages outside the back office import, themselves included. */
function filesOfCustomers(): Map<string, string> {
  const found = new Map<string, string>();
  const open = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => join("app", file))
    .filter((file) => file.endsWith(".tsx") && !file.includes("/admin/") && !file.endsWith(".test.tsx"));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    const text = readFileSync(file, "utf8");
    found.set(file, text);
    for (const [, path = ""] of text.matchAll(/(?:from|import|import\()\s*"([^"]+)"/g))
      open.push(fileOf(file, path) ?? file);
  }
  return found;
}

/** `useTranslations("cart.sum")`, `namespace: "cart"`, `t("cart.title")` of a translator without a namespace. */
const NAMED = /(?:[tT]ranslations\(|namespace: |\bt\((?="[\w-]+\.))"([\w.-]+)"/g;
/** What a page passes on to its client components stands in a list. */
const QUOTED = /"([\w.-]+)"/g;

/** Namespaces and parts of them ("services.list") that the pages of customers name. */
function namedByCustomers(): string[] {
  const named = new Set<string>(WITHOUT_PAGE);
  for (const text of filesOfCustomers().values())
    for (const [, name = ""] of text.matchAll(text.includes("<ClientMessages") ? QUOTED : NAMED)) named.add(name);
  return [...named].filter((name) => namespaces.includes(name.replace(/\..*/, "")));
}

function sentences(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${prefix}.${key}`, value]] : sentences(value, `${prefix}.${key}`),
  );
}

const read = (language: string, name: string): Tree =>
  JSON.parse(readFileSync(`messages/${language}/${name}.json`, "utf8"));
const named = namedByCustomers();
const isShown = (key: string) => /^\w+Line\./.test(key) || named.some((name) => `${key}.`.startsWith(`${name}.`));

function shown(language: string): [string, string][] {
  return namespaces.flatMap((name) => sentences(read(language, name), name)).filter(([key]) => isShown(key));
}

describe("what a retail customer reads", () => {
  it("is told apart from what staff read by the pages that name it", () => {
    const known = new Set(shown("zh").map(([key]) => key.replace(/\..*/, "")));
    const shop = ["auth", "cart", "checkout", "home", "legal", "products", "search", "shell", "suffix", "ui"];
    const account = ["account", "order-pages", "registrants", "security", "services", "wallet", "zones"];
    for (const name of [...shop, ...account]) expect(known).toContain(name);
    for (const name of ["reports", "books", "adjustments", "admin-orders", "catalogue", "people"])
      expect(known).not.toContain(name);
  });

  it.each([...languages])("has no word of the wholesale trade, %s", (language) => {
    const staff = Object.values(OF_STAFF);
    const found = shown(language).filter(
      ([key, text]) => WHOLESALE[language]?.test(text) && !staff.some((pattern) => pattern.test(key)),
    );
    expect(found).toEqual([]);
  });

  it.each(Object.entries(OF_STAFF))("has no exception without a sentence: %s", (_reason, pattern) => {
    expect(shown("zh").some(([key]) => pattern.test(key))).toBe(true);
  });
});

/** What terms and privacy may not promise before the shop can do it. Remove a line with the feature that makes it true. */
const NOT_YET: Record<string, RegExp> = {
  "export of one's data": /导出|export/i,
  "closing the account oneself": /注销|clos(?:e|ing) (?:the|your) account/i,
  "refunds to the source of the payment": /原路|the way it came|original (?:payment )?method/i,
};

describe.each([...languages])("terms and privacy promise what the shop does, %s", (language) => {
  it.each(Object.entries(NOT_YET))("not yet: %s", (_what, word) => {
    const found = sentences(read(language, "legal"), "legal").filter(([, text]) => word.test(text));
    expect(found).toEqual([]);
  });
});
