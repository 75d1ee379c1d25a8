import "server-only";
import type { z } from "zod";
import { documentTypes, type DocumentType as UpstreamDocument } from "@/lib/cndns/endpoints/document-types";
import type { createContact } from "@/lib/cndns/endpoints/domain-contacts";
import type { RegistrantFieldName, RegistrantValues } from "./fields-contract";

type ContactInput = z.output<(typeof createContact)["input"]>;

const NAMED: Readonly<Record<string, string>> = { CN: "中国", HK: "中国香港", MO: "中国澳门", TW: "中国台湾" };

/** A country's name in Chinese, which the registry requires besides its code. */
export function countryInChinese(code: string): string {
  return NAMED[code] ?? new Intl.DisplayNames("zh-Hans", { type: "region" }).of(code) ?? code;
}

/** Our word for a document code of the upstream ("SFZ" → identity_card). */
export function upstreamDocument(code: string): UpstreamDocument {
  const found = Object.entries(documentTypes).find(([, wire]) => wire === code);
  if (!found) throw new Error(`no upstream document for ${code}`);
  return found[0] as UpstreamDocument;
}

/** CreateContact's and ModifyContact's fields from composed values. */
export function contactInput(values: RegistrantValues): ContactInput {
  return {
    kind: values.kind === "company" ? "enterprise" : "person",
    ownerCn: values.companyCn,
    ownerEn: values.companyEn,
    lastNameCn: values.lastNameCn,
    lastNameEn: values.lastNameEn,
    firstNameCn: values.firstNameCn,
    firstNameEn: values.firstNameEn,
    countryEn: values.country,
    countryCn: countryInChinese(values.country),
    provinceCn: values.stateCn,
    provinceEn: values.stateEn,
    cityCn: values.cityCn,
    cityEn: values.cityEn,
    // Addresses abroad contain blanks; the registry accepts none in this field (11024), but it accepts hyphens.
    addressCn: values.addressCn.replace(/\s+/g, "-"),
    addressEn: values.addressEn,
    postcode: values.zipcode,
    phone: values.phone,
    fax: values.fax,
    email: values.email,
    documentType: upstreamDocument(values.idType),
    documentNumber: values.idNumber,
  };
}

/** Which field a refusal of CreateContact or ModifyContact is about; null when it is about none. */
export const FIELD_OF_REFUSAL: Readonly<Record<string, RegistrantFieldName>> = {
  owner_en_not_english: "companyEn",
  owner_en_length: "companyEn",
  owner_en_leading_blank: "companyEn",
  owner_en_trailing_blank: "companyEn",
  last_name_en_not_english: "lastNameEn",
  last_name_en_length: "lastNameEn",
  first_name_en_not_english: "firstNameEn",
  first_name_en_length: "firstNameEn",
  country_en_not_english: "country",
  province_en_not_english: "stateEn",
  city_en_not_english: "cityEn",
  address_en_not_english: "addressEn",
  address_en_length: "addressEn",
  address_en_characters: "addressEn",
  owner_not_chinese: "companyCn",
  owner_length: "companyCn",
  last_name_not_chinese: "lastNameCn",
  first_name_not_chinese: "firstNameCn",
  country_not_chinese: "country",
  province_not_chinese: "stateCn",
  city_not_chinese: "cityCn",
  address_not_chinese: "addressCn",
  address_length: "addressCn",
  address_blank_inside: "addressCn",
  address_characters: "addressCn",
  phone_malformed: "phone",
  fax_malformed: "fax",
  email_malformed: "email",
  postcode_malformed: "zipcode",
};

/** Our fields by the names in the client's own input check, in case it is stricter than the form. */
export const FIELD_OF_INPUT: Readonly<Record<string, RegistrantFieldName>> = {
  ownerCn: "companyCn",
  ownerEn: "companyEn",
  lastNameCn: "lastNameCn",
  lastNameEn: "lastNameEn",
  firstNameCn: "firstNameCn",
  firstNameEn: "firstNameEn",
  countryEn: "country",
  countryCn: "country",
  provinceCn: "stateCn",
  provinceEn: "stateEn",
  cityCn: "cityCn",
  cityEn: "cityEn",
  addressCn: "addressCn",
  addressEn: "addressEn",
  postcode: "zipcode",
  phone: "phone",
  fax: "fax",
  email: "email",
  documentType: "idType",
  documentNumber: "idNumber",
};
