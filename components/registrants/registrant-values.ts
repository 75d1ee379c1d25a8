import { REGISTRANT_FIELDS, type RegistrantFieldName, type RegistrantValues } from "@/lib/registrants/fields-contract";

/** The English fields, each with the Chinese one that its value is proposed from. */
export const ENGLISH_FIELDS = {
  companyEn: "companyCn",
  lastNameEn: "lastNameCn",
  firstNameEn: "firstNameCn",
  stateEn: "stateCn",
  cityEn: "cityCn",
  addressEn: "addressCn",
} as const satisfies Partial<Record<RegistrantFieldName, RegistrantFieldName>>;

export type EnglishField = keyof typeof ENGLISH_FIELDS;
export const CHINESE_FIELDS = Object.values(ENGLISH_FIELDS);

export const emptyRegistrant: RegistrantValues = {
  ...(Object.fromEntries(REGISTRANT_FIELDS.map((field) => [field, ""])) as Record<RegistrantFieldName, string>),
  kind: "company",
  country: "CN",
  idType: "SHXYZS",
};
