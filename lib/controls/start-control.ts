import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { hasToken } from "@/lib/auth/authenticate-token";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { type ControlRun, Prisma, type Service } from "@/lib/db/generated/client";
import { runControlJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { sentences } from "@/lib/offers/describe-config";
import type { Control, ControlSubject, WantedRecord } from "@/lib/product-lines/control";
import { type Config, type FormField, secretFields } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { Language } from "@/messages/languages";
import { carryOut, runInputPlace } from "./carry-out";
import { besideInput, checkAsked } from "./check-asked";
import { checkSendable } from "./check-sendable";
import type { ControlRunView } from "./contract";
import { UPGRADE_WEIGHT, waitsForControl } from "./exclusion-contract";
import { isUpgradeUnderWay } from "./is-upgrade-under-way";
import { agreementOf, planRecords } from "./plan-records";
import { readWanted } from "./read-wanted";
import { type AgreedPlan, changesIn } from "./set-records";
import { unsentError } from "./unsent-error";
import { viewRun } from "./view-run";

/** How long quick controls usually take. */
const QUICK_MS = 5_000;

interface Input {
  id: string;
  control: string;
  row?: string | undefined;
  input: Config;
  confirm?: string | undefined;
  /** The versions of the zones whose changes the caller has seen. */
  zones?: readonly { serviceId: string; version: string }[] | undefined;
}

/**
 * Starts a control. The run is written down first, so that it goes on when the caller goes away: quick controls are carried out
 * here and answer with their end, slow ones by the worker. The same control (of the same row) runs once at a time, so that the upstream is
 * called once, and a slow one beside none that is slow, loses data or interrupts (waitsForControl): a server is not rebuilt while its disk is
 * restored. Audited when staff or a program do it, and when it is dangerous or sets a secret.
 * A program starts no control that is dangerous or changes the customer's records: a person has to see what will happen.
 * @throws AppError as checkAsked; token.needs_person (403); controls.busy, controls.other_under_way, controls.upgrade_under_way,
 *   controls.records_review, zones.expired, zones.suspended, zones.not_active (409); controls.confirm, controls.not_sent (422);
 *   input.invalid when our own client refuses to send a value.
 */
export async function startControl(
  actor: CustomerActor | StaffActor,
  asked: Input,
  { locale = "zh" }: { locale?: Language } = {},
): Promise<{ run: ControlRunView; text: string[] | null; link: string | null }> {
  const { service, control, subject, fields, config, input } = await checkAsked(actor, asked);
  if (hasToken(actor) && control.danger) throw forbidden("token.needs_person");
  const expected = control.perRow && !control.confirmsService ? (asked.row ?? "") : service.displayName;
  if (control.danger && asked.confirm?.trim() !== expected) {
    throw invalid({ confirm: { code: "controls.confirm", params: { name: expected } } });
  }
  await requireNoFaults(service, control, subject, config);
  const records = await agreedRecords(service, await readWanted(control, subject, input), asked.zones);
  if (hasToken(actor) && records) throw forbidden("token.needs_person");
  if (control.slow) await checkSendable(control, subject, fields, input);
  const run = await writeRun(actor, service, control, { ...asked, input: config, records, locale }, fields);
  if (control.slow) return { run: viewRun(run), text: null, link: null };
  const { run: ended, text, link, unsent } = await carryOut(run.id);
  if (unsent) throw unsentError(control, fields, unsent);
  return { run: viewRun(ended), text: text ? [...text] : null, link: link ?? null };
}

/** @throws AppError input.invalid with input.<field> for what the upstream knows against the input. */
async function requireNoFaults(service: Service, control: Control, subject: ControlSubject, input: Config) {
  const about = { serviceId: service.id, customerId: service.customerId };
  const faults = await withCallSubject(about, async () => control.faults?.(upstream().call, subject, input));
  if (faults && Object.keys(faults).length > 0) throw invalid(besideInput(faults));
}

/**
 * The edits of the customer's zones, planned again. @throws AppError controls.records_review (409) unless the caller has agreed to these very
 * edits of each zone as it is now: nobody's records change unseen.
 */
async function agreedRecords(
  service: Service,
  wanted: readonly WantedRecord[],
  zones: Input["zones"] = [],
): Promise<AgreedPlan | null> {
  if (wanted.length === 0) return null;
  const plan = await planRecords(service.customerId, wanted);
  const agreed = new Map(zones.map(({ serviceId, version }) => [serviceId, version]));
  const unseen = plan.zones.some((zone) => zone.edits.length > 0 && agreed.get(zone.serviceId) !== agreementOf(zone));
  if (unseen) throw conflict("controls.records_review");
  const kept = plan.zones.map(({ serviceId, displayName, version, records, edits, wanted: lines }) => {
    const changes = changesIn(displayName, records, edits);
    return { serviceId, version, edits, wanted: lines, changes };
  });
  return { zones: kept, missed: plan.missed };
}

async function writeRun(
  actor: CustomerActor | StaffActor,
  service: Service,
  control: Control,
  { row, input, records, locale }: Pick<Input, "row" | "input"> & { records: AgreedPlan | null; locale: Language },
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
    ...(records ? { records: records as unknown as Prisma.InputJsonObject } : {}),
    expectMs: control.slow?.expectMs ?? QUICK_MS,
  };
  try {
    return await db.$transaction(async (tx) => {
      await requireAlone(tx, service, data, locale);
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

/**
 * Holds the service until the run is written: of two that are started at once, the second one sees the first.
 * @throws AppError controls.other_under_way (409), with the title of the control that is under way; controls.upgrade_under_way (409).
 */
async function requireAlone(
  tx: Tx,
  { id, productLine }: Service,
  wanted: Pick<ControlRun, "control" | "rowKey">,
  locale: Language,
): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM services WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const { controls } = productLineOf(productLine);
  const find = (controlId: string) => controls.find((one) => one.id === controlId);
  const open = await tx.controlRun.findMany({
    where: { serviceId: id, finishedAt: null },
    select: { control: true, rowKey: true },
    orderBy: { createdAt: "asc" },
  });
  if (waitsForControl(find(wanted.control), UPGRADE_WEIGHT) && (await isUpgradeUnderWay(tx, { id, productLine })))
    throw conflict("controls.upgrade_under_way");
  // The same one once more is refused by the index over open runs, as busy.
  const others = open.filter(({ control, rowKey }) => control !== wanted.control || rowKey !== wanted.rowKey);
  const other = others.find(({ control }) => waitsForControl(find(wanted.control), find(control)));
  if (!other) return;
  const { say } = await sentences(locale);
  throw conflict("controls.other_under_way", { control: say(`${productLine}Line.controls.${other.control}.title`) });
}

async function audit(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  service: Service,
  control: Control,
  { run, input, secret }: { run: string; input: Config; secret: boolean },
): Promise<void> {
  if (actor.kind !== "staff" && !hasToken(actor) && !control.danger && !control.reauth && !secret) return;
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
