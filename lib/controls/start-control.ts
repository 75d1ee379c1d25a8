import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { type ControlRun, Prisma, type Service } from "@/lib/db/generated/client";
import { runControlJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import type { Control } from "@/lib/product-lines/control";
import { type Config, checkFields, type FormField, secretFields } from "@/lib/product-lines/form";
import { carryOut, runInputPlace } from "./carry-out";
import type { ControlRunView } from "./contract";
import { fieldsOf, rowOf } from "./open-form";
import { requireControlStaff } from "./require-control-staff";
import { findControl } from "./subject";
import { viewRun } from "./view-run";

/** How long quick controls usually take. */
const QUICK_MS = 5_000;

interface Input {
  id: string;
  control: string;
  row?: string | undefined;
  input: Config;
  confirm?: string | undefined;
}

/**
 * Starts a control. The run is written down first, so that it goes on when the caller goes away: quick controls are carried out
 * here and answer with their end, slow ones by the worker. One run at a time: a second one while the first is under way is
 * refused, so that the upstream is called once. Audited when staff do it, and when it is dangerous or sets a secret.
 * @throws AppError controls.blocked, controls.busy (409), controls.confirm (422), reauth.required, controls.admin_only (403),
 * input.invalid with
 *   input.<field>, upstream.unclear (503), not_found.
 */
export async function startControl(
  actor: CustomerActor | StaffActor,
  asked: Input,
): Promise<{ run: ControlRunView; text: string[] | null; link: string | null }> {
  const { service, control, subject } = await findControl(actor, asked.id, asked.control);
  requireControlStaff(actor, control, []);
  if (control.reauth) requireReauth(actor);
  const row = await rowOf(actor, control, asked);
  const blocked = control.blocked?.(subject, row) ?? null;
  if (blocked !== null) throw conflict("controls.blocked", { reason: blocked });
  const expected = control.perRow && !control.confirmsService ? (asked.row ?? "") : service.displayName;
  if (control.danger && asked.confirm?.trim() !== expected) {
    throw invalid({ confirm: { code: "controls.confirm", params: { name: expected } } });
  }
  const fields = await fieldsOf(control, subject, row, asked.input);
  requireControlStaff(actor, control, fields);
  const { config, faults } = checkFields(fields, asked.input);
  if (Object.keys(faults).length > 0) throw invalid(faultsOf(faults, fields));
  const run = await writeRun(actor, service, control, { ...asked, input: config }, fields);
  if (control.slow) return { run: viewRun(run), text: null, link: null };
  const { run: ended, text, link } = await carryOut(run.id);
  return { run: viewRun(ended), text: text ? [...text] : null, link: link ?? null };
}

function faultsOf(faults: Record<string, string>, fields: readonly FormField[]) {
  return Object.fromEntries(
    Object.entries(faults).map(([id, code]) => {
      const field = fields.find((one) => one.id === id);
      const rule = field?.kind === "password" ? field.rule : undefined;
      const max =
        rule?.max ?? (field && "maxLength" in field ? field.maxLength : field?.kind === "amount" ? field.max : 0);
      const min = rule?.min ?? (field?.kind === "amount" ? field.min : 0);
      return [`input.${id}`, { code: `offers.field.${code}`, params: { min, max, specials: rule?.specials ?? "" } }];
    }),
  );
}

async function writeRun(
  actor: CustomerActor | StaffActor,
  service: Service,
  control: Control,
  { row, input }: Pick<Input, "row" | "input">,
  fields: readonly FormField[],
): Promise<ControlRun> {
  const id = newId();
  const secret = new Set(secretFields(fields));
  const shown = Object.fromEntries(Object.entries(input).filter(([field]) => !secret.has(field)));
  const data = {
    id,
    serviceId: service.id,
    actorKind: actor.kind,
    actorId: actor.userId,
    control: control.id,
    rowKey: control.perRow ? (row ?? "") : "",
    inputEnc: seal(env().keyRing, JSON.stringify(input), runInputPlace(id)),
    input: shown,
    expectMs: control.slow?.expectMs ?? QUICK_MS,
  };
  try {
    return await db.$transaction(async (tx) => {
      const run = await tx.controlRun.create({ data });
      await audit(tx, actor, service, control, { run: id, input: shown, secret: secret.size > 0 });
      if (control.slow) await wakeRun(tx, id, new Date());
      return run;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw conflict("controls.busy");
    throw error;
  }
}

async function audit(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  service: Service,
  control: Control,
  { run, input, secret }: { run: string; input: Config; secret: boolean },
): Promise<void> {
  if (actor.kind !== "staff" && !control.danger && !control.reauth && !secret) return;
  await recordEvent(tx, actor, {
    action: `controls.${control.id}`,
    subject: { kind: "service", id: service.id },
    customerId: service.customerId,
    after: { run, name: service.displayName, input },
  });
}

/** Enqueues the worker's job for a run. */
export async function wakeRun(tx: Tx | typeof db, runId: string, at: Date): Promise<void> {
  await enqueue(tx, runControlJob, runId, { at });
}
