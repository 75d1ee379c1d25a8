import { byHost } from "../by-host";
import { applyEdits, type Change, type DesiredRecord, diffZone, type Edit } from "../diff";
import { type ExistingRecord, identity, isManaged, type ZoneRecord } from "../record";
import type { ImportedRow, ImportedRows, SkippedRow } from "./import-row";

/** `add`: what is there stays. `replace`: what the rows don't have goes. */
export type ImportMode = "add" | "replace";

export interface PlannedRow extends ImportedRow {
  outcome: "added" | "changed" | "same";
  /** The record that it replaces. */
  before: ZoneRecord | null;
}

export interface ImportPlan {
  /** The edits that lead to it, in place of the pending ones. */
  edits: Edit[];
  rows: PlannedRow[];
  skipped: SkippedRow[];
  deleted: ExistingRecord[];
}

/**
 * What an import does to a zone with the edits that are pending already: nothing is sent. A row that can't stand beside what is there
 * (a CNAME is alone at its host) is skipped, the first of two rows stays. The same row twice, now or later, changes nothing.
 * @param without records in whose place the rows come
 */
export function planImport(
  existing: readonly ExistingRecord[],
  pending: readonly Edit[],
  { rows, skipped }: ImportedRows,
  mode: ImportMode,
  without?: (record: ZoneRecord) => boolean,
): ImportPlan {
  const present = mode === "add" ? applyEdits(existing, pending).desired : [];
  const base = without ? present.filter((record) => !without(record)) : present;
  const { desired, kept, refused } = joinRows(base, rows);
  const changes = diffZone(existing, desired);
  return {
    edits: editsOf(changes),
    rows: outcomes(kept, changes),
    skipped: [...skipped, ...refused].sort((a, b) => a.row - b.row),
    // Pending deletions are not this import's.
    deleted: changes.flatMap((change) =>
      change.kind === "delete" && (mode === "replace" || without?.(change.from)) ? [change.from] : [],
    ),
  };
}

const twinKey = ({ host, type, value }: ZoneRecord) => `${host} ${type} ${value}`;

/** Puts the rows among the records of the base, as far as they can stand there. */
function joinRows(base: readonly DesiredRecord[], rows: readonly ImportedRow[]) {
  const desired: DesiredRecord[] = base.map(({ edit: _, ...record }) => record);
  const twins = new Map(desired.map((record, index) => [twinKey(record), index]));
  const there = byHost(desired.filter((record) => !isManaged(record)));
  const kept: ImportedRow[] = [];
  const refused: SkippedRow[] = [];
  for (const row of rows) {
    const { record } = row;
    const twin = twins.get(twinKey(record));
    const twinRecord = twin === undefined ? undefined : desired[twin];
    if (twin !== undefined && twinRecord) {
      // Only the TTL or the priority may differ.
      desired[twin] = { ...record, ...(twinRecord.from === undefined ? {} : { from: twinRecord.from }) };
      kept.push(row);
      continue;
    }
    const neighbours = there.get(record.host) ?? [];
    const reason = clash(record, neighbours);
    if (reason) {
      const { host, type, value } = record;
      refused.push({ row: row.row, text: `${host} ${type} ${value}`, ...reason });
      continue;
    }
    twins.set(twinKey(record), desired.length);
    desired.push({ ...record });
    if (neighbours.length === 0) there.set(record.host, [record]);
    else neighbours.push(record);
    kept.push(row);
  }
  return { desired, kept, refused };
}

function clash(record: ZoneRecord, neighbours: readonly ZoneRecord[]): Pick<SkippedRow, "code" | "params"> | null {
  const { host } = record;
  if (record.type !== "CNAME") {
    // A CNAME has no neighbours, so it would be the first.
    return neighbours[0]?.type === "CNAME" ? { code: "dns.cname.taken", params: { host } } : null;
  }
  if (neighbours.length === 0) return null;
  const types = [...new Set(neighbours.map(({ type }) => type))].filter((type) => type !== "CNAME").join(" ");
  return types ? { code: "dns.cname.alone", params: { host, types } } : { code: "dns.cname.second", params: { host } };
}

function editsOf(changes: readonly Change[]): Edit[] {
  return changes.flatMap((change): Edit[] => {
    if (change.kind === "keep") return [];
    if (change.kind === "add") return [{ op: "add", record: change.to }];
    if (change.kind === "delete") return [{ op: "delete", id: change.from.id }];
    return [{ op: "change", id: change.from.id, record: change.to }];
  });
}

const exactly = (record: ZoneRecord) => `${identity(record)} ${record.ttlSeconds}`;

function outcomes(rows: readonly ImportedRow[], changes: readonly Change[]): PlannedRow[] {
  const changed = new Map<string, ExistingRecord>();
  const same = new Set<string>();
  for (const change of changes) {
    if (change.kind === "modify" || change.kind === "replace") changed.set(exactly(change.to), change.from);
    else if (change.kind === "keep") same.add(exactly(change.from));
  }
  return rows.map((row): PlannedRow => {
    const key = exactly(row.record);
    const before = changed.get(key) ?? null;
    return { ...row, outcome: before ? "changed" : same.has(key) ? "same" : "added", before };
  });
}
