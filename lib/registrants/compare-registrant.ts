import "server-only";
import type { z } from "zod";
import { readContact } from "@/lib/cndns/endpoints/domain-contacts";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound, unreachable } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { compareRegistrantContract } from "./contract";
import type { RegistrantFieldName } from "./fields-contract";
import { maskIdNumber } from "./id-number-contract";
import { unclear503, unreachable503 } from "./refusal";
import { valuesOf } from "./settle-registrant";
import { contactInput } from "./upstream-contact";

type Difference = z.output<typeof compareRegistrantContract.output>["differences"][number];
type Sent = ReturnType<typeof contactInput>;

/** Which of our fields corresponds to which of the upstream's. Of the country only the code is compared. */
const COMPARED = [
  ["companyCn", "ownerCn"],
  ["companyEn", "ownerEn"],
  ["lastNameCn", "lastNameCn"],
  ["lastNameEn", "lastNameEn"],
  ["firstNameCn", "firstNameCn"],
  ["firstNameEn", "firstNameEn"],
  ["phone", "phone"],
  ["fax", "fax"],
  ["email", "email"],
  ["country", "countryEn"],
  ["stateCn", "provinceCn"],
  ["stateEn", "provinceEn"],
  ["cityCn", "cityCn"],
  ["cityEn", "cityEn"],
  ["addressCn", "addressCn"],
  ["addressEn", "addressEn"],
  ["zipcode", "postcode"],
  ["idNumber", "documentNumber"],
] as const satisfies readonly (readonly [RegistrantFieldName, keyof Sent])[];

/**
 * Blanks and the case of letters are ignored, and of a phone only the digits count, because the registry may change
 * the rest.
 */
function plain(field: RegistrantFieldName, text: string): string {
  if (field === "phone" || field === "fax") return text.replace(/\D/g, "");
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}

/**
 * Reads the registrant's data at the upstream and returns where they differ from ours. Changes nothing; safe to
 * repeat. A field that the upstream leaves empty is no difference. The document's number never leaves the server
 * unmasked. Manual: 二、域名, 2.e.
 * @throws AppError not_found, registrants.not_ready (409) before it exists at the upstream, upstream.unreachable,
 *   upstream.unclear (503).
 */
export async function compareRegistrant(
  actor: CustomerActor,
  { id }: z.output<typeof compareRegistrantContract.input>,
): Promise<z.output<typeof compareRegistrantContract.output>> {
  const row = await db.registrant.findFirst({ where: { id, customerId: actor.userId } });
  if (!row) throw notFound("registrant");
  const contactId = row.upstreamId;
  if (row.state !== "ready" || contactId === null) throw conflict("registrants.not_ready");
  const theirs = await ownerOf(actor.userId, contactId);
  const readAt = new Date();
  if (theirs === null) return { state: "gone", differences: [], readAt };
  const sent = contactInput(valuesOf(row));
  const differences = COMPARED.flatMap(([field, wire]): Difference[] => {
    const ours = String(sent[wire] ?? "");
    const other = theirs[wire] ?? "";
    if (other === "" || plain(field, ours) === plain(field, other)) return [];
    if (field !== "idNumber") return [{ field, ours, theirs: other }];
    return [{ field, ours: row.idNumberMasked, theirs: maskIdNumber(other) }];
  });
  return { state: differences.length > 0 ? "differs" : "same", differences, readAt };
}

/** The contact as owner, as the upstream answers it; null when a complete answer does not contain it. */
export async function ownerOf(customerId: string, contactId: string) {
  const outcome = await withCallSubject({ customerId }, () => upstream().call(readContact, { contactId }));
  switch (outcome.kind) {
    case "ok": {
      const owner = outcome.value.find(({ role }) => role === "owner") ?? outcome.value[0] ?? null;
      if (owner === null && outcome.incomplete) throw unclear503();
      return owner;
    }
    case "rejected":
      return null;
    case "ours":
    case "unreached":
      throw unreachable503();
    case "unknown":
      throw unclear503();
    default:
      return unreachable(outcome);
  }
}
