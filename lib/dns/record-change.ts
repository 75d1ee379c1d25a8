import { checkRecord } from "./compose";
import type { Edit } from "./diff";
import { DOMAIN_PLACE } from "./domain-place";
import { parseHost } from "./host";
import { type ExistingRecord, identity, type RecordFinding, type RecordType, type ZoneRecord } from "./record";
import { rewriteRecord } from "./rewrite-record";

/** One change of records that is made in several zones. */
export type RecordChange =
  /** Adds records; those that a zone has already stay as they are. */
  | { kind: "add"; records: ZoneRecord[] }
  /** The records of one type at one host become these. */
  | { kind: "replace"; host: string; type: RecordType; records: ZoneRecord[] }
  /** Deletes what fits all that is given: host, type, a text in the value. */
  | { kind: "delete"; host: string | null; type: RecordType | null; text: string | null }
  /** Replaces a text in values, of one type or of all. */
  | { kind: "find"; type: RecordType | null; find: string; replacement: string };

export interface PlannedEdits {
  edits: Edit[];
  /** Why the change can't be made in this zone: the first error. */
  wrong: { record: ZoneRecord; finding: RecordFinding } | null;
}

/**
 * The edits that make a change in one zone, always the same for the same zone.
 * @param zone the domain in ASCII
 */
export function editsForChange(existing: readonly ExistingRecord[], change: RecordChange, zone: string): PlannedEdits {
  switch (change.kind) {
    case "add": {
      const { records, wrong } = ownRecords(change.records, zone);
      return { edits: additions(existing, records), wrong };
    }
    case "replace": {
      const { records, wrong } = ownRecords(change.records, zone);
      const host = hostOf(change.host, zone);
      const wanted = new Map(records.map((record) => [identity(record), record]));
      const edits = existing.flatMap((one): Edit[] => {
        if (one.host !== host || one.type !== change.type) return [];
        const record = wanted.get(identity(one));
        if (!record) return [{ op: "delete", id: one.id }];
        return record.ttlSeconds === one.ttlSeconds ? [] : [{ op: "change", id: one.id, record }];
      });
      edits.push(...additions(existing, records));
      return { edits, wrong };
    }
    case "delete": {
      const host = change.host === null ? null : hostOf(change.host, zone);
      const text = change.text === null ? null : inZone(change.text, zone).toLowerCase();
      const fits = (one: ExistingRecord) =>
        (host === null || one.host === host) &&
        (change.type === null || one.type === change.type) &&
        (text === null || one.value.toLowerCase().includes(text));
      return { edits: existing.filter(fits).map(({ id }): Edit => ({ op: "delete", id })), wrong: null };
    }
    case "find":
      return replacements(existing, change, zone);
  }
}

const inZone = (text: string, zone: string) => text.replaceAll(DOMAIN_PLACE, zone);

function hostOf(host: string, zone: string): string {
  const read = parseHost(inZone(host, zone), zone);
  return read.ok ? read.host : host;
}

/** The wanted records in the normal form of this zone; those of one content once. */
function ownRecords(
  wanted: readonly ZoneRecord[],
  zone: string,
): { records: ZoneRecord[]; wrong: PlannedEdits["wrong"] } {
  const records = new Map<string, ZoneRecord>();
  let wrong: PlannedEdits["wrong"] = null;
  for (const one of wanted) {
    const filled = { ...one, host: inZone(one.host, zone), value: inZone(one.value, zone) };
    const { record, findings } = checkRecord(filled, zone);
    const finding = findings.find(({ level }) => level === "error");
    if (finding) wrong ??= { record: filled, finding };
    if (record) records.set(identity(record), record);
  }
  return { records: [...records.values()], wrong };
}

/** Records that the zone has already, with whatever TTL, are not added again: a twin would be refused. */
function additions(existing: readonly ExistingRecord[], records: readonly ZoneRecord[]): Edit[] {
  const known = new Set(existing.map(identity));
  return records.filter((record) => !known.has(identity(record))).map((record): Edit => ({ op: "add", record }));
}

function replacements(
  existing: readonly ExistingRecord[],
  { type, find, replacement }: Extract<RecordChange, { kind: "find" }>,
  zone: string,
): PlannedEdits {
  const edits: Edit[] = [];
  let wrong: PlannedEdits["wrong"] = null;
  const [sought, put] = [inZone(find, zone), inZone(replacement, zone)];
  for (const { id, ...record } of existing) {
    if (type !== null && record.type !== type) continue;
    const result = rewriteRecord(record, { kind: "find", find: sought, replacement: put }, zone);
    if (result.kind === "changed") edits.push({ op: "change", id, record: result.record });
    else if (result.kind === "refused") wrong ??= { record, finding: result.finding };
  }
  return { edits, wrong };
}
