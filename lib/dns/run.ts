import type { Plan, Restore, Step } from "./plan";
import type { ExistingRecord, ZoneRecord } from "./record";

export type CallResult =
  | { ok: true; id: string }
  /** `unknown`: the call may or may not have worked, and asking did not tell. */
  | {
      ok: false;
      code: string;
      unknown: boolean;
      /** An addition was refused, and a record like it in the zone may be the reason. */
      maybeTwin?: boolean;
    };

/** A zone that can be changed, one record a call. It learns the truth about a lost reply itself, by reading. */
export interface ChangeableZone {
  add(record: ZoneRecord): Promise<CallResult>;
  modify(id: string, record: ZoneRecord): Promise<CallResult>;
  remove(id: string, record: ZoneRecord): Promise<CallResult>;
}

export type StepState = "planned" | "running" | "done" | "failed" | "unknown" | "skipped" | "restored";

/** A step with what became of it; kept in the change's history. */
export interface StepLog {
  step: Step;
  state: StepState;
  /** Number of the record it made or changed. */
  id?: string;
  code?: string;
  /** What was done to take the unit back after this step failed. */
  restores?: { restore: Restore; ok: boolean; code?: string }[];
}

export function newLog(plan: Plan): StepLog[] {
  return plan.steps.map((step) => ({ step, state: "planned" }));
}

function callStep(step: Step, zone: ChangeableZone): Promise<CallResult> {
  if (step.op === "add") return zone.add(step.record);
  if (step.op === "modify") return zone.modify(step.id, step.record);
  return zone.remove(step.id, step.record);
}

/**
 * Takes back the unit of a failed step; a restore that fails doesn't keep the next one from being tried.
 * @param saved is awaited before every call
 */
export async function takeBack(
  log: readonly StepLog[],
  failed: StepLog,
  zone: ChangeableZone,
  saved: (log: readonly StepLog[]) => Promise<void>,
): Promise<void> {
  const restores: NonNullable<StepLog["restores"]> = [];
  for (const restore of failed.step.ifFails) {
    await saved(log);
    const made = restore.op === "delete" ? log.find((entry) => entry.step.key === restore.ref)?.id : undefined;
    const result =
      restore.op === "add" ? await zone.add(restore.record) : await zone.remove(made ?? "", restore.record);
    restores.push(result.ok ? { restore, ok: true } : { restore, ok: false, code: result.code });
  }
  failed.restores = restores;
  if (restores.length > 0 && restores.every((entry) => entry.ok)) {
    for (const entry of log) {
      if (entry.step.unit === failed.step.unit && entry.state === "done") entry.state = "restored";
    }
  }
}

/** Puts a refused step's other way in the place of its unit; false when there is none. */
function tryOtherWay(log: StepLog[], at: number): boolean {
  const step = log[at]?.step;
  if (step?.op !== "add" || !step.orElse) return false;
  const length = log.filter((entry) => entry.step.unit === step.unit).length;
  log.splice(at, length, ...newLog({ steps: step.orElse }));
  return true;
}

/**
 * Carries a plan out, step after step, and stops at the first that fails, after taking back its unit. The log it was
 * given is kept up to date; a step that has another way may be exchanged in it.
 * @param saved is awaited before every call and at the end, so that the log on disk is never behind the world by more
 *   than the call in flight
 */
export async function runPlan(
  log: StepLog[],
  zone: ChangeableZone,
  saved: (log: readonly StepLog[]) => Promise<void>,
): Promise<void> {
  let at = 0;
  for (let entry = log[at]; entry; entry = log[at]) {
    entry.state = "running";
    await saved(log);
    const result = await callStep(entry.step, zone);
    if (result.ok) {
      Object.assign(entry, { state: "done", id: result.id });
    } else if (result.unknown || !result.maybeTwin || !tryOtherWay(log, at)) {
      Object.assign(entry, { state: result.unknown ? "unknown" : "failed", code: result.code });
      await takeBack(log, entry, zone, saved);
      for (const later of log.slice(at + 1)) later.state = "skipped";
      break;
    } else {
      continue;
    }
    at += 1;
  }
  await saved(log);
}

/** The zone as a log says it must be now, from what it was. Records of restored deletions have numbers of their own. */
export function replay(before: readonly ExistingRecord[], log: readonly StepLog[]): ExistingRecord[] {
  const zone = new Map(before.map((record) => [record.id, record]));
  for (const { step, state, id } of log) {
    if (state !== "done") continue;
    if (step.op === "delete") zone.delete(step.id);
    else if (step.op === "modify") zone.set(step.id, { ...step.record, id: step.id });
    else zone.set(id ?? step.key, { ...step.record, id: id ?? step.key });
  }
  return [...zone.values()];
}
