import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, successAlone } from "../reading/answer";
import { need, states, text, urlDecoded } from "../reading/field";
import { domainName, oneOf, requiredIf, upstreamId, word } from "../reading/value";
import { enterpriseAuditDocuments, personAuditDocuments } from "./document-types";

/** 十一、域名实名制审核. */

const SMALLEST_BYTES = 55 * 1024;
const LARGEST_BYTES = 1024 * 1024; // the table's 1 MB; result 11720 speaks of 2 MB

/** A JPG of 55 KB to 1 MB as Base64. Sent by POST. */
const picture = z
  .string()
  .regex(/^\/9j\/[A-Za-z0-9+/]*={0,2}$/, "upstream.picture_jpg")
  .refine((base64) => {
    const bytes = Math.floor((base64.replace(/=+$/, "").length * 3) / 4);
    return bytes >= SMALLEST_BYTES && bytes <= LARGEST_BYTES;
  }, "upstream.picture_size");

/** An address where the upstream fetches the picture, without http://. */
const pictureAddress = z
  .string()
  .regex(/^(?!https?:)[A-Za-z0-9][\x21-\x2b\x2d-\x7e]{3,300}$/i, "upstream.picture_address");

const number = z.string().regex(/^[0-9A-Za-z()-]{1,30}$/, "upstream.document_number");

const material = {
  domain: requiredIf("no contact is given", domainName),
  contactId: requiredIf("no domain is given", upstreamId),
  organisation: oneOf({ individual_business: "PR", company: "PU" }),
  documentAddress: requiredIf("an organisation sends no picture", pictureAddress),
  documentPicture: requiredIf("an organisation sends no address", picture),
  documentNumber: requiredIf("the registrant is an organisation", number),
  identityCardAddress: requiredIf("a person sends no picture", pictureAddress),
  identityCardPicture: requiredIf("a person sends no address", picture),
  identityCardNumber: requiredIf("the registrant is a person", number),
  govFormAddress: requiredIf("a gov domain sends no picture", pictureAddress),
  govFormPicture: requiredIf("a gov domain sends no address", picture),
  contactName: word.optional(),
  contactPhone: z
    .string()
    .regex(/^\+?[0-9.-]{5,24}$/, "upstream.phone")
    .optional(),
};

/**
 * Submits documents for the real-name review of a domain or of a contact (exactly one). Manual: 十一, 1. The manual
 * requires POST for the pictures and does not speak of the other parameters: these are sent in the query, the
 * pictures in the body.
 */
export const submitAudit = endpoint("domains.DomainAudit", {
  effect: "write",
  timeoutMs: 120_000,
  input: z
    .discriminatedUnion("kind", [
      z.object({ kind: oneOf({ enterprise: "E" }), document: oneOf(enterpriseAuditDocuments), ...material }),
      z.object({ kind: oneOf({ person: "I" }), document: oneOf(personAuditDocuments), ...material }),
    ])
    .superRefine((m, ctx) => {
      const demand = (fits: boolean, field: string, message: string) => {
        if (!fits) ctx.addIssue({ code: "custom", path: [field], message });
      };
      demand((m.domain === undefined) !== (m.contactId === undefined), "domain", "upstream.exactly_one");
      if (m.kind === "enterprise") {
        demand(!!(m.documentPicture ?? m.documentAddress), "documentPicture", "upstream.picture_missing");
        demand(!!m.documentNumber, "documentNumber", "upstream.blank");
      } else {
        demand(!!(m.identityCardPicture ?? m.identityCardAddress), "identityCardPicture", "upstream.picture_missing");
        demand(!!m.identityCardNumber, "identityCardNumber", "upstream.blank");
      }
    }),
  wire: {
    domain: "domainname",
    contactId: "userid",
    kind: "ownertype",
    organisation: "orgtype",
    document: "ownerpictype",
    documentAddress: "ownerpiclink",
    documentPicture: "ownerpicstr",
    documentNumber: "ownernumber",
    identityCardAddress: "contactidcardpiclink",
    identityCardPicture: "contactidcardpicstr",
    identityCardNumber: "contactidcard",
    govFormAddress: "govpiclink",
    govFormPicture: "govpicstr",
    contactName: "contact",
    contactPhone: "phone",
  },
  post: ["documentPicture", "identityCardPicture", "govFormPicture"],
  secret: [
    "documentAddress",
    "documentPicture",
    "documentNumber",
    "identityCardAddress",
    "identityCardPicture",
    "identityCardNumber",
    "govFormAddress",
    "govFormPicture",
    "contactName",
    "contactPhone",
  ],
  output: successAlone,
  codes: {
    11701: "rejected:not_ours",
    11702: "rejected:no_review_needed",
    11703: "rejected:domain_state",
    11704: "rejected:kind_invalid",
    11705: "rejected:organisation_invalid",
    11706: "rejected:document_invalid",
    11707: "rejected:document_picture_missing",
    11708: "rejected:document_number_missing",
    11709: "rejected:identity_card_picture_missing",
    11710: "rejected:picture_address_invalid",
    11711: "rejected:folder_failed",
    11712: "rejected:document_download_failed",
    11713: "rejected:identity_card_download_failed",
    11714: "rejected:gov_form_download_failed",
    11715: "rejected:identity_card_number_invalid",
    11716: "rejected:already_submitted",
    11717: "rejected:upload_failed",
    11720: "rejected:picture_size",
  },
});

/**
 * The state of the review of domains or of a contact. What no documents were submitted for may be missing from the
 * answer. `memo` is the reviewer's text, such as the reason of a refusal. Manual: 十一, 2.
 */
export const readAudit = endpoint("domains.checkAuditResult", {
  effect: "read",
  input: z
    .object({
      domains: requiredIf("no contact is given", z.array(domainName).min(1).max(100)),
      contactId: requiredIf("no domain is given", upstreamId),
    })
    .refine((q) => (q.domains === undefined) !== (q.contactId === undefined), {
      path: ["domains"],
      error: "upstream.exactly_one",
    }),
  wire: { domains: "domainname", contactId: "userid" },
  commas: ["domains"],
  output: many({
    domain: ["domainname", text],
    state: [
      "checkstate",
      need(
        states({
          waiting: "waiting",
          pending: "in_review",
          pass: "passed",
          unpass: "refused",
          "no data": "nothing_submitted",
        }),
      ),
    ],
    memo: ["memo", urlDecoded],
  }),
  codes: { 10012: "rejected:parameter_missing", 11719: "unknown:query_failed" },
});
