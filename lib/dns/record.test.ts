import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { canonicalRecord, checkRecord, composeRecord, decomposeRecord, KINDS } from "./compose";
import { parseHost } from "./host";
import { ipv4Scope, parseIpv4, parseIpv6 } from "./ip";
import type { Form } from "./kind";
import { RECORD_TYPES, type RecordType, type ZoneRecord } from "./record";
import { spfLookups } from "./types/txt";
import { checkZone } from "./zone-check";

const zone = "mybrand.com";
const host = (type: RecordType) => (type === "SRV" ? "_sip._tcp" : type === "NS" ? "sub" : "www");
const write = (type: RecordType, form: Form) => {
  const { record, findings } = composeRecord(type, { host: host(type), ttl: "600", ...form }, zone);
  return record ? [record.value, record.priority] : findings.filter((f) => f.level === "error").map((f) => f.code);
};
const firstError = (type: RecordType, form: Form) =>
  composeRecord(type, { host: host(type), ttl: "600", ...form }, zone).findings.find((f) => f.level === "error");
const warnings = (type: RecordType, form: Form) =>
  composeRecord(type, { host: host(type), ttl: "600", ...form }, zone).findings.map((f) => f.code);

describe("record forms write the upstream's value text", () => {
  it.each<[RecordType, Form, string, number | null]>([
    ["A", { address: " ８.８.８.８ " }, "8.8.8.8", null],
    ["A", { address: "8。8。8。8" }, "8.8.8.8", null],
    ["AAAA", { address: "2001:0DB8:0:0:0:0:0:1" }, "2001:db8::1", null],
    ["CNAME", { target: "Store.Example.com" }, "store.example.com.", null],
    ["CNAME", { target: "示例.中国." }, "xn--fsq092h.xn--fiqs8s.", null],
    ["CNAME", { target: "@" }, "mybrand.com.", null],
    ["MX", { exchange: "mx1.qiye-mail.cn", priority: "5" }, "mx1.qiye-mail.cn.", 5],
    ["NS", { target: "ns1.other.net." }, "ns1.other.net.", null],
    [
      "SRV",
      { priority: "10", weight: "60", port: "5060", target: "sip.mybrand.com" },
      "10 60 5060 sip.mybrand.com.",
      null,
    ],
    ["CAA", { flags: "0", tag: "issue", value: "letsencrypt.org" }, '0 issue "letsencrypt.org"', null],
    ["CAA", { flags: "0", tag: "ISSUE", value: '"letsencrypt.org"' }, '0 issue "letsencrypt.org"', null],
    ["CAA", { flags: "128", tag: "issue", value: "" }, '128 issue ";"', null],
    ["CAA", { flags: "0", tag: "iodef", value: "mailto:a@b.cn" }, '0 iodef "mailto:a@b.cn"', null],
    [
      "CAA",
      {
        flags: "0",
        tag: "issue",
        value: "letsencrypt.org; validationmethods = dns-01 ;accounturi=https://a.cn/acct/1",
      },
      '0 issue "letsencrypt.org;validationmethods=dns-01;accounturi=https://a.cn/acct/1"',
      null,
    ],
    ["CAA", { flags: "0", tag: "issuewild", value: " ; " }, '0 issuewild ";"', null],
    ["TXT", { text: "v=spf1 include:spf.a.cn -all" }, "v=spf1 include:spf.a.cn -all", null],
    ["TXT", { text: '"v=DKIM1; k=rsa; " "p=MIG"' }, "v=DKIM1; k=rsa; p=MIG", null],
  ])("%s %o", (type, form, value, priority) => expect(write(type, form)).toEqual([value, priority]));

  it.each<[RecordType, Form, string, string | undefined]>([
    ["A", { address: "" }, "dns.required", undefined],
    ["A", { address: "256.1.1.1" }, "dns.a.bad", undefined],
    ["A", { address: "08.8.8.8" }, "dns.a.bad", "8.8.8.8"],
    ["A", { address: "http://8.8.8.8/" }, "dns.a.bad", "8.8.8.8"],
    ["A", { address: "store.example.com" }, "dns.a.is_name", undefined],
    ["A", { address: "2001:db8::1" }, "dns.a.is_ipv6", undefined],
    ["AAAA", { address: "8.8.8.8" }, "dns.aaaa.is_ipv4", undefined],
    ["AAAA", { address: "2001:db8:::1" }, "dns.aaaa.bad", undefined],
    ["CNAME", { target: "https://shop.example.com/x" }, "dns.target.url", "shop.example.com"],
    ["CNAME", { target: "8.8.8.8" }, "dns.target.ip", undefined],
    ["CNAME", { target: "localhost" }, "dns.target.incomplete", undefined],
    ["CNAME", { target: "a,b.com" }, "dns.comma", undefined],
    ["CNAME", { target: "a b.com" }, "dns.bad_character", undefined],
    ["CNAME", { target: "www.mybrand.com" }, "dns.cname.self", undefined],
    ["MX", { exchange: "mx.a.cn", priority: "70000" }, "dns.number", undefined],
    ["MX", { exchange: "mx.a.cn", priority: "" }, "dns.required", undefined],
    ["TXT", { text: "中文" }, "dns.txt.chinese", undefined],
    ["TXT", { text: "“hello”" }, "dns.curly_quote", "hello"],
    ["TXT", { text: "v=spf1　-all" }, "dns.txt.ascii", "v=spf1 -all"],
    ["TXT", { text: "a,b" }, "dns.comma", undefined],
    ["TXT", { text: "x".repeat(256) }, "dns.txt.long", undefined],
    ["CAA", { flags: "0", tag: "issue", value: "“letsencrypt.org”" }, "dns.curly_quote", "letsencrypt.org"],
    ["CAA", { flags: "0", tag: "issue", value: "lets encrypt" }, "dns.caa.issuer", undefined],
    ["CAA", { flags: "0", tag: "iodef", value: "a@b.cn" }, "dns.caa.iodef", undefined],
    ["CAA", { flags: "0", tag: "issue", value: "letsencrypt.org; dns-01" }, "dns.caa.parameter", undefined],
    ["CAA", { flags: "0", tag: "issue", value: "letsencrypt.org; a=b c" }, "dns.caa.parameter", undefined],
    [
      "CAA",
      { flags: "0", tag: "issue", value: "letsencrypt.org; validationmethods=http-01,dns-01" },
      "dns.comma",
      undefined,
    ],
    ["CAA", { flags: "256", tag: "issue", value: "a.cn" }, "dns.number", undefined],
    ["SRV", { priority: "1", weight: "1", port: "99999", target: "a.cn" }, "dns.number", undefined],
  ])("%s refuses %o: %s", (type, form, code, fix) => {
    const error = firstError(type, form);
    expect([error?.code, error?.fix]).toEqual([code, fix]);
  });

  it.each<[RecordType, Form, string]>([
    ["A", { address: "192.168.1.1" }, "dns.address.private"],
    ["A", { address: "127.0.0.1" }, "dns.address.loopback"],
    ["AAAA", { address: "fe80::1" }, "dns.address.link_local"],
    ["A", { host: "_x", address: "8.8.8.8" }, "dns.host.underscore"],
    ["A", { ttl: "999999", address: "8.8.8.8" }, "dns.ttl.long"],
    ["TXT", { text: "v=spf1 a mx" }, "dns.spf.no_all"],
    ["TXT", { text: "v=spf1 +all" }, "dns.spf.allows_all"],
    ["TXT", { text: `v=spf1 ${"include:a.cn ".repeat(11)}-all` }, "dns.spf.lookups"],
    ["TXT", { text: "v=DMARC1; p=none" }, "dns.dmarc.host"],
    ["CAA", { flags: "0", tag: "issue", value: ";" }, "dns.caa.none"],
  ])("%s warns about %o: %s", (type, form, code) => expect(warnings(type, form)).toContain(code));

  it("rules of host and TTL", () => {
    expect(firstError("A", { address: "8.8.8.8", ttl: "299" })).toMatchObject({ code: "dns.ttl.min", fix: "300" });
    expect(firstError("A", { address: "8.8.8.8", ttl: "6e2" })).toMatchObject({ code: "dns.ttl.number" });
    expect(composeRecord("A", { host: "www", ttl: "", address: "8.8.8.8" }, zone).record?.ttlSeconds).toBe(600);
    expect(firstError("SRV", { host: "sip", priority: "1", weight: "1", port: "1", target: "a.cn" })?.code).toBe(
      "dns.srv.host",
    );
    expect(firstError("NS", { host: "@", target: "a.cn" })?.code).toBe("dns.ns.apex");
    expect(firstError("CNAME", { host: "@", target: "a.cn" })?.code).toBe("dns.cname.apex");
  });

  it.each([
    ["@", "@"],
    ["WWW", "www"],
    ["www.mybrand.com", "www"],
    ["www.mybrand.com.", "www"],
    ["mybrand.com", "@"],
    ["*", "*"],
    ["*.shop", "*.shop"],
    ["官网", "xn--kbt444f"],
    ["_acme-challenge", "_acme-challenge"],
    ["a。b", "a.b"],
    ["", "dns.host.empty"],
    ["a..b", "dns.host.empty_label"],
    ["a*", "dns.host.wildcard"],
    ["a.*", "dns.host.wildcard"],
    ["-a", "dns.host.hyphen"],
    ["a b", "dns.bad_character"],
    ["a,b", "dns.comma"],
    ["www.other.com.", "dns.host.other_zone"],
    ["x".repeat(64), "dns.host.label_long"],
  ])("host %s → %s", (typed, expected) => {
    const result = parseHost(typed, zone);
    expect(result.ok ? result.host : result.error.code).toBe(expected);
  });
});

