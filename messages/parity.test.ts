import { readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { languages } from "./languages";

type Tree = { [key: string]: string | Tree };

const folder = (language: string) => new URL(`./${language}/`, import.meta.url);
const files = (language: string) => readdirSync(folder(language)).sort();
const read = (language: string, file: string): Tree =>
  JSON.parse(readFileSync(new URL(file, folder(language)), "utf8"));

/** "a.b.c" → the names of its arguments and tags with their kinds, sorted: what a caller must pass. */
function sentences(tree: Tree, prefix = ""): Record<string, string[]> {
  return Object.entries(tree).reduce<Record<string, string[]>>((all, [key, value]) => {
    if (typeof value === "string") all[`${prefix}${key}`] = argumentsOf(parse(value), new Set());
    else Object.assign(all, sentences(value, `${prefix}${key}.`));
    return all;
  }, {});
}

function texts(tree: Tree, prefix = ""): Record<string, string> {
  return Object.entries(tree).reduce<Record<string, string>>((all, [key, value]) => {
    if (typeof value === "string") all[`${prefix}${key}`] = value;
    else Object.assign(all, texts(value, `${prefix}${key}.`));
    return all;
  }, {});
}

/** A plural in one language may be a plain number in the other; its name must be there in both. */
function argumentsOf(elements: readonly MessageFormatElement[], found: Set<string>): string[] {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
    if (element.type === TYPE.tag) argumentsOf(element.children, found);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) argumentsOf(option.value, found);
  }
  return [...found].sort();
}

describe("messages", () => {
  it("has the same namespaces in every language", () => {
    for (const language of languages) expect(files(language)).toEqual(files("zh"));
  });

  it("has straight quotation marks in English: fonts for Chinese draw the others a whole character wide", () => {
    const curly = files("en").filter((file) =>
      readFileSync(new URL(file, folder("en")), "utf8").match(/[\u2018-\u201d]/),
    );
    expect(curly).toEqual([]);
  });

  it.each(files("zh"))("%s has the same keys and arguments in every language", (file) => {
    const chinese = sentences(read("zh", file));
    expect(Object.keys(chinese).length).toBeGreaterThan(0);
    expect(sentences(read("en", file))).toEqual(chinese);
  });

  it("asks in English for a reload where it does in Chinese: a stale page is refused again at each further press", () => {
    const english = texts(read("en", "errors.json"));
    const asking = Object.entries(texts(read("zh", "errors.json"))).filter(([, text]) => text.includes("刷新页面"));
    expect(asking.length).toBeGreaterThan(5);
    expect(asking.flatMap(([key]) => (/\breload\b/i.test(english[key] ?? "") ? [] : key))).toEqual([]);
  });

  it.each(files("zh"))("%s has no exclamation marks and no apologies", (file) => {
    for (const language of languages) {
      const text = JSON.stringify(read(language, file));
      expect(text).not.toMatch(/[!！]|抱歉|[\u4e00-\u9fff]哦/);
    }
  });
});
