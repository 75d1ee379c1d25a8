import { expect, it } from "vitest";
import type { SearchLine } from "@/lib/search/contract";
import { applyEvents, idleSearch, resultsOf } from "./search-state";

const prices = { registerFen: 100n, renewFen: 200n, transferFen: 300n };
const suffix = (text: string) => ({
  suffix: text,
  ascii: text,
  group: "common" as const,
  minYears: 1,
  realNameRequired: false,
  transferable: true,
  english: prices,
  chinese: prices,
});
const start: SearchLine = {
  type: "start",
  names: [
    {
      ...{ typed: "tea", label: "tea", labelAscii: "tea", chinese: false, pinyin: null },
      ...{ asked: null, unknownSuffix: null, suffixes: [".com", ".cn"] },
    },
  ],
  suffixes: [suffix(".com"), suffix(".cn")],
  nonsense: [],
  leftOut: 0,
  total: 2,
};
const rowsOf = (...parameters: Parameters<typeof resultsOf>) =>
  resultsOf(...parameters).flatMap(({ groups }) => groups.flatMap(({ rows }) => rows));

it("a row is the same until its own answer comes, so that the others are not rendered again", () => {
  const asking = applyEvents(idleSearch, [start]);
  const [com, cn] = rowsOf(asking);
  const answered = applyEvents(asking, [{ type: "hit", name: "tea.com", answer: "free" }]);
  const [comNow, cnNow] = rowsOf(answered);
  expect(comNow).not.toBe(com);
  expect(comNow?.hit).toEqual({ name: "tea.com", answer: "free" });
  expect(cnNow).toBe(cn);
});

it("a row changes with whose name it is", () => {
  const asking = applyEvents(idleSearch, [start]);
  const [com, cn] = rowsOf(asking);
  const [comNow, cnNow] = rowsOf(asking, new Map([["tea.cn", "0190"]]));
  expect(cnNow).toEqual({ ...cn, serviceId: "0190" });
  expect(comNow).toBe(com);
});

it("the rows of another search for the same name are others", () => {
  const [com] = rowsOf(applyEvents(idleSearch, [start]));
  const dearer = { ...suffix(".com"), english: { ...prices, registerFen: 900n } };
  const [comNow] = rowsOf(applyEvents(idleSearch, [{ ...start, suffixes: [dearer, suffix(".cn")] }]));
  expect(comNow?.registerFen).toBe(900n);
  expect(com?.registerFen).toBe(100n);
});
