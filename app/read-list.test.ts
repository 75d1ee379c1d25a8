import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { dayRange } from "@/lib/core/day";
import { sortOf } from "@/lib/core/sort";
import { readList, searchText } from "./read-list";

const spec = {
  path: "/list",
  filters: { q: searchText, state: z.enum(["open", "done"]), ...dayRange },
  tabs: ["state"],
  sort: sortOf("placed", "total"),
  firstSort: "-placed",
} as const;
const read = (query: object) => readList(Promise.resolve(query), spec);

it("reads filters, sort and cursor, and writes them into its addresses", async () => {
  const after = "019ac05f-30f4-7c1e-8f0a-6a7a52a0d1f2";
  const { filters, sort, list, ...rest } = await read({
    q: " tea ",
    state: "done",
    from: "2026-11-01",
    sort: "total",
    after,
  });
  expect(filters).toEqual({ q: "tea", state: "done", from: "2026-11-01" });
  expect([sort, rest.after]).toEqual(["total", after]);
  expect(list.first).toBe("/list?q=tea&state=done&from=2026-11-01&sort=total");
  expect(list.cleared).toBe("/list?state=done&sort=total");
});

it("takes what is no filter, sort or cursor for not given", async () => {
  const given = { q: "  ", state: "gone", from: "2026-02-30", to: ["x", "y"], sort: "id; DROP", after: "\0", id: "1" };
  const { filters, sort, after, list } = await read(given);
  expect(filters).toEqual({});
  expect([sort, after, list.first, list.with({})]).toEqual(["-placed", undefined, undefined, "/list"]);
});

it("cuts a long search without halving a letter", async () => {
  const { filters } = await read({ q: `${"a".repeat(99)}😀${"b".repeat(900)}` });
  expect(filters.q).toBe(`${"a".repeat(99)}😀`);
});

it("whatever is asked, answers with values of the list's own kinds", async () => {
  const value = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.array(fc.string()), fc.constant(undefined));
  const keys = { q: value, state: value, from: value, to: value, sort: value, after: value };
  await fc.assert(
    fc.asyncProperty(fc.record(keys, { requiredKeys: [] }), async (query) => {
      const { filters, sort, list } = await read(query);
      expect(spec.sort.safeParse(sort).success).toBe(true);
      expect(z.object(spec.filters).partial().safeParse(filters).success).toBe(true);
      expect(list.with({})).toMatch(/^\/list(\?|$)/);
    }),
  );
});

it("searches for plain letters where full-width ones were typed, and shows them in its field", async () => {
  const { filters, list } = await read({ q: " ＫＱ２０２６（上海） " });
  expect(filters).toEqual({ q: "KQ2026（上海）" });
  expect(list.with({})).toBe(`/list?q=${encodeURIComponent("KQ2026（上海）")}`);
});
