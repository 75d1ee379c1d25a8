import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { ControlRun, Prisma } from "@/lib/db/generated/client";
import { runControlJob } from "@/lib/db/queued-jobs";
import { productLineOf } from "@/lib/product-lines/registry";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { mergeConfig } from "@/lib/services/store-reading";
import type { RunState } from "./contract";
import type { RunResult } from "./view-run";

export interface RunEnd {
  state: Exclude<RunState, "queued" | "running">;
  result: RunResult;
}

const OUTCOMES = { done: "ok", refused: "rejected", failed: "failed", unknown: "unknown" } as const;

/**
 * Writes down the outcome of a run, and an event in the service's history once it has ended. Deletes the sealed input.
 * A run that another process has ended meanwhile stays as it is.
 */
export async function endRun(actor: Actor, run: ControlRun, end: RunEnd): Promise<ControlRun> {
  const { state } = end;
  const over = state !== "settling";
  const at = new Date();
  const result = { ...((run.result ?? {}) as RunResult), ...end.result };
  return await db.$transaction(async (tx) => {
    const { count } = await tx.controlRun.updateMany({
      where: { id: run.id, finishedAt: null },
      data: {
        state,
        result: result as Prisma.InputJsonObject,
        inputEnc: null,
        seenAt: at,
        ...(over ? { finishedAt: at } : {}),
      },
    });
    if (count === 1 && state === "unknown") await forget(tx, run);
    if (count === 1 && over) {
      const { params = {}, reason = null, code = null } = result;
      await recordServiceEvent(tx, actor, {
        serviceId: run.serviceId,
        kind: `control.${run.control}`,
        outcome: OUTCOMES[state],
        data: {
          ...params,
          ...(run.rowKey ? { row: run.rowKey } : {}),
          ...(reason ? { reason } : {}),
          ...(code ? { code } : {}),
        },
      });
    }
    if (count === 1 && state === "settling") await wakeSettling(tx, run, at);
    return await tx.controlRun.findUniqueOrThrow({ where: { id: run.id } });
  });
}

/** Stores that what the control would have changed is no longer known. */
async function forget(tx: Tx, { serviceId, control: id, rowKey }: ControlRun): Promise<void> {
  const { productLine } = await tx.service.findUniqueOrThrow({
    where: { id: serviceId },
    select: { productLine: true },
  });
  const control = productLineOf(productLine).controls.find((one) => one.id === id);
  if (control?.forgets) await mergeConfig(tx, serviceId, control.forgets(rowKey));
}

/** Schedules the next check whether it has ended: soon at first, less often later. */
export async function wakeSettling(
  tx: Pick<typeof db, "$queryRaw">,
  { id, expectMs, startedAt }: Pick<ControlRun, "id" | "expectMs" | "startedAt">,
  now: Date,
): Promise<void> {
  const sinceMs = now.getTime() - (startedAt ?? now).getTime();
  const at = new Date(now.getTime() + Math.min(15_000, Math.max(1_000, expectMs / 20, sinceMs / 10)));
  await enqueue(tx, runControlJob, id, { at });
}

/** For a callback of the upstream about what a run began: checks now whether it has ended. */
export async function hurryRun(runId: string): Promise<void> {
  const run = await db.controlRun.findFirst({ where: { id: runId, state: "settling" } });
  const now = new Date();
  if (run) await wakeSettling(db, { ...run, expectMs: 0, startedAt: now }, now);
}