describe("addresses", () => {
  it("agree with the platform's own reading", () => {
    fc.assert(fc.property(fc.ipV4(), (text) => parseIpv4(text) === new URL(`http://${text}/`).hostname));
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const short = parseIpv6(text);
        expect(short).not.toBeNull();
        expect(parseIpv6(short ?? "")).toBe(short);
      }),
    );
    for (const bad of ["1.2.3", "01.2.3.4", "1.2.3.4.5", "1.2.3.999", "a.b.c.d", "1..2.3", ""])
      expect(parseIpv4(bad)).toBeNull();
    expect(ipv4Scope("172.31.255.255")).toBe("private");
    expect(ipv4Scope("172.32.0.0")).toBeNull();
    expect(ipv4Scope("255.255.255.255")).toBe("reserved");
  });
});

const names = fc.constantFrom("a.cn", "mail.example.com", "_dc.x.net", "xn--fiqs8s.cn");
const number = fc.integer({ min: 0, max: 65_535 }).map(String);
const forms: Record<RecordType, fc.Arbitrary<Form>> = {
  A: fc.record({ address: fc.ipV4() }),
  AAAA: fc.record({ address: fc.ipV6() }),
  CNAME: fc.record({ target: names }),
  MX: fc.record({ exchange: names, priority: number }),
  NS: fc.record({ target: names }),
  SRV: fc.record({ priority: number, weight: number, port: number, target: names }),
  CAA: fc.record({
    flags: fc.constantFrom("0", "128"),
    tag: fc.constantFrom("issue", "issuewild"),
    value: fc.constantFrom("letsencrypt.org", ";", "a.cn; policy=x"),
  }),
  TXT: fc.record({ text: fc.string({ unit: "grapheme-ascii", maxLength: 255 }) }),
};

