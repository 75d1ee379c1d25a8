import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pagesOf } from "@/lib/product-lines/pages";
import { productLines } from "@/lib/product-lines/registry";

/** Controls that are no more: services' histories still name them. */
const PAST: Record<string, string[]> = { hosting: ["webState", "ftpState"] };

/** Controls that no service has both of: their buttons may be called alike. */
const EITHER = [
  ["addMailbox", "addChengMailbox"],
  ["boxPassword", "chengPassword"],
  ["deleteMailbox", "deleteChengMailbox"],
];

type Tree = { [key: string]: string | Tree };
const sold = productLines.filter((productLine) => productLine.form !== undefined);

function readTexts(language: string, productLine: string): (key: string) => string | Tree | undefined {
  const tree: Tree = JSON.parse(
    readFileSync(new URL(`./${language}/${productLine}Line.json`, import.meta.url), "utf8"),
  );
  return (key) =>
    key
      .split(".")
      .reduce<string | Tree | undefined>((node, part) => (typeof node === "object" ? node[part] : undefined), tree);
}

function textsOf(language: string, productLine: string): (key: string) => boolean {
  const read = readTexts(language, productLine);
  return (key) => typeof read(key) === "string";
}

/** The sentences that shared pages need of each product line, except those that depend on options of the upstream. */
describe.each(["zh", "en"])("texts of product lines, %s", (language) => {
  it.each(productLines.map((productLine) => productLine.id))("%s has the words of its pages", (id) => {
    const { tabs, listColumns } = pagesOf(id);
    const keys = [
      ...["name", "lead"],
      ...(tabs.length > 0 ? ["label", "overview", ...tabs].map((tab) => `tabs.${tab}`) : []),
      ...(tabs.includes("renew") ? ["expires", "expired", "owner"].map((fact) => `head.${fact}`) : []),
      ...(listColumns ? ["title", "buy", "buyFirst", "empty", "noMatch"].map((key) => `list.${key}`) : []),
    ];
    const has = textsOf(language, id);
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });

  it.each(sold.map((productLine) => productLine.id))("%s", (id) => {
    const productLine = sold.find((one) => one.id === id);
    if (!productLine) throw new Error(id);
    const keys = [
      "name",
      "lead",
      "forWhom.0",
      ...(pagesOf(id).withdrawn ? [] : ["gets.0", "questions.0.q", "questions.2.q"]),
      ...productLine.details.map((detail) => `details.${detail.id}`),
      ...productLine.secrets.map((secret) => `secrets.${secret}`),
      ...(productLine.costRows ?? []).map(({ key }) => `costs.${key.replaceAll(".", "_")}`),
      ...[...productLine.controls, ...productLine.panels].map(({ group }) => `groups.${group}`),
      ...productLine.controls.flatMap((control) =>
        [
          ...["title", "lead", "go", "done"],
          ...(control.danger ? ["loses"] : []),
          ...(control.interrupts ? ["stops"] : []),
        ].map((part) => `controls.${control.id}.${part}`),
      ),
      ...(PAST[id] ?? []).flatMap((control) => ["title", "done"].map((part) => `controls.${control}.${part}`)),
      ...productLine.panels.flatMap(({ id: panel, columns }) => [
        ...["title", "lead", "empty"].map((part) => `panels.${panel}.${part}`),
        ...columns.map((column) => `panels.${panel}.columns.${column.id}`),
      ]),
    ];
    const has = textsOf(language, id);
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });

  it.each(sold)("$id has a name of its own for the button of each control", ({ id, controls }) => {
    const read = readTexts(language, id);
    const names = new Map<string, string[]>();
    for (const control of controls) {
      const name = String(read(`controls.${control.id}.go`));
      names.set(name, [...(names.get(name) ?? []), control.id]);
    }
    const alike = [...names.values()].filter((ids) => ids.length > 1);
    expect(alike.filter((ids) => !EITHER.some((pair) => ids.every((one) => pair.includes(one))))).toEqual([]);
  });
});

it.each(["zh", "en"])(
  "the form for a password of the management platform does not call it the system's, %s",
  (language) => {
    const control = sold.find(({ id }) => id === "cloud")?.controls.find(({ id }) => id === "setPlatformPassword");
    const [field] = control?.fields?.({} as never, null, null, {}) ?? [];
    const read = readTexts(language, "cloud");
    expect(read(`fields.${field?.id}`)).toBe(read("secrets.platform"));
  },
);

it("whoever reinstalls a server gives the account's password again, on every kind of server", () => {
  const rebuilding = productLines.flatMap(({ id, controls }) =>
    controls.filter((one) => one.id === "rebuild").map(({ danger, reauth }) => [id, danger, reauth]),
  );
  expect(rebuilding.toSorted()).toEqual(["aliyun", "baidu", "cloud"].map((id) => [id, true, true]));
});

it("what stops a live service asks first", () => {
  const asking = productLines.map(({ id, controls }) => [
    id,
    controls.filter((one) => one.interrupts).map((one) => one.id),
  ]);
  expect(Object.fromEntries(asking)).toMatchObject({
    hosting: ["pauseWebsite", "pauseFtp", "restartTomcat", "netVersion", "defaultAccess"],
    database: ["pause"],
    mail: ["pauseMailbox"],
    cloud: ["restart", "shutDown"],
  });
});
