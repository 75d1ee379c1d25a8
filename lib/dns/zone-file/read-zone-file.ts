import type { DnsCode } from "../codes";
import { isRecordType, type RecordType } from "../record";
import { IMPORT_LIMITS, type RawRow, type RawRows, shownText } from "./import-row";
import { type ZoneEntry, type ZoneToken, zoneEntries } from "./zone-entries";

interface Reading {
  zone: string;
  /** With its final dot. */
  origin: string;
  /** The last owner, in full with its final dot; null before the first. */
  owner: string | null;
  /** By $TTL. */
  defaultTtl: number | null;
  lastTtl: number | null;
  /** 1 is Cloudflare's automatic TTL. */
  cloudflare: boolean;
}

type Params = Record<string, string | number>;

/** Why an entry becomes no row. */
class Unreadable extends Error {
  constructor(
    readonly code: DnsCode,
    readonly params: Params = {},
  ) {
    super(code);
  }
}

const FAULTS = { quote: "dns.import.quote", parenthesis: "dns.import.parenthesis" } as const;
const CLASSES = ["IN", "CH", "CS", "HS", "ANY", "NONE"];

/**
 * Reads a zone file (RFC 1035 5, RFC 2308 4), as programs and people write it. Stops behind the most rows that are taken, so that
 * the caller can say that there are more. Never throws.
 * @param zone the domain in ASCII: the origin until $ORIGIN says another.
 */
export function readZoneFile(text: string, zone: string, { cloudflare = false } = {}): RawRows {
  const reading: Reading = {
    zone,
    origin: `${zone}.`,
    owner: null,
    defaultTtl: null,
    lastTtl: null,
    cloudflare,
  };
  const found: RawRows = { rows: [], skipped: [] };
  for (const entry of zoneEntries(text)) {
    const shown = shownText(text.slice(entry.from, Math.min(entry.to, entry.from + 400)));
    try {
      const row = readEntryRow(entry, reading, shown);
      if (row) found.rows.push(row);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      found.skipped.push({ row: entry.row, text: shown, code: error.code, params: error.params });
    }
    if (found.rows.length + found.skipped.length > IMPORT_LIMITS.records) break;
  }
  return found;
}

function readEntryRow(entry: ZoneEntry, reading: Reading, shown: string): RawRow | null {
  if (entry.fault) throw new Unreadable(FAULTS[entry.fault]);
  const [first] = entry.tokens;
  if (first && !first.quoted && first.text.startsWith("$") && !entry.blankOwner) {
    readDirective(first.text.toUpperCase(), entry.tokens, reading);
    return null;
  }
  const notes: RawRow["notes"] = [];
  const rest = [...entry.tokens];
  // The owner is kept for the lines below it, even if this one turns out to be of no use.
  if (!entry.blankOwner) reading.owner = fullNameOf(rest.shift()?.text ?? "", reading);
  if (reading.owner === null) throw new Unreadable("dns.import.no_owner");
  const { type, ttl, data } = readHead(rest, reading);
  if (type === "SOA") readSoa(data, reading);
  const row = { row: entry.row, text: shown, host: hostOf(reading.owner, reading.zone), type, notes };
  if (!isRecordType(type)) return { ...row, value: "", priority: null, ttlSeconds: ttl };
  if (/cf-proxied:true/.test(entry.comment)) notes.push({ code: "dns.import.proxied", params: {} });
  return { ...row, ...readData(type, data, reading, notes), ttlSeconds: ttl };
}

function readDirective(name: string, [, argument]: readonly ZoneToken[], reading: Reading): void {
  if (name === "$TTL") {
    const seconds = readTtl(argument?.text ?? "");
    if (seconds === null) throw new Unreadable("dns.import.directive", { directive: name });
    reading.defaultTtl = seconds;
  } else if (name === "$ORIGIN" && argument) {
    reading.origin = fullNameOf(argument.text, reading);
  } else throw new Unreadable("dns.import.directive", { directive: name });
}

