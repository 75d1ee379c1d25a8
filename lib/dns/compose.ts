import { ttl } from "./field";
import { hostFindings, parseHost } from "./host";
import { type Form, issueFindings, type RecordKind, warning } from "./kind";
import { LIMITS, type RecordFinding, type RecordType, type ZoneRecord } from "./record";
import { a } from "./types/a";
import { aaaa } from "./types/aaaa";
import { caa } from "./types/caa";
import { cname } from "./types/cname";
import { mx } from "./types/mx";
import { ns } from "./types/ns";
import { srv } from "./types/srv";
import { txt } from "./types/txt";

export const KINDS: Record<RecordType, RecordKind> = {
  A: a,
  AAAA: aaaa,
  CNAME: cname,
  MX: mx,
  TXT: txt,
  NS: ns,
  SRV: srv,
  CAA: caa,
};

const ttlField = ttl({ min: LIMITS.ttlMinSeconds, max: LIMITS.ttlMaxSeconds, default: LIMITS.ttlDefaultSeconds });

export interface Composed {
  /** Null while there is an error. */
  record: ZoneRecord | null;
  findings: RecordFinding[];
}

/**
 * Makes the record from a filled-in form (`host`, `ttl` and the fields of the type), with all errors and warnings.
 * @param zone the domain in ASCII
 */
export function composeRecord(type: RecordType, form: Form, zone: string): Composed {
  const findings: RecordFinding[] = [];
  const host = parseHost(form.host ?? "", zone);
  if (host.ok) findings.push(...hostFindings(host.host, type));
  else findings.push(host.error);
  const seconds = ttlField.safeParse(form.ttl ?? "");
  if (!seconds.success) findings.push(...issueFindings(seconds.error).map((f) => ({ ...f, field: "ttl" })));
  else if (seconds.data > LIMITS.ttlLongSeconds) findings.push(warning("dns.ttl.long", "ttl"));
  const kind = KINDS[type].compose(form, { host: host.ok ? host.host : "@", zone });
  findings.push(...kind.findings);
  const failed = findings.some((finding) => finding.level === "error");
  if (failed || !host.ok || !seconds.success || !kind.written) return { record: null, findings };
  return { record: { host: host.host, type, ...kind.written, ttlSeconds: seconds.data }, findings };
}

/** Makes the form that edits a record. When the value is not one of its type the fields stay empty. */
export function decomposeRecord(record: ZoneRecord): Form {
  const kind = KINDS[record.type];
  const fields = kind.decompose(record.value, record.priority) ?? kind.empty;
  return { host: record.host, ttl: String(record.ttlSeconds), ...fields };
}

/** Checks a flat record (an import, an API call) by the same rules as the form. */
export function checkRecord(record: ZoneRecord, zone: string): Composed {
  const kind = KINDS[record.type];
  const fields = kind.decompose(record.value, record.priority);
  if (!fields) {
    return { record: null, findings: [{ level: "error", code: "dns.value.unreadable", field: "value", params: {} }] };
  }
  return composeRecord(record.type, { host: record.host, ttl: String(record.ttlSeconds), ...fields }, zone);
}

/**
 * The same record in the normal form that records are compared in: the upstream may answer without the final dot,
 * with quotes around a text, or in capitals. A value that no rule can read is not changed.
 */
export function canonicalRecord<R extends ZoneRecord>(record: R, zone: string): R {
  const kind = KINDS[record.type];
  const host = record.host.trim() === "" ? "@" : record.host;
  const parsedHost = parseHost(host, zone);
  const fields = kind.decompose(record.value, record.priority);
  const place = { host: parsedHost.ok ? parsedHost.host : host.trim().toLowerCase(), zone };
  const written = fields ? kind.compose(fields, place).written : null;
  return {
    ...record,
    host: place.host,
    value: written?.value ?? record.value.trim(),
    priority: record.type === "MX" ? (written?.priority ?? record.priority) : null,
  };
}
