import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Actor } from "@/lib/core/actor";
import { AppError, assert, type FieldError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { openText } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import type { ControlRun, Service } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { Control, ControlResult } from "@/lib/product-lines/control";
import type { Config } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { readFully } from "@/lib/services/refresh-service";
import { storeReading } from "@/lib/services/store-reading";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { callbackAddress } from "@/lib/upstream/callback-address";
import { upstream } from "@/lib/upstream/client";
import { endRun, type RunEnd } from "./end-run";
import { keepResult } from "./keep-result";
import { type AgreedPlan, type Missed, setRecords } from "./set-records";
import { subjectOf } from "./subject";

const BEAT_MS = 5_000;

/** Our own client refused to send the call (upstream.input), with the reasons by the names of the endpoint's input. */
interface Unsent {
  kind: "unsent";
  fields: Readonly<Record<string, FieldError>>;
}

export const runInputPlace = (runId: string) => ({ table: "control_runs", row: runId, column: "input_enc" });

/** Its name may belong to another customer's product by now, and the upstream is called by names. */
export const SERVICE_ENDED = { reason: "service_ended" };

/**
 * Calls the upstream for a run that nobody has begun, once, and writes its outcome down. A run that is under way or has ended stays
 * as it is: one that was interrupted is never sent again (lib/worker/jobs/sweep-runs.ts makes its outcome unknown).
 * Nothing is sent when the service has ended meanwhile.
 * @returns `unsent` when our own client refused to send it: nothing was changed, and the run has failed.
 */
export async function carryOut(runId: string): Promise<{
  run: ControlRun;
  text?: readonly string[] | undefined;
  link?: string | undefined;
  unsent?: Unsent["fields"] | undefined;
}> {
  const taken = await db.controlRun.updateMany({
    where: { id: runId, state: "queued" },
    data: { state: "running", startedAt: new Date(), seenAt: new Date() },
  });
  const run = await db.controlRun.findUniqueOrThrow({ where: { id: runId }, include: { service: true } });
  if (taken.count === 0) return { run };
  const { service } = run;
  const control = productLineOf(service.productLine).controls.find((one) => one.id === run.control);
  assert(control, `no control "${run.control}" of ${service.productLine}`);
  const actor = actorOf(run);
  if (service.endedAt !== null) return { run: await endRun(actor, run, { state: "failed", result: SERVICE_ENDED }) };
  const about = { serviceId: service.id, customerId: service.customerId };
  const outcome = await withCallSubject(about, () => withBeats(runId, () => callControl(run, service, control)));
  if (outcome.kind === "unsent") {
    log.error({ runId, control: control.id, fields: outcome.fields }, "a control's form accepted what can't be sent");
    const failed = await endRun(actor, run, { state: "failed", result: { reason: "unsent" } });
    return { run: failed, unsent: outcome.fields };
  }
  const result = outcome.kind === "ok" ? outcome.value : undefined;
  const gift = result ? await keepResult(service, result) : null;
  const plan = result ? (run.records as AgreedPlan | null) : null;
  const records = plan && (await setRecords(actor, plan));
  const end = endOf(outcome, control, plan && records && { ...records, set: countWanted(plan) - countUnset(records) });
  const ended = await endRun(actor, run, end);
  if (end.state !== "refused" && end.state !== "failed") await readAgain(service.id);
  if (gift !== null) await readAgain(gift);
  return { run: ended, text: result?.text, link: result?.link };
}

async function callControl(
  run: ControlRun,
  service: Service,
  control: Control,
): Promise<Outcome<ControlResult> | Unsent> {
  const input: Config = run.inputEnc ? JSON.parse(openText(env().keyRing, run.inputEnc, runInputPlace(run.id))) : {};
  const given = control.perRow ? { ...input, row: run.rowKey } : input;
  try {
    return await control.run(upstream().call, subjectOf(service), given, {
      callbackUrl: callbackAddress({ kind: "run", id: run.id }),
    });
  } catch (error) {
    // A control calls the upstream once, so a call that was refused before it was sent changed nothing.
    if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
    return { kind: "unsent", fields: error.fields };
  }
}

/** Records every few seconds that this process still works on the run, so that sweepRuns sees when it was interrupted. */
async function withBeats<T>(runId: string, work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => {
    db.controlRun
      .updateMany({ where: { id: runId, state: "running" }, data: { seenAt: new Date() } })
      .catch((error: unknown) => log.warn({ err: error, runId }, "could not say that a control is under way"));
  }, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

const countWanted = ({ zones, missed }: AgreedPlan) =>
  zones.reduce((sum, { wanted }) => sum + wanted.length, missed.length);

const countUnset = ({ missed }: Missed) => missed.filter(({ op }) => op !== "delete").length;

function endOf(outcome: Outcome<ControlResult>, control: Control, records: (Missed & { set: number }) | null): RunEnd {
  switch (outcome.kind) {
    case "ok":
      return {
        state: control.settled ? "settling" : "done",
        result: {
          params: { ...outcome.value.params, ...(records ? { recordsSet: records.set } : {}) },
          recordsMissed: records?.missed ?? [],
          recordsReason: records?.reason ?? null,
        },
      };
    case "rejected":
      return { state: "refused", result: { reason: outcome.name, code: outcome.code } };
    case "ours":
      return { state: "failed", result: { reason: "ours", code: outcome.code } };
    case "unreached":
      return { state: "failed", result: { reason: "unreached" } };
    case "unknown":
      return { state: "unknown", result: { reason: outcome.name ?? outcome.reason, code: outcome.code ?? null } };
  }
}

/** Reads the service again, so that its page shows the present state. A failed read does not change the run's result. */
async function readAgain(serviceId: string): Promise<void> {
  try {
    const service = await db.service.findUniqueOrThrow({ where: { id: serviceId } });
    await storeReading(db, serviceId, await readFully(service));
  } catch (error) {
    log.warn({ err: error, serviceId }, "could not read a service after a control");
  }
}

/** Who started it, for the history. */
export function actorOf(run: Pick<ControlRun, "actorKind" | "actorId">): Actor {
  const common = { userId: run.actorId ?? "", sessionId: "", ip: "" };
  if (run.actorKind === "staff") return { kind: "staff", role: "support", ...common };
  if (run.actorKind === "customer") return { kind: "customer", ...common };
  return { kind: "system", job: "run-control" };
}
