import { describe, expect, it } from "vitest";
import type { ZoneRecord } from "./record";
import { replaceText, rewriteRecord } from "./rewrite-record";

const zone = "mybrand.com";
const rec = (type: ZoneRecord["type"], value: string, priority: number | null = null): ZoneRecord => ({
  host: "www",
  type,
  value,
  ttlSeconds: 600,
  priority,
});

describe("replaceText", () => {
  it("replaces every place, whatever the capitals, and reads no pattern into the text", () => {
    expect(replaceText("v=spf1 include:Old.example include:old.example -all", "old.example", "new.example")).toBe(
      "v=spf1 include:new.example include:new.example -all",
    );
    expect(replaceText("a.b.c", ".", "$&")).toBe("a$&b$&c");
    expect(replaceText("8.8.8.8", "", "1")).toBe("8.8.8.8");
    expect(replaceText("aaaa", "aa", "a")).toBe("aa");
    expect(replaceText("İx İy", "y", "z")).toBe("İx İz");
  });
});

describe("rewriteRecord", () => {
  it("the result has the normal form of its type", () => {
    const moved = rewriteRecord(
      rec("CNAME", "shop.old.example."),
      { kind: "find", find: "old", replacement: "NEW" },
      zone,
    );
    expect(moved).toMatchObject({ kind: "changed", record: { value: "shop.new.example." } });
    const mail = rewriteRecord(rec("MX", "mx.old.example.", 5), { kind: "value", value: "mx.new.example" }, zone);
    expect(mail).toMatchObject({ kind: "changed", record: { value: "mx.new.example.", priority: 5 } });
  });

  it("a record without the text, or with that value already, stays", () => {
    expect(rewriteRecord(rec("A", "8.8.8.8"), { kind: "find", find: "9.9", replacement: "1.1" }, zone).kind).toBe(
      "same",
    );
    const again = rewriteRecord(rec("CNAME", "a.example."), { kind: "value", value: "A.example" }, zone);
    expect(again.kind).toBe("same");
    expect(rewriteRecord(rec("A", "8.8.8.8"), { kind: "ttl", ttlSeconds: 600 }, zone).kind).toBe("same");
  });

  it("a result that its type refuses is named with the reason", () => {
    const broken = rewriteRecord(rec("A", "8.8.8.8"), { kind: "find", find: "8.8", replacement: "x" }, zone);
    expect(broken).toMatchObject({ kind: "refused", finding: { level: "error", field: "address" } });
    const short = rewriteRecord(rec("A", "8.8.8.8"), { kind: "ttl", ttlSeconds: 60 }, zone);
    expect(short).toMatchObject({ kind: "refused", finding: { code: "dns.ttl.min" } });
  });
});
