import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, single, successAlone } from "../reading/answer";
import { flag, need, states, text, when } from "../reading/field";
import {
  contactEmailAddress,
  domainName,
  oneOf,
  phone,
  requiredIf,
  upstreamId,
  upstreamLength,
  word,
} from "../reading/value";
import { type DocumentType, documentFits, documentTypes } from "./document-types";

/** 二、域名, 2.a–2.f: contacts (templates), under which domains are registered, and the change of holder. */

const english = (most: number) =>
  z
    .string()
    .regex(/^[\x20-\x7E]+$/, "upstream.english")
    .min(1)
    .max(most);
const chinese = (least: number, most: number) =>
  word.refine((t) => upstreamLength(t) >= least && upstreamLength(t) <= most, "upstream.length");

/**
 * The table prints 0 and 1, both of its example requests send the letter O, and ContactInfo explains "O, the letter,
 * not zero" and I: so the letters are more likely. The reading `user_type=digits` sends what the table prints.
 */
const ownerKind = oneOf({ enterprise: "O", person: "I" });

const variants = { user_type: { digits: { values: { kind: { O: "0", I: "1" } } } } } as const;

const contactShape = {
  ownerEn: z.string().regex(/^(?! )(?=.* )[\x20-\x7E]{2,96}(?<! )$/, "upstream.owner_en"), // 11001–11004
  lastNameEn: english(30),
  firstNameEn: english(30),
  countryEn: english(64),
  provinceEn: english(64),
  cityEn: english(64),
  addressEn: z.string().regex(/^(?=.* )[A-Za-z0-9 -]{8,122}$/, "upstream.address_en"), // 11013, 11014, 11049
  // Domains that are not domestic accept English here, so Chinese is not required: the registry checks that
  // (11015–11021).
  ownerCn: chinese(2, 64),
  lastNameCn: chinese(1, 20),
  firstNameCn: chinese(1, 20),
  countryCn: chinese(2, 64),
  provinceCn: chinese(2, 64),
  cityCn: chinese(2, 64),
  // 11023 says longer than 8, CreateDom not shorter than 8: nine characters satisfy both.
  addressCn: z
    .string()
    .regex(/^[\p{Script=Han}A-Za-z0-9-]+$/u, "upstream.address_cn")
    .refine((t) => upstreamLength(t) > 8, "upstream.length"),
  postcode: z.string().regex(/^[0-9A-Za-z -]{3,10}$/, "upstream.postcode"),
  phone,
  fax: phone,
  email: contactEmailAddress,
  kind: ownerKind,
  documentType: requiredIf("the contact is for .hk or domestic domains", oneOf(documentTypes)),
  documentNumber: requiredIf(
    "the contact is for .hk or domestic domains",
    z.string().regex(/^[0-9A-Za-z()-]{1,30}$/, "upstream.document_number"),
  ),
} as const;

const contactWire = {
  ownerEn: "company-en",
  lastNameEn: "lastname-en",
  firstNameEn: "firstname-en",
  countryEn: "country-en",
  provinceEn: "state-en",
  cityEn: "city-en",
  addressEn: "address-en",
  ownerCn: "company-cn",
  lastNameCn: "lastname-cn",
  firstNameCn: "firstname-cn",
  countryCn: "country-cn",
  provinceCn: "state-cn",
  cityCn: "city-cn",
  addressCn: "address-cn",
  postcode: "zipcode",
  kind: "usertype",
  documentType: "idtype",
  documentNumber: "idnumber",
} as const;

const personal = ["addressEn", "addressCn", "phone", "fax", "email", "documentNumber"] as const;
/** What two fields have to agree on; 11016 and the lists of documents. */
function checkTogether(
  contact: { kind: "enterprise" | "person"; ownerCn: string; documentType?: DocumentType | undefined },
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
): void {
  const { kind, ownerCn, documentType } = contact;
  const problem = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  if (kind === "enterprise" && upstreamLength(ownerCn) < 6) problem("ownerCn", "upstream.length");
  if (documentType && !documentFits(documentType, kind)) problem("documentType", "upstream.document_kind");
}

/** Creates a contact and returns its id, which registration needs. Only stored, not sent to a registry. Manual: 二、域名, 2.a. */
export const createContact = endpoint("domains.CreateContact", {
  effect: "write",
  input: z.object(contactShape).superRefine(checkTogether),
  wire: contactWire,
  variants,
  secret: personal,
  output: single(need(text)),
  codes: {
    10011: "rejected:forbidden_word",
    10012: "rejected:parameter_missing",
    11001: "rejected:owner_en_not_english",
    11002: "rejected:owner_en_length",
    11003: "rejected:owner_en_leading_blank",
    11004: "rejected:owner_en_trailing_blank",
    11006: "rejected:last_name_en_not_english",
    11007: "rejected:last_name_en_length",
    11008: "rejected:first_name_en_not_english",
    11009: "rejected:first_name_en_length",
    11010: "rejected:country_en_not_english",
    11011: "rejected:province_en_not_english",
    11012: "rejected:city_en_not_english",
    11013: "rejected:address_en_not_english",
    11014: "rejected:address_en_length",
    11049: "rejected:address_en_characters",
    11015: "rejected:owner_not_chinese",
    11016: "rejected:owner_length",
    11017: "rejected:last_name_not_chinese",
    11018: "rejected:first_name_not_chinese",
    11019: "rejected:country_not_chinese",
    11020: "rejected:province_not_chinese",
    11021: "rejected:city_not_chinese",
    11022: "rejected:address_not_chinese",
    11023: "rejected:address_length",
    11024: "rejected:address_blank_inside",
    11048: "rejected:address_characters",
    11025: "rejected:phone_malformed",
    11026: "rejected:fax_malformed",
    11028: "rejected:email_malformed",
    11005: "rejected:postcode_malformed",
    11036: "unknown:contact_id_unreadable", // the contact may exist; the list of contacts tells
    11045: "rejected:creation_failed",
  },
});

