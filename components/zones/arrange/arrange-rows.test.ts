import { describe, expect, it } from "vitest";
import type { RecordType } from "@/lib/dns/record";
import type { DraftRow } from "../zone-draft";
import { type Arrangement, AS_LISTED, arrangeRows, selectAfter, sortAfter } from "./arrange-rows";

const row = (key: string, host: string, type: RecordType, value = "8.8.8.8", ttlSeconds = 600): DraftRow => {
  const record = { id: key, host, type, value, ttlSeconds, priority: null };
  return { key, state: "same", was: record, record };
};
const rows = [
  row("new", "zeta", "A"),
  row("1", "@", "A", "8.8.8.8", 3600),
  row("2", "@", "TXT", "v=spf1 -all"),
  row("3", "api", "A", "9.9.9.9", 300),
  row("4", "www", "CNAME", "shop.example."),
  row("5", "zeta", "TXT", "proof"),
];
const shown = (arrangement: Partial<Arrangement>, editing?: string, remarks: Record<string, string> = {}) =>
  arrangeRows(rows, { ...AS_LISTED, ...arrangement }, editing, ({ key }) => remarks[key]).map(({ key }) => key);

describe("arrangeRows", () => {
  it("without an arrangement, rows stand as they are listed", () => {
    expect(shown({})).toEqual(["new", "1", "2", "3", "4", "5"]);
  });

  it("a type and words leave rows out, but never the one that is a form", () => {
    expect(shown({ type: "TXT" })).toEqual(["2", "5"]);
    expect(shown({ type: "TXT", query: "zeta" })).toEqual(["5"]);
    expect(shown({ type: "TXT", query: "zeta" }, "4")).toEqual(["4", "5"]);
  });

  it("words are found in remarks, together with those of the record", () => {
    expect(shown({ query: "office a" }, undefined, { 3: "Office router" })).toEqual(["3"]);
    expect(shown({ query: "8.8 office" }, undefined, { 3: "Office router" })).toEqual([]);
  });

  it("sorts both ways; equal rows keep their order, and the domain itself comes first", () => {
    expect(shown({ sort: "host" })).toEqual(["1", "2", "3", "4", "new", "5"]);
    expect(shown({ sort: "type" })).toEqual(["new", "1", "3", "4", "2", "5"]);
    expect(shown({ sort: "ttl", down: true })).toEqual(["1", "new", "2", "4", "5", "3"]);
  });

  it("rows of one host stand together, whatever they are sorted by", () => {
    expect(shown({ grouped: true })).toEqual(["1", "2", "3", "4", "new", "5"]);
    expect(shown({ grouped: true, sort: "ttl" })).toEqual(["3", "new", "5", "2", "1", "4"]);
  });

  it("a head that is pressed again turns the order, and then ends it", () => {
    const once = sortAfter(AS_LISTED, "ttl");
    expect(once).toMatchObject({ sort: "ttl", down: false });
    expect(sortAfter(once, "ttl")).toMatchObject({ sort: "ttl", down: true });
    expect(sortAfter(sortAfter(once, "ttl"), "ttl")).toEqual(AS_LISTED);
    expect(sortAfter(once, "host")).toMatchObject({ sort: "host", down: false });
  });
});

describe("selectAfter", () => {
  const keys = ["a", "b", "c", "d"];
  it("selects and releases one row", () => {
    expect([...selectAfter(new Set(["a"]), keys, { key: "c", on: true, since: null })]).toEqual(["a", "c"]);
    expect([...selectAfter(new Set(["a", "c"]), keys, { key: "a", on: false, since: null })]).toEqual(["c"]);
  });
  it("with Shift all rows between, in both directions, and releases as many", () => {
    expect([...selectAfter(new Set(["b"]), keys, { key: "d", on: true, since: "b" })].sort()).toEqual(["b", "c", "d"]);
    expect([...selectAfter(new Set(), keys, { key: "a", on: true, since: "c" })].sort()).toEqual(["a", "b", "c"]);
    expect([...selectAfter(new Set(keys), keys, { key: "c", on: false, since: "b" })].sort()).toEqual(["a", "d"]);
  });
  it("a row that the filter hides begins no range", () => {
    expect([...selectAfter(new Set(), keys, { key: "d", on: true, since: "hidden" })]).toEqual(["d"]);
  });
});
