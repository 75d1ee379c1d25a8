import fc from "fast-check";
import { describe, expect, it } from "vitest";
import en from "@/messages/en/zoneTemplates.json";
import zh from "@/messages/zh/zoneTemplates.json";
import { applyEdits } from "../diff";
import { type ExistingRecord, LIMITS, type ZoneRecord } from "../record";
import type { DnsTemplate, TemplateValues } from "./dns-template";
import { dnsTemplates, planTemplate } from "./plan-template";

const domain = "example.com";
const KEY = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7".padEnd(200, "A");
/** What a person fills in where nothing is there at first. */
const filled: Record<string, TemplateValues> = {
  dkim: { selector: "s1", key: KEY },
  proof: { host: "@", value: "google-site-verification=abc" },
};

const template = (id: string): DnsTemplate => {
  const found = dnsTemplates.find((one) => one.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return found;
};

const existing = (...records: [host: string, type: ZoneRecord["type"], value: string, priority?: number][]) =>
  records.map(([host, type, value, priority = null], index): ExistingRecord => {
    return { id: String(index + 1), host, type, value, priority, ttlSeconds: LIMITS.ttlDefaultSeconds };
  });

function valuesOf({ id, fields }: DnsTemplate, records: readonly ZoneRecord[] = []): TemplateValues {
  return filled[id] ?? Object.fromEntries(fields.map((field) => [field.id, field.initial({ domain, records })]));
}

function plan(id: string, records: readonly ExistingRecord[], values = valuesOf(template(id), records)) {
  return planTemplate(template(id), values, { domain, existing: records, pending: [] });
}

const written = (id: string, records: readonly ExistingRecord[], values?: TemplateValues) =>
  applyEdits(records, plan(id, records, values).edits)
    .desired.map(({ host, type, value, priority }) =>
      [host, type, ...(priority === null ? [] : [priority]), value].join(" "),
    )
    .sort();

describe("every template", () => {
  it.each(dnsTemplates.map((one) => [one.id, one] as const))(
    "%s: its records can be kept, and once more change nothing",
    (id, one) => {
      expect(one.faultsOf(valuesOf(one))).toEqual({});
      const first = plan(id, []);
      expect(first.skipped).toEqual([]);
      expect(first.rows.length).toBeGreaterThan(0);
      const after = first.rows.map(({ record }, index): ExistingRecord => ({ ...record, id: String(index + 1) }));
      expect(plan(id, after).edits).toEqual([]);
    },
  );

  it("has words for itself, its fields and their options, in both languages", () => {
    for (const words of [zh, en] as unknown as Record<string, object>[]) {
      for (const { id, fields } of dnsTemplates) {
        expect(words[id]).toMatchObject({ name: expect.any(String), what: expect.any(String) });
        for (const field of fields) {
          const own = (words[id] as unknown as Record<string, { label: string; options?: object }>)[field.id];
          expect(own?.label).toBeTruthy();
          expect(Object.keys(own?.options ?? {})).toHaveLength(field.options?.length ?? 0);
        }
      }
    }
  });

  it("takes any text: it is refused beside its field, skipped with a reason, or kept", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dnsTemplates),
        fc.array(fc.string({ unit: "grapheme" }), { maxLength: 4 }),
        (one, texts) => {
          const values = { ...valuesOf(one) };
          const free = one.fields.filter(({ kind }) => kind === "text" || kind === "long");
          for (const [index, { id }] of free.entries()) values[id] = texts[index] ?? "";
          if (Object.keys(one.faultsOf(values)).length > 0) return;
          const { rows, skipped } = planTemplate(one, values, { domain, existing: [], pending: [] });
          expect(rows.length + skipped.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("a mail service", () => {
  const old = existing(
    ["@", "MX", "mx.old.example.", 10],
    ["@", "TXT", "v=spf1 include:spf.old.example ip4:203.0.113.5 -all"],
    ["@", "TXT", "other=1"],
    ["www", "A", "203.0.113.9"],
  );

  it("takes the place of another one, and lets its senders stay", () => {
    expect(written("tencent", old)).toEqual([
      "@ MX 10 mxbiz2.qq.com.",
      "@ MX 5 mxbiz1.qq.com.",
      "@ TXT other=1",
      "@ TXT v=spf1 include:spf.old.example ip4:203.0.113.5 include:spf.mail.qq.com -all",
      "www A 203.0.113.9",
    ]);
  });

  it("says what it can't add beside what is there", () => {
    const { skipped } = plan("aliyun", existing(["mail", "A", "203.0.113.9"]));
    expect(skipped).toMatchObject([{ code: "dns.cname.alone", params: { host: "mail" } }]);
  });

  it("of NetEase has the servers of the data centre that is chosen", () => {
    expect(written("netease", [])).toContain("@ MX 5 qiye163mx01.mxmail.netease.com.");
    expect(written("netease", [], { centre: "hzmx" })).toEqual([
      "@ MX 10 hzmx02.mxmail.netease.com.",
      "@ MX 5 hzmx01.mxmail.netease.com.",
      "@ TXT v=spf1 include:spf.qiye.163.com ~all",
    ]);
  });

  it("of Microsoft begins with the usual name of the server, and takes another", () => {
    expect(written("microsoft", [])).toContain("@ MX 0 example-com.mail.protection.outlook.com.");
    const values = { mxHost: "example-com0i.mail.protection.outlook.com" };
    expect(written("microsoft", [], values)).toContain(`@ MX 0 ${values.mxHost}.`);
    expect(template("microsoft").faultsOf({ mxHost: "none" })).toEqual({ mxHost: { code: "dns.template.host" } });
  });
});

describe("policies", () => {
  it("SPF begins with what is there, and replaces it", () => {
    const records = existing(["@", "TXT", "v=spf1 include:_spf.google.com ip4:203.0.113.5 ?all"]);
    const values = valuesOf(template("spf"), records);
    expect(values).toEqual({ senders: "include:_spf.google.com", more: "ip4:203.0.113.5", others: "?all" });
    expect(written("spf", records, { ...values, senders: "mx", others: "-all" })).toEqual([
      "@ TXT v=spf1 mx ip4:203.0.113.5 -all",
    ]);
    expect(template("spf").faultsOf({ ...values, more: "spf.example.com" })).toMatchObject({
      more: { code: "dns.template.sender", params: { text: "spf.example.com" } },
    });
  });

  it("DMARC replaces the present one; a report goes to one address", () => {
    const records = existing(["_dmarc", "TXT", "v=DMARC1; p=none"]);
    expect(written("dmarc", records, { policy: "reject", reports: "dmarc@example.com" })).toEqual([
      "_dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.com",
    ]);
    // The upstream keeps no comma.
    expect(template("dmarc").faultsOf({ policy: "none", reports: "a@example.com,b@example.com" })).toEqual({
      reports: { code: "dns.template.email" },
    });
  });

  it("DKIM takes the whole text, its pieces or the key alone, or a CNAME, and says when a key is too long", () => {
    const expected = [`s1._domainkey TXT v=DKIM1; k=rsa; p=${KEY}`];
    for (const key of [KEY, `v=DKIM1; k=rsa; p=${KEY}`, `"v=DKIM1; k=rsa; p=${KEY.slice(0, 90)}" "${KEY.slice(90)}"`])
      expect(written("dkim", [], { selector: "S1", key })).toEqual(expected);
    const target = { selector: "s1", key: "s1.dkim.mail.example.net" };
    expect(written("dkim", existing(["s1._domainkey", "TXT", "v=DKIM1; p=old"]), target)).toEqual([
      "s1._domainkey CNAME s1.dkim.mail.example.net.",
    ]);
    const long = template("dkim").faultsOf({ selector: "s1", key: "A".repeat(392) });
    expect(long).toEqual({ key: { code: "dns.template.key_long", params: { length: 410, max: 255 } } });
    expect(template("dkim").faultsOf({ selector: "", key: "" })).toEqual({
      selector: { code: "dns.template.selector" },
      key: { code: "dns.template.key" },
    });
  });

  it("CAA replaces who may issue, and keeps where to report", () => {
    const records = existing(["@", "CAA", '0 issue "old.example"'], ["@", "CAA", '0 iodef "mailto:a@example.com"']);
    expect(written("caa", records, { issuers: "letsencrypt.org digicert.com" })).toEqual([
      '@ CAA 0 iodef "mailto:a@example.com"',
      '@ CAA 0 issue "digicert.com"',
      '@ CAA 0 issue "letsencrypt.org"',
    ]);
  });
});
