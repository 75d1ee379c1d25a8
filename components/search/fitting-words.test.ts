import { expect, it } from "vitest";
import { MAX_SEARCH_TEXT } from "@/lib/core/search-text";
import { fittingWords, searchQuery } from "./fitting-words";

const list = (count: number, name: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => name(i)).join("\n");

it("a text that one search takes stays as it is", () => {
  expect(fittingWords(" tea, rice\n")).toEqual({ asked: "tea, rice", left: 0 });
  expect(fittingWords("")).toEqual({ asked: "", left: 0 });
});

it("of a longer one as many whole names as fit, and how many were too many", () => {
  const { asked, left } = fittingWords(list(200, (i) => `kumquat-name-${100 + i}.com`));
  expect(asked.length).toBeLessThanOrEqual(MAX_SEARCH_TEXT);
  expect(asked.endsWith(".com")).toBe(true);
  expect(asked.split("\n").length + left).toBe(200);
});

it("does not count the marks of a list", () => {
  const { asked, left } = fittingWords(list(200, (i) => `${i + 1}. kumquat-name-${100 + i}.com`));
  expect(asked.split("\n").length + left).toBe(200);
});

it("an address of Chinese names is no longer than the server takes", () => {
  const { asked, left } = fittingWords(list(250, () => "金橘茶叶有限公司"));
  expect(encodeURIComponent(asked).length).toBeLessThanOrEqual(6_000);
  expect(asked.endsWith("司")).toBe(true);
  expect(asked.split("\n").length + left).toBe(250);
});

it("takes nothing of one word that is too long", () => {
  expect(fittingWords("a".repeat(MAX_SEARCH_TEXT + 1))).toEqual({ asked: "", left: 1 });
});

it("the address of a search says how many names did not fit", () => {
  expect(searchQuery(" tea rice ")).toBe("?q=tea%20rice");
  const names = list(200, (i) => `kumquat-name-${100 + i}.com`);
  const query = new URLSearchParams(searchQuery(names));
  expect([query.get("q"), Number(query.get("left"))]).toEqual(Object.values(fittingWords(names)));
});
