import { describe, expect, it } from "vitest";
import { applyEdits } from "./diff";
import { type ExistingRecord, type RecordType, recordLine, type ZoneRecord } from "./record";
import { editsForChange, type RecordChange } from "./record-change";

const zone = "mybrand.com";
const rec = (
  host: string,
  type: RecordType,
  value: string,
  more: Partial<Pick<ZoneRecord, "priority" | "ttlSeconds">> = {},
): ZoneRecord => ({ host, type, value, ttlSeconds: 600, priority: type === "MX" ? 10 : null, ...more });
const existing: ExistingRecord[] = [
  { id: "1", ...rec("@", "A", "8.8.8.8") },
  { id: "2", ...rec("@", "MX", "mx.old.example.") },
  { id: "3", ...rec("@", "MX", "mx2.old.example.", { priority: 20 }) },
  { id: "4", ...rec("@", "TXT", "v=spf1 include:old.example -all") },
  { id: "5", ...rec("www", "CNAME", "shop.old.example.") },
];
const result = (change: RecordChange) => {
  const { edits, wrong } = editsForChange(existing, change, zone);
  expect(wrong).toBeNull();
  return applyEdits(existing, edits)
    .desired.map((record) => `${recordLine(record)} ${record.ttlSeconds}`)
    .sort();
};
const all = existing.map((record) => `${recordLine(record)} 600`).sort();

describe("editsForChange", () => {
  it("adds what is missing, in the zone's own name, and leaves what is there", () => {
    const records = [
      rec("@", "A", "8.8.8.8", { ttlSeconds: 3600 }),
      rec("autodiscover", "CNAME", "{domain}.mail.example"),
    ];
    expect(result({ kind: "add", records })).toEqual(
      [...all, "autodiscover CNAME mybrand.com.mail.example. 600"].sort(),
    );
    expect(editsForChange(existing, { kind: "add", records: [rec("@", "A", "8.8.8.8")] }, zone).edits).toEqual([]);
  });

  it("replaces all records of one type and host, and keeps those that are wanted", () => {
    const records = [
      rec("@", "MX", "mx2.old.example", { priority: 20, ttlSeconds: 3600 }),
      rec("@", "MX", "mx.new.example"),
    ];
    const changed = result({ kind: "replace", host: "@", type: "MX", records });
    expect(changed).toEqual(
      [
        "@ A 8.8.8.8 600",
        "@ MX 10 mx.new.example. 600",
        "@ MX 20 mx2.old.example. 3600",
        "@ TXT v=spf1 include:old.example -all 600",
        "www CNAME shop.old.example. 600",
      ].sort(),
    );
  });

  it("deletes what fits everything that is given", () => {
    expect(result({ kind: "delete", host: "@", type: "MX", text: null })).toHaveLength(3);
    expect(result({ kind: "delete", host: null, type: null, text: "OLD.example" })).toEqual(["@ A 8.8.8.8 600"]);
    expect(result({ kind: "delete", host: "www.{domain}.", type: "A", text: null })).toEqual(all);
  });

  it("replaces a text in values, of one type or of all", () => {
    const everywhere = result({ kind: "find", type: null, find: "old.example", replacement: "new.example" });
    expect(everywhere.filter((line) => line.includes("new.example"))).toHaveLength(4);
    const texts = result({ kind: "find", type: "TXT", find: "old.example", replacement: "{domain}" });
    expect(texts).toContain("@ TXT v=spf1 include:mybrand.com -all 600");
    expect(texts.filter((line) => line.includes("old.example"))).toHaveLength(3);
  });

  it("names the first record that the zone would refuse", () => {
    const bad = editsForChange(existing, { kind: "add", records: [rec("www", "A", "not an address")] }, zone);
    expect(bad.wrong).toMatchObject({ record: { host: "www" }, finding: { level: "error" } });
    const found = editsForChange(existing, { kind: "find", type: "A", find: "8.8", replacement: "x" }, zone);
    expect(found.wrong).toMatchObject({ record: { value: "8.8.8.8" } });
  });
});
