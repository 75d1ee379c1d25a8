import { type ExistingRecord, identity, sameRecord, type ZoneRecord } from "./record";

/** A record as it is to be. */
export interface DesiredRecord extends ZoneRecord {
  /** The number of the record that was edited, if any. */
  from?: string;
  /** The index of the edit that asks for it, if there is one. */
  edit?: number;
}

export type Change =
  | { kind: "keep"; from: ExistingRecord }
  /** Only the value or the TTL: all that the upstream can change in place (manual 二、域名, 7 c). */
  | { kind: "modify"; from: ExistingRecord; to: ZoneRecord }
  /** Host, type or priority: a new record replaces the old one. */
  | { kind: "replace"; from: ExistingRecord; to: ZoneRecord }
  | { kind: "add"; to: ZoneRecord }
  | { kind: "delete"; from: ExistingRecord };

/** One edit of a customer. */
export type Edit =
  | { op: "add"; record: ZoneRecord }
  | { op: "change"; id: string; record: ZoneRecord }
  | { op: "delete"; id: string };

/** The zone as it is to be after the edits. Edits of numbers that no longer exist are returned separately. */
export function applyEdits(
  existing: readonly ExistingRecord[],
  edits: readonly Edit[],
): { desired: DesiredRecord[]; missing: Edit[] } {
  // Of a zone of thousands few are edited: the others are gone through once, and no map of them is made.
  const named = new Set(edits.flatMap((edit) => (edit.op === "add" ? [] : [edit.id])));
  const edited = new Map<string, DesiredRecord | null>();
  for (const record of existing) if (named.has(record.id)) edited.set(record.id, unedited(record));
  const added: DesiredRecord[] = [];
  const missing: Edit[] = [];
  for (const [index, edit] of edits.entries()) {
    if (edit.op === "add") added.push({ ...edit.record, edit: index });
    else if (!edited.get(edit.id)) missing.push(edit);
    else edited.set(edit.id, edit.op === "delete" ? null : { ...edit.record, from: edit.id, edit: index });
  }
  const desired: DesiredRecord[] = [];
  for (const record of existing) {
    const now = named.has(record.id) ? edited.get(record.id) : unedited(record);
    if (now) desired.push(now);
  }
  return { desired: desired.concat(added), missing };
}

/** The same object for the same record: of a zone of thousands, each edit would make all of them again. */
const uneditedOf = new WeakMap<ExistingRecord, DesiredRecord>();

function unedited(record: ExistingRecord): DesiredRecord {
  const known = uneditedOf.get(record);
  if (known) return known;
  const made = { ...record, from: record.id };
  uneditedOf.set(record, made);
  return made;
}

function plain(record: ZoneRecord): ZoneRecord {
  const { host, type, value, ttlSeconds, priority } = record;
  return { host, type, value, ttlSeconds, priority };
}

const slot = (record: ZoneRecord) => `${record.host} ${record.type} ${record.priority ?? ""}`;
const content = (record: ZoneRecord) => `${record.ttlSeconds} ${identity(record)}`;
/** Stands for the number of a record that replaces none; the upstream's numbers are never empty. */
const NEW = "";
const place = (record: ZoneRecord) => `${record.host} ${record.type}`;

/**
 * Matches the existing records with the desired ones, by content before number: two records that swap their values
 * need no change, and no change turns a record into a copy of another one. Independent of the provider.
 */
export function diffZone(existing: readonly ExistingRecord[], desired: readonly DesiredRecord[]): Change[] {
  const changes: Change[] = [];
  const { left, wanted } = untouched(existing, desired, changes);
  /**
   * Matches each desired record with the first existing one of the same key (`number`: that of the record that was edited).
   * By maps, because a zone may have thousands of records.
   */
  const pair = (keyOf: (record: ZoneRecord, number: string) => string, kind: "keep" | "modify" | "replace") => {
    if (left.size === 0 || wanted.size === 0) return;
    const there = new Map<string, ExistingRecord[]>();
    for (const from of left) {
      const key = keyOf(from, from.id);
      const same = there.get(key);
      if (same) same.push(from);
      else there.set(key, [from]);
    }
    for (const to of [...wanted]) {
      const from = there.get(keyOf(to, to.from ?? NEW))?.shift();
      if (!from) continue;
      left.delete(from);
      wanted.delete(to);
      changes.push(kind === "keep" ? { kind, from } : { kind, from, to: plain(to) });
    }
  };
  pair(content, "keep");
  pair(identity, "modify");
  // An MX that changes only its priority is also matched by content, so that no other MX becomes its duplicate
  // meanwhile.
  pair((record) => `${place(record)} ${record.value}`, "replace");
  pair((record, number) => `${number} ${slot(record)}`, "modify");
  pair(slot, "modify");
  pair((_, number) => number, "replace");
  pair(place, "replace");
  for (const from of left) changes.push({ kind: "delete", from });
  for (const to of wanted) changes.push({ kind: "add", to: plain(to) });
  return changes;
}

/**
 * Nearly all records of a large zone are untouched: those are found without a text of each, and without putting them into a set of what is
 * left only to take them out again.
 * @param changes gets the records that stay @returns what is left to match
 */
function untouched(existing: readonly ExistingRecord[], desired: readonly DesiredRecord[], changes: Change[]) {
  const numbered = new Map(existing.map((record) => [record.id, record]));
  const kept = new Set<ExistingRecord>();
  const wanted = new Set<DesiredRecord>();
  for (const to of desired) {
    const from = to.from === undefined ? undefined : numbered.get(to.from);
    if (!from || kept.has(from) || !sameRecord(from, to)) wanted.add(to);
    else {
      kept.add(from);
      changes.push({ kind: "keep", from });
    }
  }
  return { left: new Set(existing.filter((record) => !kept.has(record))), wanted };
}

/** True when there is anything to change. */
export function changesAnything(changes: readonly Change[]): boolean {
  return changes.some((change) => change.kind !== "keep");
}
