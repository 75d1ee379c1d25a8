import type { ZoneRecord } from "./record";
import type { StepLog } from "./run";

export interface MovedRecord {
  from: ZoneRecord;
  to: ZoneRecord;
}

/** What a record is called by where its number does not count: everything but TTL and priority. No zone has two alike. */
export const recordName = ({ host, type, value }: Pick<ZoneRecord, "host" | "type" | "value">): string =>
  `${host} ${type} ${value}`;

/**
 * Which records became which others by the steps that are done: those changed in place, and those that were deleted and added in one unit. What
 * is noted beside a record goes along with it.
 */
export function movedRecords(log: readonly StepLog[]): MovedRecord[] {
  const moves: MovedRecord[] = [];
  const units = new Map<number, { gone: ZoneRecord[]; made: ZoneRecord[] }>();
  for (const { step, state } of log) {
    if (state !== "done") continue;
    if (step.op === "modify") {
      moves.push({ from: step.before, to: step.record });
      continue;
    }
    const unit = units.get(step.unit) ?? { gone: [], made: [] };
    units.set(step.unit, unit);
    unit[step.op === "add" ? "made" : "gone"].push(step.record);
  }
  for (const { gone, made } of units.values()) {
    const left = [...made];
    const take = (fits: (record: ZoneRecord) => boolean) => {
      const at = left.findIndex(fits);
      return at < 0 ? undefined : left.splice(at, 1)[0];
    };
    // In a larger unit, those of one place belong together; the others as they come.
    const pairs = gone.map((from) => ({
      from,
      to: take(({ host, type }) => host === from.host && type === from.type),
    }));
    for (const { from, to } of pairs) {
      const end = to ?? take(() => true);
      if (end) moves.push({ from, to: end });
    }
  }
  return moves.filter(({ from, to }) => recordName(from) !== recordName(to));
}
