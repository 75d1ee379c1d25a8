import type { Plan, Restore, Step } from "./plan";
import type { ExistingRecord, ZoneRecord } from "./record";

export type CallResult =
  | { ok: true; id: string }
  /** `unknown`: the call may or may not have worked, and asking did not tell. */
  | {
      ok: false;
      code: string;
      unknown: boolean;
      /** True when an addition was refused and the reason may be a similar record in the zone. */
      maybeTwin?: boolean;
    };

/**
 * A zone that can be changed, one record per call. When a reply is lost, it reads the zone to learn whether the call
 * worked.
 */
export interface ChangeableZone {
  add(record: ZoneRecord): Promise<CallResult>;
  modify(id: string, record: ZoneRecord): Promise<CallResult>;
  remove(id: string, record: ZoneRecord): Promise<CallResult>;
}

export type StepState = "planned" | "running" | "done" | "failed" | "unknown" | "skipped" | "restored";

/** A step with its result; stored in the change's history. */
export interface StepLog {
  step: Step;
  state: StepState;
  /** Number of the record that it added or changed. */
  id?: string;
  code?: string;
  /** What was done to undo the unit after this step failed. */
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
 * Undoes the unit of a failed step; when one restore fails the next one is still tried.
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

/** Replaces the unit of a refused step by its alternative (`orElse`); false when there is none. */
function takeAlternative(log: StepLog[], at: number): boolean {
  const step = log[at]?.step;
  if (step?.op !== "add" || !step.orElse) return false;
  const length = log.filter((entry) => entry.step.unit === step.unit).length;
  log.splice(at, length, ...newLog({ steps: step.orElse }));
  return true;
}

/**
 * Runs a plan step by step and stops at the first step that fails, after undoing its unit. It updates the given log;
 * a step that has an alternative may be replaced in it.
 * @param saved is awaited before every call and at the end, so that the stored log lacks at most the call in flight
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
    } else if (result.unknown || !result.maybeTwin || !takeAlternative(log, at)) {
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

/** The zone that must result from a log, given the zone before. Restored records have new numbers. */
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
