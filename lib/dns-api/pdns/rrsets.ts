import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { canonicalRecord } from "@/lib/dns/compose";
import type { Edit } from "@/lib/dns/diff";
import { fullName } from "@/lib/dns/host";
import {
  type ExistingRecord,
  isManaged,
  isRecordType,
  LIMITS,
  type RecordType,
  type ZoneRecord,
} from "@/lib/dns/record";
import { unquoteTxt } from "@/lib/dns/types/txt";
import { readFullName, ttlFor } from "../names";

/** A set of records of one name and type, its keys in PowerDNS's order: acme.sh reads it with regular expressions. */
export interface RRset {
  comments: never[];
  name: string;
  records: { content: string; disabled: false }[];
  ttl: number;
  type: string;
}

interface Shown {
  host: string;
  type: string;
  value: string;
  ttlSeconds: number;
  priority?: number | null;
}

/** Records as PowerDNS shows them: sorted by name and type, with one TTL for each set. */
export function toRRsets(records: readonly Shown[], zone: string): RRset[] {
  const sets = new Map<string, RRset>();
  for (const record of records) {
    const name = `${fullName(record.host, zone)}.`;
    const key = `${name} ${record.type}`;
    const set = sets.get(key) ?? { comments: [], name, records: [], ttl: record.ttlSeconds, type: record.type };
    // PowerDNS has one TTL for a set, the upstream one for each record: the shortest is true of all for that long.
    set.ttl = Math.min(set.ttl, record.ttlSeconds);
    set.records.push({ content: contentOf(record), disabled: false });
    sets.set(key, set);
  }
  return [...sets.values()].sort((a, b) => (`${a.name} ${a.type}` < `${b.name} ${b.type}` ? -1 : 1));
}

/** A record's value as in a zone file. */
function contentOf({ type, value, priority }: Shown): string {
  if (type === "TXT") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  const content = type === "MX" && priority !== undefined && priority !== null ? `${priority} ${value}` : value;
  return NAMED.has(type) && !content.endsWith(".") ? `${content}.` : content;
}

/** Types whose value ends in a name. */
const NAMED = new Set(["CNAME", "MX", "NS", "SRV"]);

const MOST_TTL = 2_147_483_647;

const wantedSet = z.object({
  name: z.string().max(300),
  type: z.string().max(20),
  /** PowerDNS takes a figure in quotes, too. */
  ttl: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,10}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(0).max(MOST_TTL))
    .optional(),
  changetype: z.string().max(20),
  records: z
    .array(z.object({ content: z.string().max(4000), disabled: z.boolean().default(false) }))
    .max(500)
    // DNSControl's client writes null for what it leaves out.
    .nullish(),
  comments: z.unknown().optional(),
});

/** The upstream is called once for each record, while others wait. */
const MOST_RECORDS = 500;

/** The body of a PATCH. Comments are read by nobody here, and are left out. */
export const patchBody = z.object({ rrsets: z.array(wantedSet).max(500) });
type WantedSet = z.output<typeof wantedSet>;

const refuse = (code: string, params: Record<string, string | number> = {}) => new AppError(code, 422, { params });

/** A set that a PATCH touches: what is there, and what is to be there after the parts of the PATCH that were read. */
interface TouchedSet {
  there: readonly ExistingRecord[];
  wanted: readonly ZoneRecord[];
}

/**
 * The edits that make a zone's sets what a PATCH wants, whose parts are read in their order. What is there already is no edit once both
 * are compared (lib/dns/diff), so that a program which sends everything each time changes nothing the second time.
 * @throws AppError dns_api.* (422).
 */
export function editsOf(
  sets: readonly WantedSet[],
  current: readonly ExistingRecord[],
  locked: readonly Shown[],
  zone: string,
): Edit[] {
  const count = sets.reduce((sum, { records }) => sum + (records?.length ?? 0), 0);
  if (count > MOST_RECORDS) throw refuse("dns_api.too_many", { most: MOST_RECORDS });
  const seen = new Set<string>();
  const touched = new Map<string, TouchedSet>();
  for (const set of sets) {
    const host = hostOf(set.name, zone);
    const type = set.type.toUpperCase();
    const change = changeOf(set);
    const key = `${host} ${type}`;
    if (seen.has(`${key} ${change}`)) throw refuse("dns_api.set_twice", { name: set.name, type });
    seen.add(`${key} ${change}`);
    const contents = contentsOf(set, change);
    if (contents === null) continue;
    if (!isRecordType(type) || isManaged({ host, type })) {
      const there = locked.filter((record) => record.host === host && record.type === type).map(contentOf);
      if (sameTexts(there, contents)) continue;
      throw refuse(codeFor(type), { name: set.name, type });
    }
    const there = current.filter((record) => record.host === host && record.type === type);
    const before = touched.get(key) ?? { there, wanted: there.map(({ id: _, ...record }) => record) };
    touched.set(key, {
      ...before,
      wanted: afterChange(change, before.wanted, recordsOf(set, host, type, zone, contents)),
    });
  }
  return [...touched.values()].flatMap(({ there, wanted }): Edit[] => [
    ...there.map(({ id }) => ({ op: "delete" as const, id })),
    ...wanted.map((record) => ({ op: "add" as const, record })),
  ]);
}

