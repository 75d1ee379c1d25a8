import "server-only";
import { createContact, listContacts } from "@/lib/cndns/endpoints/domain-contacts";
import type { Actor } from "@/lib/core/actor";
import { unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Registrant } from "@/lib/db/generated/client";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { RegistrantValues } from "./fields-contract";
import { openIdNumber } from "./sealed-fields";
import { contactInput } from "./upstream-contact";
import { wakeSettle } from "./wake";

const LOOK_EVERY_MS = 20_000;
/**
 * The upstream's lists lag: only after this time a complete list without the contact proves that it was not created.
 */
const PROVES_ABSENCE_MS = 30 * MINUTE_MS;

/** The values of a stored registrant with the document's number: for calls to the upstream only. */
export function valuesOf(row: Registrant): RegistrantValues {
  return {
    ...(row.fields as Omit<RegistrantValues, "kind" | "idType" | "idNumber">),
    kind: row.kind,
    idType: row.idType,
    idNumber: openIdNumber(row),
  };
}

/**
 * Settles a registrant whose creation got no answer: found in the upstream's list of contacts, or created again once
 * its absence is proven: never while the outcome of the last creation is unknown. Safe to run any number of times. Only for the worker.
 */
export async function settleRegistrant(actor: Actor, { registrantId }: { registrantId: string }): Promise<void> {
  if (actor.kind !== "system") throw new Error("only the worker settles registrants");
  const row = await db.registrant.findUnique({ where: { id: registrantId } });
  if (!row || (row.state !== "unsure" && row.state !== "creating")) return;
  await withCallSubject({ customerId: row.customerId }, async () => {
    const found = await findUpstream(row);
    if (found) return ready(row.id, found);
    const age = Date.now() - row.sentAt.getTime();
    if (found === null && age > PROVES_ABSENCE_MS && (await createAgain(row))) return;
    await db.registrant.updateMany({ where: { id: row.id, state: "creating" }, data: { state: "unsure" } });
    await wakeSettle(db, row.id, addMs(new Date(), LOOK_EVERY_MS));
  });
}

async function ready(id: string, upstreamId: string): Promise<void> {
  await db.registrant.updateMany({
    where: { id, state: { in: ["unsure", "creating"] } },
    data: { state: "ready", upstreamId },
  });
}

/**
 * Fields of a contact that both the list and we have. Its date is no evidence, because the upstream's clock may
 * differ.
 */
const LISTED_FIELDS = [
  "kind",
  "ownerCn",
  "lastNameCn",
  "firstNameCn",
  "provinceCn",
  "cityCn",
  "addressCn",
  "email",
  "documentNumber",
] as const;
/** Without these fields in the list it is unknown whose contact it is. */
const IDENTIFYING_FIELDS: readonly string[] = ["ownerCn", "email", "addressCn"];

function agrees(field: string, listed: string | null | undefined, wanted: string | undefined): boolean {
  return listed === null || listed === undefined ? !IDENTIFYING_FIELDS.includes(field) : listed === (wanted ?? "");
}

/** The contact's id; null when a complete list does not have it; undefined when the list could not be read. */
async function findUpstream(row: Registrant): Promise<string | null | undefined> {
  const outcome = await upstream().call(listContacts, {});
  if (outcome.kind !== "ok") {
    log.warn({ outcome: outcome.kind, registrantId: row.id }, "could not read the list of contacts");
    return undefined;
  }
  const wanted = contactInput(valuesOf(row));
  const same = outcome.value.filter((contact) =>
    LISTED_FIELDS.every((field) => agrees(field, contact[field], wanted[field])),
  );
  const ids = same.map((contact) => contact.contactId);
  const taken = await db.registrant.findMany({ where: { upstreamId: { in: ids } }, select: { upstreamId: true } });
  const free = ids.find((id) => !taken.some((other) => other.upstreamId === id));
  return free ?? (outcome.incomplete ? undefined : null);
}

async function createAgain(row: Registrant): Promise<boolean> {
  await db.registrant.update({ where: { id: row.id }, data: { sentAt: new Date() } });
  const outcome = await upstream().call(createContact, contactInput(valuesOf(row)));
  switch (outcome.kind) {
    case "ok":
      await ready(row.id, outcome.value);
      return true;
    case "rejected":
      await db.registrant.update({ where: { id: row.id }, data: { state: "refused" } });
      return true;
    case "ours":
    case "unreached":
    case "unknown":
      return false;
    default:
      return unreachable(outcome);
  }
}
