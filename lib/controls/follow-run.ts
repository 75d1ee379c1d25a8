import "server-only";
import { log } from "@/lib/core/log";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { ControlRun, Service } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { readFully } from "@/lib/services/refresh-service";
import { storeReading } from "@/lib/services/store-reading";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { actorOf, carryOut, SERVICE_ENDED } from "./carry-out";
import { endRun, wakeSettling } from "./end-run";

/** A run is followed for so many times its usual duration; after that its outcome is unknown. */
const PATIENCE = 3;

/** The worker's job for a run: carries it out, or checks whether what it began has ended. */
export async function followRun(runId: string): Promise<void> {
  const run = await db.controlRun.findUnique({ where: { id: runId }, include: { service: true } });
  if (!run || run.finishedAt) return;
  if (run.state === "queued") await carryOut(runId);
  else if (run.state === "settling") await settle(run, run.service);
}

async function settle(run: ControlRun, service: Service): Promise<void> {
  if (service.endedAt !== null) {
    await endRun(actorOf(run), run, { state: "unknown", result: SERVICE_ENDED });
    return;
  }
  const { settled } = productLineOf(service.productLine).controls.find((one) => one.id === run.control) ?? {};
  const startedAt = run.startedAt ?? run.createdAt;
  const about = { serviceId: service.id, customerId: service.customerId };
  const reading = await withCallSubject(about, () => readFully(service));
  await storeReading(db, service.id, reading);
  const verdict = settled?.(reading, startedAt, run.input as Config) ?? "done";
  const now = new Date();
  if (verdict === "done") await endRun(actorOf(run), run, { state: "done", result: {} });
  else if (verdict === "failed")
    await endRun(actorOf(run), run, { state: "failed", result: { reason: "came_to_nothing" } });
  else if (now.getTime() - startedAt.getTime() > PATIENCE * run.expectMs) {
    log.error({ runId: run.id, control: run.control }, "a control has shown no end");
    await endRun(actorOf(run), run, { state: "unknown", result: { reason: "no_end" } });
  } else await wakeSettling(db, run, now);
}

const SILENT_MS = MINUTE_MS;
const LOST_MS = 20_000;

/**
 * Makes the outcome of interrupted runs unknown (they are never sent again), and enqueues the job of those that lost it. Safe to
 * repeat.
 * @returns how many runs it changed or enqueued.
 */
export async function sweepRuns(now: Date): Promise<number> {
  const open = await db.controlRun.findMany({ where: { finishedAt: null }, take: 500, orderBy: { createdAt: "asc" } });
  let touched = 0;
  for (const run of open) {
    const quietMs = now.getTime() - (run.seenAt ?? run.createdAt).getTime();
    if (run.state === "running" && quietMs > SILENT_MS) {
      await endRun(actorOf(run), run, { state: "unknown", result: { reason: "interrupted" } });
      touched += 1;
    } else if (run.state !== "running" && quietMs > LOST_MS) {
      await wakeSettling(db, run, now);
      touched += 1;
    }
  }
  return touched;
}
