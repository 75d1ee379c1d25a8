import { z } from "zod";
import { contactEmailAddress, oneOf, requiredIf, word } from "../reading/value";

/**
 * The details that the upstream needs of a domain whose ICP filing is not under CNDNS and whose details were not
 * submitted before (after 2013-07-10): all of them or none. Manual: 三, BindDomain; 八, 17.
 */
const CONDITION = "the domain's filing is not under CNDNS and its details were not submitted yet";
const detail = <S extends z.ZodType>(schema: S) => requiredIf(CONDITION, schema);

/**
 * The manual prints digits here and for contacts, where examples and another page prove that letters are meant (O, I).
 * No example sends this one, so it is sent as its table says; should the upstream answer 13150, choose the letters.
 */
export const filingKind = oneOf({ enterprise: "0", person: "1" });

export const filingVariants = { filing_kind: { letters: { values: { ownerKind: { 0: "O", 1: "I" } } } } } as const;

const landline = z.string().regex(/^0\d{9,11}$/, "upstream.landline");
const mobile = z.string().regex(/^1\d{10}$/, "upstream.mobile");
const identityCard = z.string().regex(/^\d{17}[\dXx]$/, "upstream.identity_card");

export const filingFields = {
  ownerKind: detail(filingKind),
  ownerName: detail(word),
  /** Enterprises only. */
  organisationCode: detail(z.string().regex(/^\d{9}$/, "upstream.organisation_code")),
  ownerAddress: detail(word),
  ownerPhone: detail(landline),
  siteName: detail(word),
  ownerIdNumber: detail(identityCard),
  contactName: detail(word),
  contactIdNumber: detail(identityCard),
  contactLandline: detail(landline),
  contactMobile: detail(mobile),
  contactEmail: detail(contactEmailAddress),
};

export const filingWire = {
  ownerKind: "domaintype",
  ownerName: "domainowner",
  organisationCode: "orgcode",
  ownerAddress: "address",
  ownerPhone: "telephone",
  siteName: "webdesc",
  ownerIdNumber: "ownerid",
  contactName: "contact",
  contactIdNumber: "contactid",
  contactLandline: "connecttele",
  contactMobile: "connectmobile",
  contactEmail: "email",
} as const;

/** Everything that identifies a person. */
export const filingSecrets = [
  "ownerName",
  "ownerAddress",
  "ownerPhone",
  "ownerIdNumber",
  "contactName",
  "contactIdNumber",
  "contactLandline",
  "contactMobile",
  "contactEmail",
] as const;

/** What each detail is refused with. */
export const filingCodes = {
  13150: "rejected:owner_kind_invalid",
  13151: "rejected:owner_name_invalid",
  13152: "rejected:organisation_code_invalid",
  13153: "rejected:owner_address_invalid",
  13154: "rejected:owner_phone_invalid",
  13155: "rejected:site_name_invalid",
  13156: "rejected:owner_id_number_invalid",
  13157: "rejected:contact_name_invalid",
  13158: "rejected:contact_id_number_invalid",
  13159: "rejected:contact_landline_invalid",
  13160: "rejected:contact_mobile_invalid",
  13161: "rejected:contact_email_invalid",
} as const;

type Filing = { readonly [K in keyof typeof filingFields]?: string | undefined };
const ALWAYS = Object.keys(filingFields).filter((key) => key !== "organisationCode") as (keyof Filing)[];

/**
 * The keys that are missing or must not be there: the details come all together or not at all, the organisation's
 * code only for enterprises.
 */
export function filingGaps(input: Filing): (keyof Filing)[] {
  const given = Object.keys(filingFields).some((key) => input[key as keyof Filing] !== undefined);
  if (!given) return [];
  const missing = ALWAYS.filter((key) => input[key] === undefined);
  const wantsCode = input.ownerKind === "enterprise";
  return wantsCode === (input.organisationCode !== undefined) ? missing : [...missing, "organisationCode"];
}