/**
 * Changes a contact. Free while it has no domain (the id is enough); refused when one of its domains is domestic; for
 * an international domain pass the domain too. The checks of CreateContact apply. Manual: 二、域名, 2.b.
 */
export const changeContact = endpoint("domains.ModifyContact", {
  effect: "write",
  input: z
    .object({
      ...contactShape,
      contactId: requiredIf("no domain is given (11035)", upstreamId),
      domain: requiredIf("no contact is given (11035)", domainName),
    })
    .superRefine(checkTogether)
    .refine((c) => c.contactId !== undefined || c.domain !== undefined, {
      path: ["contactId"],
      error: "upstream.either",
    }),
  wire: { ...contactWire, contactId: "userid", domain: "domainname" },
  variants,
  secret: personal,
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    11035: "rejected:contact_and_domain_missing",
    11037: "rejected:reviewed",
    11038: "rejected:exempt",
    11039: "rejected:waiting_for_cnnic",
    11047: "rejected:change_failed",
    11057: "rejected:state_forbids",
  },
});

/** Deletes a contact that never held a domain. Manual: 二、域名, 2.c. */
export const deleteContact = endpoint("domains.DeleteContact", {
  effect: "write",
  input: z.object({ contactId: upstreamId }),
  wire: { contactId: "userid" },
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    11033: "rejected:contact_id_missing",
    11034: "ours:agent_name_missing",
    11043: "rejected:has_domains_or_exempt",
    11046: "rejected:deletion_failed",
    11055: "rejected:state_forbids",
    11056: "rejected:has_domains",
  },
});

const contactAnswer = {
  ownerEn: ["ownername", text],
  firstNameEn: ["firstname", text],
  lastNameEn: ["lastname", text],
  countryEn: ["country", text],
  provinceEn: ["province", text],
  cityEn: ["city", text],
  addressEn: ["address", text],
  postcode: ["postcode", text],
  phone: ["phone", text],
  fax: ["fax", text],
  email: ["email", text],
  ownerCn: ["ownername_cn", text],
  firstNameCn: ["firstname_cn", text],
  lastNameCn: ["lastname_cn", text],
  countryCn: ["country_cn", text],
  provinceCn: ["province_cn", text],
  cityCn: ["city_cn", text],
  addressCn: ["address_cn", text],
  domainId: ["domainid", text],
  kind: ["domaintype", states({ o: "enterprise", i: "person" })],
  documentType: ["licencetype", text],
  documentNumber: ["licencenumber", text],
} as const;

/** All contacts of the account, or one. Manual: 二、域名, 2.d. */
export const listContacts = endpoint("domains.ContactList", {
  effect: "read",
  input: z.object({ contactId: upstreamId.optional() }),
  wire: { contactId: "userid" },
  output: many({
    contactId: ["userid", need(text)],
    ...contactAnswer,
    nameKind: ["domcn", states({ 1: "english", 2: "chinese" })],
    cnnic: ["fromcnnic", flag],
    whiteListed: ["whiteid", states({ 1: "yes" })],
    registeredAt: ["regtime", when],
    review: ["ischecked", states({ 0: "not_reviewed", 1: "in_review", 2: "passed", 3: "refused" })],
    use: ["isforbidden", states({ 1: "normal", 2: "forbidden" })],
  }),
  codes: {},
});

/** The four contacts (owner, administrator, technical, billing) of a contact id or of a domain. Manual: 二、域名, 2.e. */
export const readContact = endpoint("domains.ContactInfo", {
  effect: "read",
  input: z
    .object({
      contactId: requiredIf("no domain is given (11305)", upstreamId),
      domain: requiredIf("no contact is given (11305)", domainName),
    })
    .refine((c) => c.contactId !== undefined || c.domain !== undefined, {
      path: ["contactId"],
      error: "upstream.either",
    }),
  wire: { contactId: "userid", domain: "domainname" },
  output: many({
    contactId: ["userid", text],
    ...contactAnswer,
    role: ["domainownertype", states({ 1: "owner", 2: "administrator", 3: "technical", 4: "billing" })],
  }),
  codes: { 11302: "rejected:not_ours", 11305: "rejected:contact_and_domain_missing" },
});

/** Moves a domain to another contact (过户). Only where CNDNS is the registrar, not gov.cn. Manual: 二、域名, 2.f. */
export const changeHolder = endpoint("domains.domainguohu", {
  effect: "write",
  input: z.object({ domain: domainName, contactId: upstreamId }),
  wire: { domain: "domainname", contactId: "userid" },
  output: successAlone,
  codes: {
    11728: "rejected:domain_malformed",
    11729: "rejected:contact_id_malformed",
    11726: "rejected:gov_cn",
    11701: "rejected:not_found",
    11722: "rejected:contact_not_found",
    11725: "rejected:contact_unusable",
    11727: "rejected:other_registrar",
    11724: "unknown:change_failed", // a change of holder that failed half-way is read back, not assumed undone
  },
});
