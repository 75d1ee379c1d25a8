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

/** The fields behind the form's fold: they are derived from the others and from the account, and seldom changed. */
export function foldedFields(kind: RegistrantValues["kind"]): RegistrantFieldName[] {
  const split: RegistrantFieldName[] = kind === "person" ? ["lastNameCn", "firstNameCn"] : [];
  return [...split, ...(Object.keys(ENGLISH_FIELDS) as EnglishField[]), "email", "fax"];
}

/** What a new registrant begins with: what the account knows of the person. */
export function startOfRegistrant({ email, phone }: { email: string; phone: string }): RegistrantValues {
  return {
    ...(Object.fromEntries(REGISTRANT_FIELDS.map((field) => [field, ""])) as Record<RegistrantFieldName, string>),
    kind: "person",
    country: "CN",
    idType: "SFZ",
    email,
    phone,
  };
}