/** TTL and class may stand in either order, or be absent. */
function readHead(
  tokens: readonly ZoneToken[],
  reading: Reading,
): { type: string; ttl: number | null; data: ZoneToken[] } {
  let ttl: number | null = null;
  let classed = false;
  for (const [index, token] of tokens.entries()) {
    const word = token.quoted ? "" : token.text.toUpperCase();
    const seconds: number | null = ttl === null ? readTtl(word) : null;
    if (seconds !== null) ttl = seconds;
    else if (!classed && CLASSES.includes(word)) {
      if (word !== "IN") throw new Unreadable("dns.import.class", { class: word });
      classed = true;
    } else if (/^[A-Z][A-Z0-9-]*$/.test(word)) {
      if (ttl !== null) reading.lastTtl = ttl;
      const automatic = ttl === 1 && reading.cloudflare;
      return {
        type: word,
        ttl: automatic ? null : (ttl ?? reading.defaultTtl ?? reading.lastTtl),
        data: tokens.slice(index + 1),
      };
    } else break;
  }
  throw new Unreadable("dns.import.no_type");
}

/** Without $TTL and without a TTL before it, a record has the zone's least one. */
function readSoa(data: readonly ZoneToken[], reading: Reading): void {
  const minimum = readTtl(data[6]?.text ?? "");
  if (minimum !== null) reading.lastTtl ??= minimum;
}

const UNITS: Record<string, number> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };

/** Seconds of "3600", "1h30m", "1W"; null when it is no time. BIND's units. */
export function readTtl(text: string): number | null {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  if (!/^(?:\d{1,10}[wdhms]){1,5}$/i.test(text)) return null;
  const parts = text.toLowerCase().match(/\d+[wdhms]/g) ?? [];
  return parts.reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNITS[part.slice(-1)] ?? 0), 0);
}

/** A name of the file in full, with its final dot. In-zone names without the dot are what people write by mistake: they are not doubled. */
function fullNameOf(name: string, { origin, zone }: Pick<Reading, "origin" | "zone">): string {
  const lower = name.toLowerCase();
  if (lower === "@") return origin;
  if (lower.endsWith(".") && !lower.endsWith("\\.")) return lower;
  if (lower === zone || lower.endsWith(`.${zone}`)) return `${lower}.`;
  return origin === "." ? `${lower}.` : `${lower}.${origin}`;
}

/** Relative to the zone where it is inside, so that a row is shown as people know it. */
function hostOf(name: string, zone: string): string {
  if (name === `${zone}.`) return "@";
  return name.endsWith(`.${zone}.`) ? name.slice(0, -(zone.length + 2)) : name;
}

type Data = Pick<RawRow, "value" | "priority">;

function readData(type: RecordType, data: readonly ZoneToken[], reading: Reading, notes: RawRow["notes"]): Data {
  const words = data.map(({ text }) => text);
  const wanted = { A: 1, AAAA: 1, CNAME: 1, NS: 1, MX: 2, SRV: 4, CAA: 3, TXT: null }[type];
  if (words.length === 0 || (wanted !== null && words.length !== wanted))
    throw new Unreadable("dns.import.fields", { type });
  const name = (text: string): string => {
    const full = fullNameOf(text, reading);
    const bare = text.replace(/\.$/, "");
    // "ghs.google.com" without a dot is below the domain to every name server; mostly it was not meant so.
    if (text === bare && text.includes(".") && full !== `${text.toLowerCase()}.`) {
      notes.push({ code: "dns.import.relative", params: { name: full } });
    }
    return full;
  };
  const [a = "", b = "", c = "", d = ""] = words;
  switch (type) {
    case "CNAME":
    case "NS":
      return { value: name(a), priority: null };
    case "MX":
      return { value: name(b), priority: readNumber(a, type) };
    case "SRV":
      return {
        value: `${readNumber(a, type)} ${readNumber(b, type)} ${readNumber(c, type)} ${name(d)}`,
        priority: null,
      };
    case "CAA":
      return { value: `${readNumber(a, type)} ${b} "${c}"`, priority: null };
    case "TXT":
      if (losesText(data)) notes.push({ code: "dns.import.unquoted", params: {} });
      return { value: words.join(""), priority: null };
    default:
      return { value: a, priority: null };
  }
}

/** Whether words of a text stand there as people write them: to every name server each is a text of its own, and ";" begins a comment. */
const losesText = (data: readonly ZoneToken[]): boolean =>
  data.some(({ quoted, cut }, at) => !quoted && (cut === true || data[at + 1]?.quoted === false));

function readNumber(text: string, type: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Unreadable("dns.import.fields", { type });
  return Number(text);
}