/** Why nothing can be written of a type. external-dns makes an ALIAS of a CNAME, so that its log must say what to use instead. */
function codeFor(type: string): string {
  if (type === "ALIAS") return "dns_api.alias";
  return isRecordType(type) ? "dns_api.managed" : "dns_api.type";
}

/** What PowerDNS knows: a set is replaced or deleted, or one record is added to it or taken from it. */
const CHANGES = ["REPLACE", "DELETE", "EXTEND", "PRUNE"] as const;
type ChangeType = (typeof CHANGES)[number];

function changeOf({ changetype }: WantedSet): ChangeType {
  const change = CHANGES.find((one) => one === changetype.toUpperCase());
  if (change === undefined) throw refuse("dns_api.changetype", { text: changetype });
  return change;
}

/** The contents that a part of a PATCH names; null: it is about comments alone. */
function contentsOf({ name, type, ttl, records, comments }: WantedSet, change: ChangeType): string[] | null {
  if (change === "DELETE") return [];
  const params = { name, type: type.toUpperCase() };
  if (!records && change === "REPLACE") {
    // Without its records a set is not replaced by an empty one: that would delete what nobody named.
    if (Array.isArray(comments)) return null;
    throw refuse("dns_api.no_records", params);
  }
  if (ttl === undefined) throw refuse("dns_api.no_ttl", params);
  if (change !== "REPLACE" && records?.length !== 1)
    throw refuse("dns_api.one_record", { ...params, changetype: change });
  if (records?.some(({ disabled }) => disabled)) throw refuse("dns_api.disabled", params);
  return records?.map(({ content }) => content) ?? [];
}

function recordsOf(
  set: WantedSet,
  host: string,
  type: RecordType,
  zone: string,
  contents: readonly string[],
): ZoneRecord[] {
  const ttlSeconds = ttlFor(host, set.ttl ?? LIMITS.ttlDefaultSeconds);
  const records = new Map<string, ZoneRecord>();
  for (const content of contents) {
    const record = canonicalRecord(readContent(host, type, content, ttlSeconds), zone);
    requireFormat(content, record, set.name);
    if (records.has(keyOf(record))) throw refuse("dns_api.record_twice", { name: set.name, type });
    records.set(keyOf(record), record);
  }
  return [...records.values()];
}

function afterChange(
  change: ChangeType,
  before: readonly ZoneRecord[],
  named: readonly ZoneRecord[],
): readonly ZoneRecord[] {
  if (change === "REPLACE" || change === "DELETE") return named;
  const keys = new Set(named.map(keyOf));
  const others = before.filter((record) => !keys.has(keyOf(record)));
  if (change === "PRUNE") return others;
  // A set has one TTL, so that what is added takes it over.
  const ttlSeconds = Math.min(...before.map((record) => record.ttlSeconds));
  return [...others, ...named.map((record) => (before.length > 0 ? { ...record, ttlSeconds } : record))];
}

/**
 * As PowerDNS, takes contents only in the form that it shows them in: a name that lacks its final dot may be meant below the zone.
 * @throws AppError dns_api.format (422).
 */
function requireFormat(content: string, record: ZoneRecord, name: string): void {
  if (record.type === "AAAA") return;
  const expected = contentOf(record);
  // The outer spaces of a text can't be kept.
  const same =
    record.type === "TXT"
      ? QUOTED.test(content) && unquoteTxt(withoutDecimals(content)) === record.value
      : expected.toLowerCase() === content.toLowerCase();
  if (!same) throw refuse("dns_api.format", { name, type: record.type, text: content.slice(0, 100), expected });
}

/** One text, or several that are joined. */
const QUOTED = /^"(?:[^"\\]|\\.)*"(?: "(?:[^"\\]|\\.)*")*$/;

const keyOf = ({ priority, value }: ZoneRecord) => `${priority} ${value}`;

function hostOf(text: string, zone: string): string {
  if (!text.endsWith(".")) throw refuse("dns_api.not_canonical", { name: text });
  const name = readFullName(text);
  if (name === zone) return "@";
  if (!name?.endsWith(`.${zone}`)) throw refuse("dns_api.out_of_zone", { name: text, zone });
  return name.slice(0, -(zone.length + 1));
}

const sameTexts = (a: readonly string[], b: readonly string[]) =>
  JSON.stringify(a.map((text) => text.toLowerCase()).sort()) ===
  JSON.stringify(b.map((text) => text.toLowerCase()).sort());

function readContent(host: string, type: ZoneRecord["type"], content: string, ttlSeconds: number): ZoneRecord {
  const record = { host, type, ttlSeconds, priority: null };
  if (type === "TXT") return { ...record, value: unquoteTxt(withoutDecimals(content)) };
  if (type !== "MX") return { ...record, value: content.trim() };
  const [, priority, exchange] = /^\s*(\d{1,5})\s+(\S+)\s*$/.exec(content) ?? [];
  if (priority === undefined || exchange === undefined) throw refuse("dns_api.mx", { text: content.slice(0, 100) });
  return { ...record, value: exchange, priority: Number(priority) };
}

/** "\228" of zone files as the character of that byte; other escapes stay. RFC 1035 5.1. */
function withoutDecimals(text: string): string {
  return text.replace(/\\(\d{3}|.)/g, (whole, escaped: string) => {
    const byte = /^\d{3}$/.test(escaped) ? Number(escaped) : 256;
    if (byte > 255) return whole;
    const char = String.fromCharCode(byte);
    return char === '"' || char === "\\" ? `\\${char}` : char;
  });
}
