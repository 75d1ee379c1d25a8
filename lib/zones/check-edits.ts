import "server-only";
import { AppError, conflict, type FieldError, invalid } from "@/lib/core/errors";
import { checkRecord } from "@/lib/dns/compose";
import { brakeApplies } from "@/lib/dns/consequences";
import { applyEdits, type Change, type DesiredRecord, diffZone, type Edit } from "@/lib/dns/diff";
import type { ExistingRecord, RecordFinding } from "@/lib/dns/record";
import { type LimitedZone, tooManyRecords } from "@/lib/dns/too-many-records";
import { checkZone } from "@/lib/dns/zone-check";

export interface CheckedEdits {
  desired: DesiredRecord[];
  changes: Change[];
}

/**
 * Checks edits against the rules of their types and of the resulting zone. Faults that the zone had before and that
 * no edit touches are not reported.
 * @throws AppError input.invalid (422) with fields "edits.<n>.<field>"; zones.changed_elsewhere (409) when an edited
 *   record is gone; zones.too_many_records (409: count, most, over); zones.brake (409) when over 30 % of a larger zone would change and nobody confirmed it
 */
export function checkEdits(
  limited: LimitedZone & { records: readonly ExistingRecord[] },
  edits: readonly Edit[],
  zone: string,
  confirmed: boolean,
): CheckedEdits {
  const existing = limited.records;
  const fields: Record<string, FieldError> = {};
  const blame = (index: number, finding: RecordFinding) => {
    const own = ["host", "priority"].includes(finding.field)
      ? finding.field
      : finding.field === "ttl"
        ? "ttlSeconds"
        : "value";
    fields[`edits.${index}.record.${own}`] ??= { code: finding.code, params: finding.params };
  };
  const read = edits.map((edit, index): Edit => {
    if (edit.op === "delete") return edit;
    const { record, findings } = checkRecord(edit.record, zone);
    for (const finding of findings) if (finding.level === "error") blame(index, finding);
    return record ? { ...edit, record } : edit;
  });
  if (Object.keys(fields).length > 0) throw invalid(fields);
  const { desired, missing } = applyEdits(existing, read);
  if (missing.length > 0) throw conflict("zones.changed_elsewhere");
  for (const finding of checkZone(desired, zone)) {
    const edit = desired[finding.index]?.edit;
    if (finding.level === "error" && edit !== undefined) blame(edit, finding);
  }
  if (Object.keys(fields).length > 0) throw invalid(fields);
  const tooMany = tooManyRecords(limited, desired.length);
  if (tooMany) throw new AppError("zones.too_many_records", 409, { params: { ...tooMany } });
  const changes = diffZone(existing, desired);
  if (!confirmed && brakeApplies(existing, changes)) {
    const touched = changes.filter((change) => change.kind !== "keep" && change.kind !== "add").length;
    throw new AppError("zones.brake", 409, { params: { touched, total: existing.length } });
  }
  return { desired, changes };
}