// Properties run many cases; a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

describe("round trip", () => {
  it.each(RECORD_TYPES)("%s: form → value → form → value", (type) => {
    fc.assert(
      fc.property(forms[type], (form) => {
        const first = composeRecord(type, { host: host(type), ttl: "600", ...form }, zone).record;
        if (!first) {
          expect(type).toBe("TXT");
          return;
        }
        const second = composeRecord(type, decomposeRecord(first), zone).record;
        // Text in its own quotes is the one thing that reads differently the second time.
        if (type === "TXT" && /^"/.test(first.value)) return;
        expect(second).toEqual(first);
        expect(canonicalRecord(first, zone)).toEqual(first);
        expect(checkRecord(first, zone).record).toEqual(first);
      }),
    );
  });

  it("never throws on what the upstream may answer, and canonical is a fixed point", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RECORD_TYPES),
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (type, at, value) => {
          const record: ZoneRecord = { host: at, type, value, ttlSeconds: 600, priority: type === "MX" ? 10 : null };
          const once = canonicalRecord(record, zone);
          if (type !== "TXT" && type !== "CAA") expect(canonicalRecord(once, zone)).toEqual(once);
          for (const finding of checkRecord(record, zone).findings) expect(finding.code).toMatch(/^dns\./);
          expect(KINDS[type].type).toBe(type);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("takes the spellings of others for the same record", () => {
    const base = { host: "WWW", ttlSeconds: 600, priority: null };
    expect(canonicalRecord({ ...base, type: "CNAME", value: "Store.Example.com" }, zone)).toMatchObject({
      host: "www",
      value: "store.example.com.",
    });
    expect(canonicalRecord({ ...base, type: "TXT", value: '"a b"' }, zone).value).toBe("a b");
    expect(canonicalRecord({ ...base, host: "", type: "MX", value: "mx.a.cn", priority: 5 }, zone)).toMatchObject({
      host: "@",
      value: "mx.a.cn.",
      priority: 5,
    });
    expect(canonicalRecord({ ...base, type: "A", value: "8.8.8.8", priority: 10 }, zone).priority).toBeNull();
  });
});

describe("zone", () => {
  const r = (
    h: string,
    type: RecordType,
    value: string,
    priority: number | null = null,
    ttlSeconds = 600,
  ): ZoneRecord => ({ host: h, type, value, priority, ttlSeconds });
  const codes = (records: ZoneRecord[]) => checkZone(records, zone).map((f) => `${f.index} ${f.level} ${f.code}`);
  it("a CNAME stands alone, nothing stands twice", () => {
    expect(codes([r("a", "CNAME", "x.cn."), r("a", "A", "8.8.8.8")])).toEqual([
      "0 error dns.cname.alone",
      "1 error dns.cname.taken",
    ]);
    expect(codes([r("a", "CNAME", "x.cn."), r("a", "CNAME", "y.cn.")])).toContain("1 error dns.cname.second");
    expect(codes([r("a", "A", "8.8.8.8"), r("a", "A", "8.8.8.8", null, 300)])).toContain("1 error dns.duplicate");
    expect(codes([r("@", "MX", "x.cn.", 5), r("@", "MX", "x.cn.", 10)])).toEqual(["1 error dns.duplicate"]);
    expect(codes([r("@", "NS", "ns1.a.cn."), r("@", "CNAME", "x.cn.")])).toEqual([]);
  });
  it("warns about neighbours", () => {
    expect(codes([r("@", "TXT", "v=spf1 -all"), r("@", "TXT", "v=spf1 mx -all")])).toContain(
      "1 warning dns.spf.second",
    );
    expect(codes([r("mail", "CNAME", "x.cn."), r("@", "MX", "mail.mybrand.com.", 5)])).toEqual([
      "1 warning dns.target.alias",
    ]);
    expect(codes([r("a", "A", "8.8.8.8"), r("a", "A", "8.8.4.4", null, 300)])).toContain("0 warning dns.ttl.mixed");
  });
  it("warns of an MX to a name of the zone that has no address", () => {
    const mx = (target: string, ...others: ZoneRecord[]) => codes([r("@", "MX", target, 5), ...others]);
    const warned = ["0 warning dns.target.nowhere"];
    expect(mx("mail.mybrand.com.")).toEqual(warned);
    expect(mx("mybrand.com.")).toEqual(warned);
    expect(mx("mail.mybrand.com.", r("mail", "TXT", "x"), r("www", "A", "8.8.8.8"))).toEqual(warned);
    expect(mx("mail.mybrand.com.", r("*.eu", "A", "8.8.8.8"))).toEqual(warned);
    expect(mx("mail.mybrand.com.", r("mail", "A", "8.8.8.8"))).toEqual([]);
    expect(mx("mail.mybrand.com.", r("mail", "AAAA", "2001:db8::1"))).toEqual([]);
    expect(mx("mybrand.com.", r("@", "A", "8.8.8.8"))).toEqual([]);
    expect(mx("mail.eu.mybrand.com.", r("*", "A", "8.8.8.8"))).toEqual([]);
    expect(mx("mail.eu.mybrand.com.", r("eu", "NS", "ns1.a.cn."))).toEqual([]);
    expect(mx("mx1.qiye-mail.cn.")).toEqual([]);
    expect(mx("notmybrand.com.")).toEqual([]);
  });
  it("counts what an SPF text looks up", () => {
    expect(spfLookups("v=spf1 a mx include:x ip4:1.1.1.1 ?exists:%{i}.x redirect=y -all")).toBe(5);
  });
});
