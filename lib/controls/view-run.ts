import "server-only";
import type { ControlRun } from "@/lib/db/generated/client";
import type { ControlRunView, MissedRecord } from "./contract";

/** The outcome that a run's row keeps. */
export interface RunResult {
  params?: Record<string, string | number>;
  reason?: string | null;
  code?: number | null;
  /** Runs of earlier versions have lines of records to add. */
  recordsMissed?: (MissedRecord | string)[];
  recordsReason?: string | null;
}

/** A run as its service's page shows it. */
export function viewRun(run: ControlRun, now = new Date()): ControlRunView {
  const result = (run.result ?? {}) as RunResult;
  const { id, control, rowKey, state, createdAt, startedAt, finishedAt, expectMs } = run;
  return {
    id,
    control,
    rowKey,
    state,
    createdAt,
    startedAt,
    finishedAt,
    expectMs,
    progress: finishedAt ? 1 : progressOf(startedAt, expectMs, now),
    params: result.params ?? {},
    reason: result.reason ?? null,
    code: result.code ?? null,
    recordsMissed: (result.recordsMissed ?? []).map((one) =>
      typeof one === "string" ? { op: "add", record: one, before: null } : one,
    ),
    recordsReason: result.recordsReason ?? null,
    byStaff: run.actorKind === "staff",
  };
}

/** Estimated from the time, and never 1 before the end: the upstream does not report progress. */
function progressOf(startedAt: Date | null, expectMs: number, now: Date): number {
  if (!startedAt) return 0;
  const share = (now.getTime() - startedAt.getTime()) / expectMs;
  return Math.min(0.97, Math.max(0.02, share < 0.8 ? share : 0.8 + 0.17 * (1 - Math.exp(0.8 - share))));
}
