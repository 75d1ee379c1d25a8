import { checkRecord } from "./compose";
import { applyEdits, type Edit } from "./diff";
import { type ExistingRecord, identity, type RecordFinding, type ZoneRecord } from "./record";
import { checkZone } from "./zone-check";

/**
 * What the editor warns of at a record of the zone as edits leave it: of itself, and beside the others that there will be.
 * @param zone the domain in ASCII
 */
export function recordWarnings(
  existing: readonly ExistingRecord[],
  edits: readonly Edit[],
  zone: string,
): (record: ZoneRecord) => RecordFinding[] {
  const { desired } = applyEdits(existing, edits);
  const beside = new Map<string, RecordFinding[]>();
  for (const { index, ...found } of checkZone(desired, zone)) {
    const record = desired[index];
    if (record) beside.set(identity(record), [...(beside.get(identity(record)) ?? []), found]);
  }
  return (record) =>
    [...checkRecord(record, zone).findings, ...(beside.get(identity(record)) ?? [])].filter(
      ({ level }) => level === "warning",
    );
}
