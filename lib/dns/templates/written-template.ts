import type { DnsCode } from "../codes";
import { contradicts } from "../contradicts";
import { isRecordType, LIMITS, type RecordType, type ZoneRecord } from "../record";
import { isSpf, spfWith } from "../spf";
import { type DnsTemplate, type TemplateFault, type TemplateRecord, templateTxt } from "./dns-template";
import { planTemplate } from "./plan-template";

/** SPF: what the host's SPF text must have, beside what it has already: a host has only one. */
type WrittenType = RecordType | "SPF";

/** A record of a template that is data. Host and value may name variables: {region}; {domain} is the domain itself. */
export interface WrittenRecord {
  host: string;
  type: WrittenType;
  value: string;
  /** MX only, else null. */
  priority: number | null;
}

/** A variable: what customers are asked for. */
export interface WrittenField {
  id: string;
  labelZh: string;
  labelEn: string;
  /** What stands beside the field, and what the template is tried with. */
  example: string;
  /** A regular expression that the whole value matches; "": any text. */
  pattern: string;
}

/** The texts in which staff write a template, one record or variable in a line. */
export interface WrittenTexts {
  records: string;
  fields: string;
}

export const WRITTEN_LIMITS = { records: 30, fields: 10, value: 255 } as const;

/** The first line that can't be read, with what is wrong there. */
type Read<T> = { rows: T[]; fault: TemplateFault | null };

function readLines<T>(text: string, readLine: (line: string) => T | TemplateFault): Read<T> {
  const rows: T[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line.trim());
    if (typeof read === "object" && read !== null && "code" in read) {
      return { rows, fault: { code: read.code, params: { ...read.params, line: at + 1 } } };
    }
    rows.push(read as T);
  }
  return { rows, fault: null };
}

const fault = (code: DnsCode, params: Record<string, string | number> = {}): TemplateFault => ({ code, params });

/** Lines such as "@ MX 10 mx.example.com.", "www CNAME {shop}.example.com.", "@ SPF include:spf.example.com". */
export function readRecordLines(text: string): Read<WrittenRecord> {
  return readLines(text, (line) => {
    const [, host, word = "", rest] = /^(\S+)\s+(\S+)\s+(.+)$/.exec(line) ?? [];
    if (host === undefined || rest === undefined) return fault("dns.template.line_record");
    const type = word.toUpperCase();
    if (type !== "SPF" && !isRecordType(type)) return fault("dns.template.line_type", { type: word.slice(0, 20) });
    if (type !== "MX") return { host, type, value: rest, priority: null };
    const [, priority, value] = /^(\d{1,5})\s+(\S+)$/.exec(rest) ?? [];
    return priority === undefined || value === undefined
      ? fault("dns.template.line_record")
      : { host, type, value, priority: Number(priority) };
  });
}

/** Lines such as "region | 地区 | Region | cn | [a-z]{2}"; the pattern may be left out, and may contain the stroke itself. */
export function readFieldLines(text: string): Read<WrittenField> {
  return readLines(text, (line) => {
    const [id = "", labelZh = "", labelEn = "", example = "", ...pattern] = line.split("|").map((part) => part.trim());
    if (!/^[a-z][a-z0-9_]{0,19}$/.test(id) || labelZh === "" || labelEn === "" || example === "")
      return fault("dns.template.line_field");
    const field = { id, labelZh, labelEn, example, pattern: pattern.join("|") };
    if (id === "domain") return fault("dns.template.variable_again", { name: id });
    const fits = patternOf(field);
    if (!fits) return fault("dns.template.pattern", { name: id });
    return fits.test(example) ? field : fault("dns.template.example", { name: id });
  });
}

