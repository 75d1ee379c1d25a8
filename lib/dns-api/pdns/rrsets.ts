import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { canonicalRecord } from "@/lib/dns/compose";
import type { Edit } from "@/lib/dns/diff";
import { fullName } from "@/lib/dns/host";
import { type ExistingRecord, isManaged, isRecordType, LIMITS, type ZoneRecord } from "@/lib/dns/record";
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

const wantedSet = z.object({
  name: z.string().max(300),
  type: z.string().max(20),
  ttl: z.int().min(0).max(2_147_483_647).optional(),
  changetype: z.string().max(20),
  records: z
    .array(z.object({ content: z.string().max(4000), disabled: z.boolean().default(false) }))
    .max(500)
    .default([]),
});

/** The upstream is called once for each record, while others wait. */
const MOST_RECORDS = 500;

/** The body of a PATCH. Comments are read by nobody here, and are left out. */
export const patchBody = z.object({ rrsets: z.array(wantedSet).max(500) });
type WantedSet = z.output<typeof wantedSet>;

const refuse = (code: string, params: Record<string, string | number> = {}) => new AppError(code, 422, { params });

/**
 * The edits that make a zone's sets what a PATCH wants. What is there already is no edit once both are compared (lib/dns/diff), so that
 * a program which sends everything each time changes nothing the second time.
 * @throws AppError dns_api.* (422).
 */
export function editsOf(
  sets: readonly WantedSet[],
  current: readonly ExistingRecord[],
  locked: readonly Shown[],
  zone: string,
): Edit[] {
  const count = sets.reduce((sum, { records }) => sum + records.length, 0);
  if (count > MOST_RECORDS) throw refuse("dns_api.too_many", { most: MOST_RECORDS });
  const seen = new Set<string>();
  return sets.flatMap((set): Edit[] => {
    const host = hostOf(set.name, zone);
    const type = set.type.toUpperCase();
    const changetype = CHANGES.find((one) => one === set.changetype.toUpperCase());
    if (changetype === undefined) throw refuse("dns_api.changetype", { text: set.changetype });
    if (seen.has(`${host} ${type}`)) throw refuse("dns_api.set_twice", { name: set.name, type });
    seen.add(`${host} ${type}`);
    const records = changetype === "DELETE" ? [] : set.records;
    if (!isRecordType(type) || isManaged({ host, type })) {
      const there = locked.filter((record) => record.host === host && record.type === type).map(contentOf);
      if (
        sameTexts(
          there,
          records.map(({ content }) => content),
        )
      )
        return [];
      throw refuse(isRecordType(type) ? "dns_api.managed" : "dns_api.type", { name: set.name, type });
    }
    if (records.some(({ disabled }) => disabled)) throw refuse("dns_api.disabled", { name: set.name, type });
    const ttlSeconds = ttlFor(host, set.ttl ?? LIMITS.ttlDefaultSeconds);
    const wanted = new Map<string, ZoneRecord>();
    for (const { content } of records) {
      const record = canonicalRecord(readContent(host, type, content, ttlSeconds), zone);
      wanted.set(keyOf(record), record);
    }
    const there = current.filter((record) => record.host === host && record.type === type);
    const isWanted = (record: ZoneRecord) => wanted.has(keyOf(record));
    if (changetype === "PRUNE") return there.filter(isWanted).map(({ id }) => ({ op: "delete" as const, id }));
    // What is extended stays, with the TTL that the set gets.
    const kept = changetype === "EXTEND" ? there.filter((record) => !isWanted(record)) : [];
    return [
      ...there.map(({ id }) => ({ op: "delete" as const, id })),
      ...[...kept.map(({ id: _, ...record }) => ({ ...record, ttlSeconds })), ...wanted.values()].map((record) => ({
        ...{ op: "add" as const, record },
      })),
    ];
  });
}

/** What PowerDNS knows: a set is replaced or deleted, or records are added to it or taken from it. */
const CHANGES = ["REPLACE", "DELETE", "EXTEND", "PRUNE"] as const;

const keyOf = ({ priority, value }: ZoneRecord) => `${priority} ${value}`;

function hostOf(text: string, zone: string): string {
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
