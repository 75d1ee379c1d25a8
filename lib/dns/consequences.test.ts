import { describe, expect, it } from "vitest";
import { consequences } from "./consequences";
import { applyEdits, diffZone, type Edit } from "./diff";
import type { ExistingRecord, RecordType } from "./record";

const r = (
  id: string,
  host: string,
  type: RecordType,
  value: string,
  priority: number | null = null,
): ExistingRecord => ({ id, host, type, value, ttlSeconds: 600, priority });
const zone: ExistingRecord[] = [
  r("1", "@", "A", "8.8.8.8"),
  r("2", "www", "CNAME", "shop.mybrand.com."),
  r("3", "shop", "A", "8.8.4.4"),
  r("4", "@", "MX", "mx1.a.cn.", 5),
  r("5", "@", "MX", "mx2.a.cn.", 10),
  r("6", "@", "TXT", "v=spf1 -all"),
  r("7", "_acme-challenge", "TXT", "token"),
  r("8", "s1._domainkey", "TXT", "v=DKIM1; p=x"),
  r("9", "_dmarc", "TXT", "v=DMARC1; p=none"),
  r("10", "lab", "NS", "ns1.b.cn."),
  r("11", "@", "NS", "ns1.ezdnscenter.com."),
];
const codes = (edits: Edit[]) => {
  const { desired } = applyEdits(zone, edits);
  return consequences(zone, desired, diffZone(zone, desired), "mybrand.com").map((c) => `${c.code} ${c.name}`);
};
const del = (...ids: string[]): Edit[] => ids.map((id) => ({ op: "delete", id }));

describe("consequences", () => {
  it("says what people will notice", () => {
    expect(codes(del("4"))).toEqual([]);
    expect(codes(del("4", "5"))).toEqual(["mail_stops mybrand.com"]);
    expect(codes(del("1"))).toEqual(["site_down mybrand.com"]);
    expect(codes(del("3"))).toEqual(["alias_dangles www.mybrand.com"]);
    expect(codes(del("7"))).toEqual(["acme_removed _acme-challenge.mybrand.com"]);
    expect(codes(del("6"))).toEqual(["spf_removed mybrand.com"]);
    expect(codes(del("10"))).toEqual(["delegation_removed lab.mybrand.com"]);
    expect(codes([{ op: "add", record: { ...r("", "@", "CAA", '0 issue "a.cn"') } }])).toEqual([
      "caa_restricts mybrand.com",
    ]);
  });

  it("says that certificates are restricted once a CAA record does so: not of one that says whom to tell, RFC 8659", () => {
    const add = (value: string): Edit => ({ op: "add", record: r("", "@", "CAA", value) });
    const report = '0 iodef "mailto:a@mybrand.com"';
    expect(codes([add(report)])).toEqual([]);
    expect(codes([add('0 contactemail "a@mybrand.com"')])).toEqual([]);
    expect(codes([add(report), add('0 issuewild ";"')])).toEqual(["caa_restricts mybrand.com"]);
    expect(codes([add('128 tbs "x"')])).toEqual(["caa_restricts mybrand.com"]);
    // It was not restricted before, although it had a CAA record.
    const before = [r("20", "@", "CAA", report)];
    const after = [...before, r("", "@", "CAA", '0 issue "a.cn"')];
    const found = consequences(before, after, diffZone(before, after), "mybrand.com");
    expect(found.map(({ code }) => code)).toEqual(["caa_restricts"]);
  });

  it("says once per host what several new records of a type do together", () => {
    const add = (host: string, type: "CAA" | "NS", value: string): Edit => ({
      op: "add",
      record: r("", host, type, value),
    });
    expect(
      codes([
        add("@", "CAA", '0 issue "a.cn"'),
        add("@", "CAA", '0 issuewild "a.cn"'),
        add("dev", "NS", "ns1.other.net."),
        add("dev", "NS", "ns2.other.net."),
        add("www", "CAA", '0 issue "a.cn"'),
      ]),
    ).toEqual(["caa_restricts mybrand.com", "delegation_added dev.mybrand.com", "caa_restricts www.mybrand.com"]);
  });

  it("brakes above 30 % of ten records or more", () => {
    expect(codes(del("4", "6", "7"))).not.toContain("brake mybrand.com");
    expect(codes(del("4", "6", "7", "9"))).toContain("brake mybrand.com");
  });
});