/** Null: it is no regular expression. */
function patternOf({ pattern }: Pick<WrittenField, "pattern">): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern === "" ? ".*" : pattern})$`, "u");
  } catch {
    return null;
  }
}

const VARIABLE = /\{([a-z][a-z0-9_]*)\}/g;

const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(VARIABLE, (whole, name: string) => values[name]?.trim() ?? whole);

/** What is wrong with the texts of a template: tried with its examples, each of its records must be one that a zone can keep. */
export function writtenFaults({ records, fields }: WrittenTexts): Partial<Record<keyof WrittenTexts, TemplateFault>> {
  const written = readRecordLines(records);
  const asked = readFieldLines(fields);
  if (written.fault || asked.fault) {
    return { ...(written.fault && { records: written.fault }), ...(asked.fault && { fields: asked.fault }) };
  }
  if (written.rows.length === 0) return { records: fault("dns.template.no_records") };
  const { records: most, fields: mostFields } = WRITTEN_LIMITS;
  if (written.rows.length > most) return { records: fault("dns.template.most", { most }) };
  if (asked.rows.length > mostFields) return { fields: fault("dns.template.most", { most: mostFields }) };
  const ids = asked.rows.map(({ id }) => id);
  const again = ids.find((id, at) => ids.indexOf(id) !== at);
  if (again !== undefined) return { fields: fault("dns.template.variable_again", { name: again }) };
  const text = written.rows.map(({ host, value }) => `${host} ${value}`).join("\n");
  const used = new Set([...text.matchAll(VARIABLE)].map(([, name = ""]) => name));
  const unknown = [...used].find((name) => name !== "domain" && !ids.includes(name));
  if (unknown !== undefined) return { records: fault("dns.template.variable_unknown", { name: unknown }) };
  const unused = ids.find((id) => !used.has(id));
  if (unused !== undefined) return { fields: fault("dns.template.variable_unused", { name: unused }) };
  const template = templateOf({ id: "tried", group: "shop", records: written.rows, fields: asked.rows });
  const { skipped } = planTemplate(template, examplesOf(asked.rows), {
    ...{ domain: EXAMPLE_DOMAIN, existing: [], pending: [] },
  });
  const [refused] = skipped;
  return refused ? { records: { code: refused.code, params: refused.params } } : {};
}

export const EXAMPLE_DOMAIN = "example.com";

export const examplesOf = (fields: readonly WrittenField[]): Record<string, string> =>
  Object.fromEntries(fields.map(({ id, example }) => [id, example]));

/**
 * A template that is data: staff wrote it, or its records are those of a customer's service. It takes the place of records that can't
 * stand beside its own (another mail service, another address of a host), and extends the host's SPF.
 */
export function templateOf(written: {
  id: string;
  group: "own" | "shop";
  records: readonly WrittenRecord[];
  fields: readonly WrittenField[];
}): DnsTemplate {
  const { id, group, fields, records } = written;
  const expanded = (values: Readonly<Record<string, string>>) =>
    records.map((record) => ({ ...record, host: fill(record.host, values), value: fill(record.value, values) }));
  return {
    id,
    group,
    fields: fields.map((field) => ({ id: field.id, kind: "text", initial: () => "" })),
    faultsOf: (values) =>
      Object.fromEntries(
        fields.flatMap((field) => {
          const value = values[field.id]?.trim() ?? "";
          const fits = value !== "" && value.length <= WRITTEN_LIMITS.value && patternOf(field)?.test(value);
          return fits ? [] : [[field.id, { code: "dns.template.wrong" as const, params: { example: field.example } }]];
        }),
      ),
    records: (values, { domain, records: present }) =>
      joinSpf(expanded({ ...values, domain }), (host) => spfOf(present, host)),
    replaces: (record, values) =>
      expanded(values).some((want) => {
        const host = want.host.toLowerCase();
        if (want.type === "SPF") return record.host === host && isSpf(record);
        return contradicts(record, { host, type: want.type });
      }),
  };
}

const spfOf = (records: readonly ZoneRecord[], host: string) =>
  records.find((record) => record.host === host.toLowerCase() && isSpf(record))?.value ?? null;

/** The records with one SPF text for each host. */
function joinSpf(written: readonly WrittenRecord[], present: (host: string) => string | null): TemplateRecord[] {
  const senders = new Map<string, string[]>();
  const plain = written.flatMap(({ host, type, value, priority }): TemplateRecord[] => {
    if (type !== "SPF")
      return [{ host, type, value, priority: type === "MX" ? (priority ?? LIMITS.mxPriorityDefault) : null }];
    senders.set(host, [...(senders.get(host) ?? []), ...value.split(/\s+/)]);
    return [];
  });
  return [...plain, ...[...senders].map(([host, terms]) => templateTxt(host, spfWith(terms, present(host))))];
}
