import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pagesOf } from "@/lib/product-lines/pages";
import { productLines } from "@/lib/product-lines/registry";

type Tree = { [key: string]: string | Tree };
const sold = productLines.filter((productLine) => productLine.form !== undefined);

function textsOf(language: string, productLine: string): (key: string) => boolean {
  const tree: Tree = JSON.parse(
    readFileSync(new URL(`./${language}/${productLine}Line.json`, import.meta.url), "utf8"),
  );
  return (key) => {
    const found = key
      .split(".")
      .reduce<string | Tree | undefined>((node, part) => (typeof node === "object" ? node[part] : undefined), tree);
    return typeof found === "string";
  };
}

/** The sentences that shared pages need of each product line, except those that depend on options of the upstream. */
describe.each(["zh", "en"])("texts of product lines, %s", (language) => {
  it.each(productLines.map((productLine) => productLine.id))("%s has the words of its pages", (id) => {
    const { tabs, listColumns } = pagesOf(id);
    const keys = [
      ...["name", "lead"],
      ...(tabs.length > 0 ? ["label", "overview", ...tabs].map((tab) => `tabs.${tab}`) : []),
      ...(tabs.length > 0 ? ["expires", "expired", "owner"].map((fact) => `head.${fact}`) : []),
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
      ...productLine.details.map((detail) => `details.${detail.id}`),
      ...productLine.secrets.map((secret) => `secrets.${secret}`),
      ...(productLine.costRows ?? []).map(({ key }) => `costs.${key.replaceAll(".", "_")}`),
      ...[...productLine.controls, ...productLine.panels].map(({ group }) => `groups.${group}`),
      ...productLine.controls.flatMap((control) =>
        ["title", "lead", "go", "done", ...(control.danger ? ["loses"] : [])].map(
          (part) => `controls.${control.id}.${part}`,
        ),
      ),
      ...productLine.panels.flatMap(({ id: panel, columns }) => [
        ...["title", "lead", "empty"].map((part) => `panels.${panel}.${part}`),
        ...columns.map((column) => `panels.${panel}.columns.${column.id}`),
      ]),
    ];
    const has = textsOf(language, id);
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });
});
