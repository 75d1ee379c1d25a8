import "server-only";
import { AppError, conflict } from "@/lib/core/errors";
import type { Edit } from "@/lib/dns/diff";
import type { ExistingRecord, ZoneRecord } from "@/lib/dns/record";
import { editsForChange, type RecordChange } from "@/lib/dns/record-change";

/** So many edits the worker makes in one domain: each is a call, and nobody sits there to stop it. */
export const EDITS_MOST = 200;

/** The change can't be made in a zone because of one of its records. */
export class RecordRefused extends AppError {
  constructor(
    readonly record: ZoneRecord,
    code: string,
    params: Record<string, string | number>,
  ) {
    super(code, 422, { params });
  }

  /** AppError's own would take every AppError for one of these. */
  static override [Symbol.hasInstance](value: unknown): value is RecordRefused {
    return value instanceof AppError && "record" in value;
  }
}

/**
 * The edits that make a batch's change in one zone. The preview and the job use it, so that the same version of a zone gets the same
 * edits. @throws RecordRefused; AppError zones.batch.too_many (409)
 */
export function planInZone(existing: readonly ExistingRecord[], change: RecordChange, zone: string): Edit[] {
  const { edits, wrong } = editsForChange(existing, change, zone);
  if (wrong) throw new RecordRefused(wrong.record, wrong.finding.code, wrong.finding.params);
  if (edits.length > EDITS_MOST) throw conflict("zones.batch.too_many", { count: edits.length, most: EDITS_MOST });
  return edits;
}

/** The reason of a failure as it is stored and shown: of faulty edits, the first fault. */
export function batchReason(error: AppError): { code: string; params: Record<string, string | number> } {
  const [field] = Object.values(error.fields);
  return field ? { code: field.code, params: field.params ?? {} } : { code: error.code, params: error.params };
}
