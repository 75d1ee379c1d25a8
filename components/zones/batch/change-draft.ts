import { DOMAIN_PLACE } from "@/lib/dns/domain-place";
import { isRecordType, LIMITS, type RecordFinding, type RecordType, type ZoneRecord } from "@/lib/dns/record";
import type { RecordChange } from "@/lib/dns/record-change";

export const CHANGE_KINDS = ["add", "replace", "delete", "find"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A record as it is typed. */
export interface TypedRecord {
  key: number;
  host: string;
  type: RecordType;
  priority: string;
  value: string;
  ttl: string;
}

/** What is typed on the page for several domains. Each kind of change keeps its own fields while another is looked at. */
export interface ChangeDraft {
  kind: ChangeKind;
  records: readonly TypedRecord[];
  /** Of `replace`, `delete` and `find`: which records are meant. */
  host: string;
  type: RecordType | "";
  text: string;
  find: string;
  replacement: string;
}

let lastKey = 0;
export function emptyRecord(type: RecordType = "A"): TypedRecord {
  lastKey += 1;
  const priority = String(LIMITS.mxPriorityDefault);
  return { key: lastKey, host: "@", type, priority, value: "", ttl: String(LIMITS.ttlDefaultSeconds) };
}

function typedOf(record: ZoneRecord): TypedRecord {
  const { host, type, value, ttlSeconds, priority } = record;
  return {
    ...emptyRecord(type),
    host,
    value,
    ttl: String(ttlSeconds),
    ...(priority !== null && { priority: String(priority) }),
  };
}

/** The draft that begins with records of another domain, or with nothing. */
export function draftOf(records: readonly ZoneRecord[]): ChangeDraft {
  const typed = records.length > 0 ? records.map(typedOf) : [emptyRecord()];
  return { kind: "add", records: typed, host: "@", type: "MX", text: "", find: "", replacement: "" };
}

/** The draft of a change that was made before, to make it once more. */
export function draftOfChange(change: RecordChange): ChangeDraft {
  const start = draftOf("records" in change ? change.records : []);
  if (change.kind === "add") return start;
  if (change.kind === "replace") return { ...start, kind: "replace", host: change.host, type: change.type };
  if (change.kind === "delete") {
    return { ...start, kind: "delete", host: change.host ?? "", type: change.type ?? "", text: change.text ?? "" };
  }
  return { ...start, kind: "find", type: change.type ?? "", find: change.find, replacement: change.replacement };
}

const wholeNumber = (text: string): number => (/^\d{1,10}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);

/** A record in the form in which the contract takes it. Of `replace`, all have the host and type that are replaced. */
function recordOf(typed: TypedRecord, draft: ChangeDraft): ZoneRecord {
  const { host, type } = draft.kind === "replace" ? placeOf(draft) : typed;
  const priority = type === "MX" ? wholeNumber(typed.priority) : null;
  return { host: host.trim() || "@", type, value: typed.value.trim(), ttlSeconds: wholeNumber(typed.ttl), priority };
}

const placeOf = ({ host, type }: ChangeDraft) => ({ host: host.trim() || "@", type: type || ("A" as const) });

/** The change that is typed. */
export function changeOf(draft: ChangeDraft): RecordChange {
  const { kind, host, type, text, find, replacement } = draft;
  const records = draft.records.map((typed) => recordOf(typed, draft));
  const only = isRecordType(type) ? type : null;
  if (kind === "add") return { kind, records };
  if (kind === "replace") return { kind, ...placeOf(draft), records };
  if (kind === "find") return { kind, type: only, find, replacement };
  return { kind, host: host.trim() || null, type: only, text: text || null };
}

/** What is wrong with a draft, by the field beside which it stands ("0.value", "find"): codes of the errors messages. */
export type DraftFaults = Record<string, Pick<RecordFinding, "code" | "params"> | { code: string; params?: undefined }>;

/**
 * Checks what can be checked without a domain.
 * @param zone one of the chosen domains, in which the records are tried
 */
export async function draftFaults(draft: ChangeDraft, zone: string): Promise<DraftFaults> {
  const faults: DraftFaults = {};
  const { kind, host, type, text, find } = draft;
  if (kind === "delete" && !host.trim() && !type && !text) faults.host = { code: "zones.batch.all" };
  if (kind === "find" && !find) faults.find = { code: "input.required" };
  if (kind !== "add" && kind !== "replace") return faults;
  // The rules of every type bring zod: fetched with the first preview.
  const { checkRecord } = await import("@/lib/dns/compose");
  for (const [at, typed] of draft.records.entries()) {
    const record = recordOf(typed, draft);
    if (record.value === "") faults[`${at}.value`] = { code: "dns.required", params: {} };
    const filled = {
      ...record,
      host: record.host.replaceAll(DOMAIN_PLACE, zone),
      value: record.value.replaceAll(DOMAIN_PLACE, zone),
      // What is no number is refused as such, by the rules of the field.
      ttlSeconds: Number.isNaN(record.ttlSeconds) ? 0 : record.ttlSeconds,
      priority: Number.isNaN(record.priority) ? 65_536 : record.priority,
    };
    for (const { level, field, code, params } of checkRecord(filled, zone).findings) {
      if (level !== "error") continue;
      const place = ["host", "ttl", "priority"].includes(field) ? field : "value";
      const own = kind === "replace" && place === "host" ? "host" : `${at}.${place}`;
      faults[own] ??= { code, params };
    }
  }
  return faults;
}

/** The names in a pasted list, of addresses their hosts. */
export function pastedNames(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;，；、]+/)
    .map((name) => name.replace(/^(https?:\/\/)?(www\.)?/, "").replace(/[./]+$/, ""))
    .filter(Boolean);
}

/** The domains that a pasted list names, and what in it is none of them. Names may be separated by anything that no name contains. */
export function pastedDomains(
  text: string,
  domains: readonly { serviceId: string; domain: string; displayName: string }[],
): { found: string[]; unknown: string[] } {
  const known = new Map(
    domains.flatMap(({ serviceId, domain, displayName }) => [
      [domain, serviceId],
      [displayName, serviceId],
    ]),
  );
  const names = pastedNames(text);
  const found = new Set<string>();
  const unknown = new Set<string>();
  for (const name of names) {
    const id = known.get(name);
    if (id) found.add(id);
    else unknown.add(name);
  }
  return { found: [...found], unknown: [...unknown] };
}
