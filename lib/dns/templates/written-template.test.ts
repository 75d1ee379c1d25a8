import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../diff";
import { type ExistingRecord, LIMITS, type ZoneRecord } from "../record";
import { planTemplate } from "./plan-template";
import { examplesOf, readFieldLines, readRecordLines, templateOf, writtenFaults } from "./written-template";

const texts = {
  records:
    "@ MX 10 mx.{region}.mail.example.net.\n@ SPF include:spf.{region}.example.net\n\nmail CNAME web.{region}.example.net.\n_check TXT {domain} is ours",
  fields: "region | 地区 | Region | cn | cn|us",
};

const existing = (...records: [host: string, type: ZoneRecord["type"], value: string, priority?: number][]) =>
  records.map(([host, type, value, priority = null], index): ExistingRecord => {
    return { id: String(index + 1), host, type, value, priority, ttlSeconds: LIMITS.ttlDefaultSeconds };
  });

function written(of: typeof texts, records: readonly ExistingRecord[], values?: Record<string, string>) {
  const fields = readFieldLines(of.fields).rows;
  const template = templateOf({ id: "t", group: "shop", records: readRecordLines(of.records).rows, fields });
  const zone = { domain: "example.com", existing: records, pending: [] };
  return applyEdits(records, planTemplate(template, values ?? examplesOf(fields), zone).edits)
    .desired.map(({ host, type, value, priority }) =>
      [host, type, ...(priority === null ? [] : [priority]), value].join(" "),
    )
    .sort();
}

describe("a template that is data", () => {
  it("fills in its variables, extends the SPF, and takes the place of what can't stand beside it", () => {
    expect(writtenFaults(texts)).toEqual({});
    const old = existing(
      ["@", "MX", "mx.old.example.", 10],
      ["@", "TXT", "v=spf1 ip4:203.0.113.5 -all"],
      ["@", "TXT", "other=1"],
      ["mail", "A", "203.0.113.9"],
      ["www", "A", "203.0.113.9"],
    );
    const after = [
      "@ MX 10 mx.us.mail.example.net.",
      "@ TXT other=1",
      "@ TXT v=spf1 ip4:203.0.113.5 include:spf.us.example.net -all",
      "_check TXT example.com is ours",
      "mail CNAME web.us.example.net.",
      "www A 203.0.113.9",
    ];
    expect(written(texts, old, { region: "us" })).toEqual(after);
    // The same again changes nothing.
    const there = after.map((line, at): ExistingRecord => {
      const [host = "", type = "", ...rest] = line.split(" ");
      const priority = type === "MX" ? Number(rest.shift()) : null;
      return { id: String(at), host, type: type as "A", value: rest.join(" "), priority, ttlSeconds: 600 };
    });
    expect(written(texts, there, { region: "us" })).toEqual(after);
  });

  it("asks for what fits the pattern, all of it", () => {
    const fields = readFieldLines(texts.fields).rows;
    const { faultsOf } = templateOf({ id: "t", group: "shop", records: readRecordLines(texts.records).rows, fields });
    expect(faultsOf({ region: " us " })).toEqual({});
    for (const region of ["", "usa", "cn.evil", "x".repeat(300)])
      expect(faultsOf({ region })).toEqual({ region: { code: "dns.template.wrong", params: { example: "cn" } } });
  });

  it.each([
    ["no records", { records: " \n", fields: "" }, { records: "dns.template.no_records" }],
    ["half a line", { records: "@ MX", fields: "" }, { records: "dns.template.line_record" }],
    [
      "an MX without a priority",
      { records: "@ MX mx.example.net.", fields: "" },
      { records: "dns.template.line_record" },
    ],
    [
      "a type that can't be kept",
      { records: "@ PTR x.example.net.", fields: "" },
      { records: "dns.template.line_type" },
    ],
    ["a wrong value", { records: "@ A 1.2.3", fields: "" }, { records: "dns.a.bad" }],
    ["a comma", { records: "@ TXT a,b", fields: "" }, { records: "dns.comma" }],
    ["the same twice", { records: "@ A 8.8.8.8\n@ A 8.8.8.8", fields: "" }, { records: "dns.import.again" }],
    ["an alias of the domain itself", { records: "@ CNAME x.example.net.", fields: "" }, { records: "dns.cname.apex" }],
    [
      "a variable that nobody describes",
      { records: "@ TXT {x}", fields: "" },
      { records: "dns.template.variable_unknown" },
    ],
    [
      "a variable that nobody uses",
      { records: "@ TXT x", fields: "x|a|b|c" },
      { fields: "dns.template.variable_unused" },
    ],
    [
      "a variable twice",
      { records: "@ TXT {x}", fields: "x|a|b|c\nx|a|b|c" },
      { fields: "dns.template.variable_again" },
    ],
    [
      "the domain as a variable",
      { records: "@ TXT x", fields: "domain|a|b|c" },
      { fields: "dns.template.variable_again" },
    ],
    ["no example", { records: "@ TXT {x}", fields: "x|a|b|" }, { fields: "dns.template.line_field" }],
    ["no pattern", { records: "@ TXT {x}", fields: "x|a|b|c|(" }, { fields: "dns.template.pattern" }],
    ["an example that does not fit", { records: "@ TXT {x}", fields: "x|a|b|c|d" }, { fields: "dns.template.example" }],
    [
      "too many",
      { records: Array.from({ length: 31 }, (_, at) => `@ TXT ${at}`).join("\n"), fields: "" },
      { records: "dns.template.most" },
    ],
  ])("with %s is refused", (_, wrong, codes) => {
    const found = Object.entries(writtenFaults(wrong)).map(([name, fault]) => [name, fault?.code]);
    expect(Object.fromEntries(found)).toEqual(codes);
  });

  it("takes any text: refused with a code, or each of its records can be kept", () => {
    const word = fc.constantFrom(
      "@",
      "www",
      "MX",
      "A",
      "TXT",
      "SPF",
      "10",
      "8.8.8.8",
      "{x}",
      "|",
      "a.example.",
      "(",
      "\\",
    );
    const line = fc.oneof(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(" ")),
      fc.string(),
    );
    const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, fc.oneof(fc.constant("x|a|b|8.8.8.8"), text), (records, fields) => {
        if (Object.keys(writtenFaults({ records, fields })).length > 0) return;
        const asked = readFieldLines(fields).rows;
        const template = templateOf({ id: "t", group: "shop", records: readRecordLines(records).rows, fields: asked });
        expect(template.faultsOf(examplesOf(asked))).toEqual({});
        const { rows, skipped } = planTemplate(template, examplesOf(asked), {
          domain: "example.com",
          existing: [],
          pending: [],
        });
        expect([rows.length > 0, skipped]).toEqual([true, []]);
      }),
    );
  });
});
