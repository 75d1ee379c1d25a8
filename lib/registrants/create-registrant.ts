import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { createContact } from "@/lib/cndns/endpoints/domain-contacts";
import type { CustomerActor } from "@/lib/core/actor";
import { unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMs } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { createRegistrantContract, RegistrantRow } from "./contract";
import { composed, type RegistrantValues } from "./fields-contract";
import { maskIdNumber } from "./id-number-contract";
import { inputErrorOf, refusalError, unreachable503 } from "./refusal";
import { registrantRowOf } from "./registrant-view";
import { sealIdNumber } from "./sealed-fields";
import { contactInput } from "./upstream-contact";
import { wakeSettle } from "./wake";

/** When the worker looks for the contact if no answer was stored: later than the longest call ends. */
const SETTLE_MS = 150_000;
const FIRST_LOOK_MS = 5_000;

/**
 * Creates a registrant and at once its contact at the upstream. It is stored before the call; when the outcome is unknown its state is
 * `unsure`, and the worker looks for it in the list of contacts. A second contact at the upstream does no harm.
 * @throws AppError input.invalid (a field the upstream refused), registrants.refused, upstream.unreachable; then
 * nothing is stored.
 */
export async function createRegistrant(
  actor: CustomerActor,
  input: z.output<(typeof createRegistrantContract)["input"]>,
): Promise<RegistrantRow> {
  const values = composed(input as RegistrantValues);
  const id = randomUUID();
  const now = new Date();
  await db.$transaction(async (tx) => {
    await tx.registrant.create({ data: { id, customerId: actor.userId, state: "creating", ...columnsOf(id, values) } });
    await recordEvent(tx, actor, {
      action: "registrants.create",
      subject: { kind: "registrant", id },
      after: { kind: values.kind, displayName: values.companyCn, idType: values.idType },
    });
    // In case this process dies before the answer is stored.
    await wakeSettle(tx, id, addMs(now, SETTLE_MS));
  });
  await sendContact(actor.userId, id, values);
  return registrantRowOf(await db.registrant.findUniqueOrThrow({ where: { id }, include: { reviews: true } }));
}

/** The columns of a registrant's values; the document's number only sealed and masked. */
export function columnsOf(id: string, values: RegistrantValues) {
  const { kind, idType, idNumber, ...fields } = values;
  return {
    kind,
    displayName: values.companyCn,
    fields,
    idType,
    idNumberEnc: sealIdNumber(id, idNumber),
    idNumberMasked: maskIdNumber(idNumber),
  };
}

async function sendContact(customerId: string, id: string, values: RegistrantValues): Promise<void> {
  const forget = () => db.registrant.delete({ where: { id } });
  const outcome = await withCallSubject({ customerId }, () =>
    upstream().call(createContact, contactInput(values)),
  ).catch(async (error: unknown) => {
    // The client throws before anything is sent.
    await forget();
    throw inputErrorOf(error);
  });
  switch (outcome.kind) {
    case "ok":
      await db.registrant.update({ where: { id }, data: { state: "ready", upstreamId: outcome.value } });
      return;
    case "rejected":
      await forget();
      throw refusalError(outcome);
    case "ours":
      log.error(
        { code: outcome.code, name: outcome.name },
        "a contact was not created because of our account's trouble",
      );
      await forget();
      throw unreachable503();
    case "unreached":
      await forget();
      throw unreachable503();
    case "unknown":
      await db.$transaction(async (tx) => {
        await tx.registrant.updateMany({ where: { id, state: "creating" }, data: { state: "unsure" } });
        await wakeSettle(tx, id, addMs(new Date(), FIRST_LOOK_MS));
      });
      return;
    default:
      unreachable(outcome);
  }
}
