import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { applyEdits, diffZone, type Edit } from "@/lib/dns/diff";
import { type ExistingRecord, recordLine, type ZoneRecord } from "@/lib/dns/record";
import { changeZone } from "@/lib/zones/change-zone";
import type { MissedRecord, RecordPlan } from "./contract";

/** What a run keeps of the plan that was agreed to. */
export interface AgreedPlan {
  zones: (Pick<RecordPlan["zones"][number], "serviceId" | "version" | "edits" | "wanted"> & {
    /** The edits as they were shown, one line a record. */
    changes: MissedRecord[];
  })[];
  missed: string[];
}

/** What could not be set, and the code of the error that was the reason, where there was one. */
export interface Missed {
  missed: MissedRecord[];
  reason: string | null;
}

const wholeLine = (zone: string, record: ZoneRecord) =>
  recordLine({ ...record, host: record.host === "@" ? zone : `${record.host}.${zone}` });

/** The changes that the diff of these edits shows, as people read them: with whole names. */
export function changesIn(zone: string, records: readonly ExistingRecord[], edits: readonly Edit[]): MissedRecord[] {
  const line = (record: ZoneRecord) => wholeLine(zone, record);
  return diffZone(records, applyEdits(records, edits).desired).flatMap((change): MissedRecord[] => {
    if (change.kind === "keep") return [];
    if (change.kind === "add") return [{ op: "add", record: line(change.to), before: null }];
    if (change.kind === "delete") return [{ op: "delete", record: line(change.from), before: null }];
    return [{ op: "replace", record: line(change.to), before: line(change.from) }];
  });
}

/**
 * Makes the edits that the customer has seen and agreed to, as one change per zone, which its history shows under their name and which can be
 * undone. A zone that has changed since then stays as it is.
 */
export async function setRecords(actor: Actor, plan: AgreedPlan): Promise<Missed> {
  const missed = plan.missed.map((record): MissedRecord => ({ op: "add", record, before: null }));
  let reason: string | null = null;
  for (const { serviceId, version: baseVersion, edits, changes } of plan.zones) {
    if (edits.length === 0) continue;
    try {
      const wish = { serviceId, kind: "template", undoOfId: null, baseVersion, confirmed: true } as const;
      const { change, zone } = await changeZone(actor, { ...wish, edits: () => edits });
      if (change === null || change.state === "done") continue;
      const now = new Set(zone.records.map((record) => wholeLine(zone.displayName, record)));
      missed.push(...changes.flatMap((one) => leftOf(one, now)));
      reason ??= change.steps.find(({ code }) => code !== null)?.code ?? null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.info({ code: error.code, serviceId }, "records of a product could not be set");
      missed.push(...changes);
      reason ??= error.code;
    }
  }
  return { missed, reason };
}

/** What is left to do of a change in a zone that has these records now. */
function leftOf({ op, record, before }: MissedRecord, now: ReadonlySet<string>): MissedRecord[] {
  if (op === "delete") return now.has(record) ? [{ op, record, before }] : [];
  if (before === null || !now.has(before)) return now.has(record) ? [] : [{ op: "add", record, before: null }];
  return now.has(record) ? [{ op: "delete", record: before, before: null }] : [{ op, record, before }];
}
