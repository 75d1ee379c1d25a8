import type { RecordType, ZoneRecord } from "@/lib/dns/record";
import { unquoteTxt } from "@/lib/dns/types/txt";
import type { LiveVerdict } from "../checks-contract";
import type { DecodedAnswer, ServerAnswer } from "./ask-server";

/** All records of one host and type, as a question asks for them. */
export interface HeldSet {
  host: string;
  type: RecordType;
  /** As they are compared and shown. */
  values: readonly string[];
  ttlSeconds: number;
}

/** What the zone holds, in sets that one question each asks for. */
export function heldSets(records: readonly ZoneRecord[]): HeldSet[] {
  const sets = new Map<string, ZoneRecord[]>();
  for (const record of records) {
    const key = `${record.host} ${record.type}`;
    sets.set(key, [...(sets.get(key) ?? []), record]);
  }
  return [...sets.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { host, type } = first;
    const ttlSeconds = Math.max(...same.map((record) => record.ttlSeconds));
    return [{ host, type, ttlSeconds, values: same.map(heldValue).sort() }];
  });
}

const withoutDot = (name: string) => name.toLowerCase().replace(/\.$/, "");

/** One form for values of the zone and of answers. */
function heldValue({ type, value, priority }: ZoneRecord): string {
  switch (type) {
    case "MX":
      return `${priority ?? 0} ${withoutDot(value)}`;
    case "CNAME":
    case "NS":
      return withoutDot(value);
    case "AAAA":
      return plainIpv6(value);
    case "TXT":
      return unquoteTxt(value);
    case "SRV":
      return withoutDot(value.replace(/\s+/g, " "));
    case "CAA":
      return value.replace(/"/g, "");
    default:
      return value;
  }
}

function plainIpv6(value: string): string {
  try {
    return new URL(`http://[${value}]/`).hostname.slice(1, -1);
  } catch {
    return value;
  }
}

/** Null: a record of another type, or one that can't be read. */
function answeredValue({ type, data }: DecodedAnswer): string | null {
  if (type === "TXT") {
    const pieces = Array.isArray(data) ? data : [data];
    return pieces.map((piece) => (Buffer.isBuffer(piece) ? piece.toString("utf8") : String(piece))).join("");
  }
  if (typeof data === "string") return type === "AAAA" ? plainIpv6(data) : withoutDot(data);
  if (typeof data !== "object" || data === null) return null;
  const fields = data as Record<string, string | number>;
  if (type === "MX") return `${fields.preference ?? 0} ${withoutDot(String(fields.exchange ?? ""))}`;
  if (type === "SRV")
    return `${fields.priority} ${fields.weight} ${fields.port} ${withoutDot(String(fields.target ?? ""))}`;
  if (type === "CAA") return `${fields.flags ?? 0} ${fields.tag} ${fields.value}`;
  return null;
}

export interface Compared {
  verdict: LiveVerdict;
  /** What was answered, in the form of HeldSet. */
  values: string[];
  /** So long the answer may still be kept; null: nothing was answered. */
  ttlSeconds: number | null;
}

/**
 * Holds an answer against what the zone has for that host and type. A resolver that answers something else, or that there is nothing, may
 * do so until the time of that answer is over; an authority that does has not got the zone as it is here.
 */
export function compareAnswer(
  held: HeldSet,
  name: string,
  answer: ServerAnswer,
  kind: "authority" | "resolver",
): Compared {
  if (answer.kind === "silent") return { verdict: "silent", values: [], ttlSeconds: null };
  if (answer.kind === "refused" || (kind === "authority" && !answer.authoritative))
    return { verdict: "refused", values: [], ttlSeconds: null };
  const own = answer.records.filter((record) => record.type === held.type && record.name === name);
  const values = own.flatMap((record) => answeredValue(record) ?? []).sort();
  const ttlSeconds = own.length > 0 ? Math.max(...own.map((record) => record.ttlSeconds)) : null;
  const same = values.length === held.values.length && values.every((value, at) => value === held.values[at]);
  const verdict = same ? "same" : values.length === 0 ? "nothing" : kind === "authority" ? "other" : "old";
  return { verdict, values, ttlSeconds };
}
