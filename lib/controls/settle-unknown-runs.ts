import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { ControlRun, Prisma, Service } from "@/lib/db/generated/client";
import type { Control, PanelRow } from "@/lib/product-lines/control";
import type { Config } from "@/lib/product-lines/form";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { actorOf } from "./carry-out";

/** For as long a page shows how a run has ended. */
const SHOWN_MS = DAY_MS;

/**
 * Ends runs of a panel's controls whose outcome was unknown as done, where the panel shows now that they were: their page would go on saying
 * that nobody knows. A list that does not show it proves nothing, so nothing ever becomes a failure here. Safe to repeat.
 * @returns the runs that it ended.
 */
export async function settleUnknownRuns(
  service: Service,
  controls: readonly Control[],
  rows: readonly PanelRow[],
): Promise<ControlRun[]> {
  const able = controls.filter(({ doneBy }) => doneBy !== undefined);
  if (able.length === 0) return [];
  const now = new Date();
  const unknown = await db.controlRun.findMany({
    where: {
      ...{ serviceId: service.id, state: "unknown", createdAt: { gte: addMs(now, -SHOWN_MS) } },
      control: { in: able.map(({ id }) => id) },
    },
  });
  const ended = await Promise.all(
    unknown.map(async (run) => {
      const control = able.find(({ id }) => id === run.control);
      const input = { ...(run.input as Config), ...(run.rowKey ? { row: run.rowKey } : {}) };
      const params = control?.doneBy?.(rows, input) ?? null;
      return params && (await end(run, params, now));
    }),
  );
  return ended.flatMap((run) => run ?? []);
}

/** @returns null when another process was quicker. */
async function end(run: ControlRun, params: Prisma.InputJsonObject, now: Date): Promise<ControlRun | null> {
  return await db.$transaction(async (tx) => {
    const [ended] = await tx.controlRun.updateManyAndReturn({
      where: { id: run.id, state: "unknown" },
      data: { state: "done", result: { params }, finishedAt: now },
    });
    if (!ended) return null;
    const data = { ...params, ...(run.rowKey ? { row: run.rowKey } : {}) };
    await recordServiceEvent(tx, actorOf(run), { serviceId: run.serviceId, kind: `control.${run.control}`, data });
    return ended;
  });
}
