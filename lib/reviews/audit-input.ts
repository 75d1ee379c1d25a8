import "server-only";
import type { z } from "zod";
import type { submitAudit } from "@/lib/cndns/endpoints/audit";
import type { Registrant } from "@/lib/db/generated/client";
import { openIdNumber } from "@/lib/registrants/sealed-fields";
import { upstreamDocument } from "@/lib/registrants/upstream-contact";

type AuditInput = z.output<(typeof submitAudit)["input"]>;

/** Individual businesses (个体工商户) have a credit code that begins with 92. */
function organisationOf(row: Registrant, number: string): "individual_business" | "company" {
  if (row.kind === "person") return "individual_business";
  return /^92/.test(number) ? "individual_business" : "company";
}

/**
 * DomainAudit's parameters for a contact. Persons send the one document both as the registrant's and as the contact's;
 * organisations may add the contact's identity card. Manual: 十一, 1.
 */
export function auditInput(row: Registrant, pictures: { owner: Buffer; contact?: Buffer }): AuditInput {
  const number = openIdNumber(row);
  const owner = pictures.owner.toString("base64");
  const shared = {
    contactId: row.upstreamId ?? "",
    organisation: organisationOf(row, number),
    documentPicture: owner,
    documentNumber: number,
    ...(pictures.contact ? { identityCardPicture: pictures.contact.toString("base64") } : {}),
  };
  if (row.kind === "person") {
    return {
      ...shared,
      kind: "person",
      document: upstreamDocument(row.idType) as Extract<AuditInput, { kind: "person" }>["document"],
      identityCardPicture: shared.identityCardPicture ?? owner,
      identityCardNumber: number,
    };
  }
  return {
    ...shared,
    kind: "enterprise",
    document: upstreamDocument(row.idType) as Extract<AuditInput, { kind: "enterprise" }>["document"],
  };
}
