import { type Consequence, consequences } from "@/lib/dns/consequences";
import { applyEdits, type Change, changesAnything, type DesiredRecord, diffZone, type Edit } from "@/lib/dns/diff";
import type { ExistingRecord, RecordFinding, ZoneRecord } from "@/lib/dns/record";
import { checkZone, recordChecker, type ZoneFinding } from "@/lib/dns/zone-check";
import { type ZoneIndex, zoneIndex } from "@/lib/dns/zone-index";

/** An edit that is not saved yet. `key` identifies its row; added rows have no id. */
export type Pending = Edit & { key: string };

export type RowState = "same" | "changed" | "added" | "deleted";

export interface DraftRow {
  key: string;
  state: RowState;
  /** The saved record; null for an added one. */
  was: ExistingRecord | null;
  /** The record after the edit; of a deleted one the last state. */
  record: ZoneRecord;
}

/** The rows of the table: added records first, then the saved ones, each with its pending edit. */
export function draftRows(records: readonly ExistingRecord[], pending: readonly Pending[]): DraftRow[] {
  const { placeOf } = zoneIndex(records);
  const added: DraftRow[] = [];
  const there = [...savedRows(records)];
  for (const edit of pending) {
    if (edit.op === "add") {
      added.push({ key: edit.key, state: "added", was: null, record: edit.record });
      continue;
    }
    const at = placeOf(edit.id);
    const was = at === undefined ? undefined : records[at];
    if (at === undefined || !was) continue;
    there[at] =
      edit.op === "delete"
        ? { key: was.id, state: "deleted", was, record: was }
        : { key: was.id, state: "changed", was, record: edit.record };
  }
  return [...added, ...there];
}

/**
 * The rows of records without an edit, made once for each list of records: an edit renders the row that it is about, and none of the
 * others, again.
 */
const rowsOf = new WeakMap<readonly ExistingRecord[], readonly DraftRow[]>();

function savedRows(records: readonly ExistingRecord[]): readonly DraftRow[] {
  const known = rowsOf.get(records);
  if (known) return known;
  const made = records.map((record): DraftRow => ({ key: record.id, state: "same", was: record, record }));
  rowsOf.set(records, made);
  return made;
}

export interface Draft {
  /** How many records there would be. */
  count: number;
  /** Without the records that stay. */
  changes: Change[];
  consequences: Consequence[];
  /** Findings of the edited records, in the zone as it would be. */
  findings: ZoneFinding[];
  dirty: boolean;
}

/**
 * The changes that edits make, without the records that stay: a record without an edit is matched with itself, so that of a zone of thousands
 * those with one alone need be looked at.
 */
function changesOf(records: readonly ExistingRecord[], desired: readonly DesiredRecord[], edits: readonly Edit[]) {
  const edited = new Set(edits.flatMap((edit) => (edit.op === "add" ? [] : [edit.id])));
  return diffZone(
    records.filter(({ id }) => edited.has(id)),
    desired.filter(({ edit }) => edit !== undefined),
  ).filter(({ kind }) => kind !== "keep");
}

/** The hosts at which edits change something: where a record is, and where it will be. */
function hostsOf(records: readonly ExistingRecord[], { placeOf }: ZoneIndex, edits: readonly Edit[]): string[] {
  return edits.flatMap((edit) => {
    const before = edit.op === "add" ? undefined : records[placeOf(edit.id) ?? -1]?.host;
    return [...(before === undefined ? [] : [before]), ...(edit.op === "delete" ? [] : [edit.record.host])];
  });
}

/** The zone as it would be, made when it is first asked for: most edits concern their own hosts alone. */
function wholeAfter(records: readonly ExistingRecord[], edits: readonly Edit[]): () => DesiredRecord[] {
  let made: DesiredRecord[] | undefined;
  return () => (made ??= applyEdits(records, edits).desired);
}

/** What follows from the pending edits: changes, consequences, findings. */
export function zoneDraftOf(records: readonly ExistingRecord[], pending: readonly Edit[], zone: string): Draft {
  const index = zoneIndex(records);
  const here = index.at(hostsOf(records, index, pending));
  const { desired } = applyEdits(here, pending);
  const whole = wholeAfter(records, pending);
  const changes = changesOf(here, desired, pending);
  return {
    count: records.length - here.length + desired.length,
    changes,
    consequences: consequences(here, desired, changes, zone, { ownCount: index.ownCount, desired: whole }),
    findings: checkZone(desired, zone, whole).filter((finding) => desired[finding.index]?.edit !== undefined),
    dirty: changesAnything(changes),
  };
}

/**
 * Checks the record of an open form beside the other records of the zone as it would be.
 * @param key the form's row, whose record so far is left out; null: a new record
 * @returns a function of the record, for each state of the form
 */
export function findingsBeside(
  records: readonly ExistingRecord[],
  pending: readonly Pending[],
  zone: string,
  key: string | null,
): (record: ZoneRecord) => RecordFinding[] {
  const index = zoneIndex(records);
  const edits = pending.filter((edit) => edit.key !== key);
  const edited = hostsOf(records, index, edits);
  const isOther = ({ from }: DesiredRecord) => key === null || from !== key;
  const whole = wholeAfter(records, edits);
  const check = recordChecker(() => whole().filter(isOther), zone);
  return (record) => {
    const { desired } = applyEdits(index.at([record.host, ...edited]), edits);
    // As an edit: of two equal records it is the one that gets the error.
    const own = { ...record, edit: pending.length };
    return check(own, [...desired.filter((other) => other.host === record.host && isOther(other)), own]);
  };
}
