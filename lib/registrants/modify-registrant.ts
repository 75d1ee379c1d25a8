import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { changeContact } from "@/lib/cndns/endpoints/domain-contacts";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, invalid, notFound, unreachable } from "@/lib/core/errors";
import { addMs } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { changeBlocker } from "./change-blocker";
import type { modifyRegistrantContract, RegistrantRow } from "./contract";
import { columnsOf } from "./create-registrant";
import { composed, faultsOf, REGISTRANT_FIELDS, type RegistrantValues } from "./fields-contract";
import { findOpenOrder } from "./find-open-order";
import { inputErrorOf, refusalError, unreachable503 } from "./refusal";
import { registrantRowOf } from "./registrant-view";
import { openIdNumber } from "./sealed-fields";
import { valuesOf } from "./settle-registrant";
import { contactInput } from "./upstream-contact";

const LOCKING_REFUSALS: readonly string[] = ["reviewed", "exempt", "waiting_for_cnnic", "state_forbids"];

/** Longer than the call to the upstream may take. What is still marked after it has an unknown outcome: its process died in the call. */
const CHANGES_MS = 90_000;

/**
 * Changes a registrant here and at the upstream, as it was when the caller read it (`seenAt`). An empty idNumber keeps the known one. A
 * retry is safe: the same values are set again. Not while an order uses it: its domain would be registered with other data than were agreed.
 * When the outcome is unknown, the registrant stays marked (`changingUntil`), and no order takes it until a later save has an outcome: its
 * domain would be registered with either version.
 * Manual: 二、域名, 2.b.
 * @throws AppError registrants.changed_meanwhile (409); registrants.locked_… (of an order with its number), input.invalid, registrants.refused, upstream.unreachable, registrants.change_unclear.
 */
export async function modifyRegistrant(
  actor: CustomerActor,
  { id, seenAt, ...input }: z.output<(typeof modifyRegistrantContract)["input"]>,
): Promise<RegistrantRow> {
  const row = await db.registrant.findFirst({
    where: { id, customerId: actor.userId, archivedAt: null },
    include: { reviews: true, services: { where: { endedAt: null }, select: { name: true } } },
  });
  if (!row) throw notFound("registrant");
  const locked = changeBlocker(row);
  if (locked) throw conflict(`registrants.locked_${locked}`);
  const typed = input as RegistrantValues;
  const keeps = typed.idNumber.trim() === "" && typed.idType === row.idType;
  const whole = { ...typed, idNumber: keeps ? openIdNumber(row) : typed.idNumber };
  const faults = faultsOf(whole);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const values = composed(whole);
  // Pressed again because the answer got lost on its way to the browser.
  if (row.changingUntil === null && row.updatedAt.getTime() !== seenAt.getTime()) {
    if (isDeepStrictEqual(valuesOf(row), values)) return registrantRowOf(row);
  }
  await once({ id, customerId: actor.userId, seenAt, unclearSince: row.changingUntil }, () =>
    send(actor.userId, row.upstreamId ?? "", row.services[0]?.name, values),
  );
  const saved = await db.$transaction(async (tx) => {
    const before = row.fields as Record<string, string>;
    const { kind: _kind, idNumber: _number, ...after } = values;
    const changed = REGISTRANT_FIELDS.filter(
      (name) => name in before && before[name] !== after[name as keyof typeof after],
    );
    await recordEvent(tx, actor, {
      action: "registrants.modify",
      subject: { kind: "registrant", id },
      after: { changed: [...changed, ...(keeps ? [] : ["idNumber"])] },
    });
    // Deleted in another tab while the upstream was asked: then there is nothing to keep.
    const { count } = await tx.registrant.updateMany({
      where: { id },
      data: { ...columnsOf(id, values), changingUntil: null },
    });
    if (count === 0) throw notFound("registrant");
    return tx.registrant.findUniqueOrThrow({ where: { id }, include: { reviews: true } });
  });
  return registrantRowOf(saved);
}

/**
 * Takes the registrant as it was seen, so that no order takes it meanwhile, and calls. Two at once would reach the upstream in one order and
 * our table in the other, and the registry would hold other data than the customer reads. When the call fails, the page that asked for it
 * may ask again.
 * @param unclearSince the mark of an earlier change whose outcome is unknown: a refusal of this one says nothing about that one.
 */
async function once(
  { id, customerId, seenAt, unclearSince }: { id: string; customerId: string; seenAt: Date; unclearSince: Date | null },
  call: () => Promise<void>,
): Promise<void> {
  const takenAt = new Date(Math.max(Date.now(), seenAt.getTime() + 1));
  if (unclearSince !== null && unclearSince > takenAt) throw conflict("registrants.changed_meanwhile");
  const taken = await db.registrant.updateMany({
    where: { id, customerId, updatedAt: seenAt, changingUntil: unclearSince },
    data: { updatedAt: takenAt, changingUntil: addMs(takenAt, CHANGES_MS) },
  });
  if (taken.count === 0) throw conflict("registrants.changed_meanwhile");
  try {
    const number = await findOpenOrder(db, { id, customerId });
    if (number !== null) throw conflict("registrants.locked_in_order", { number });
    await call();
  } catch (error) {
    const unclear = error instanceof AppError && error.code === "registrants.change_unclear";
    await db.registrant.updateMany({
      where: { id, customerId, updatedAt: takenAt },
      data: { updatedAt: seenAt, changingUntil: unclear ? new Date() : unclearSince },
    });
    throw error;
  }
}

async function send(
  customerId: string,
  contactId: string,
  domain: string | undefined,
  values: RegistrantValues,
): Promise<void> {
  const outcome = await withCallSubject({ customerId }, () =>
    upstream().call(changeContact, { ...contactInput(values), contactId, ...(domain === undefined ? {} : { domain }) }),
  ).catch((error: unknown) => {
    throw inputErrorOf(error);
  });
  switch (outcome.kind) {
    case "ok":
      return;
    case "rejected":
      if (LOCKING_REFUSALS.includes(outcome.name)) throw new AppError("registrants.locked", 409);
      throw refusalError(outcome);
    case "ours":
    case "unreached":
      throw unreachable503();
    case "unknown":
      throw new AppError("registrants.change_unclear", 503);
    default:
      unreachable(outcome);
  }
}
