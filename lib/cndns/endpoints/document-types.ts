/**
 * Identity documents, by our words. The contact endpoints take letters, the real-name review takes numbers that mean
 * different things for organisations and persons. Manual: 证件类型编码说明 and 十一.
 */
export const personDocuments = {
  identity_card: "SFZ",
  passport: "HZ",
  hk_macao_permit: "GATXZ",
  officer_card: "JGZ",
  taiwan_permit: "TWJM",
  foreign_residence_card: "WGJM",
} as const;

export const enterpriseDocuments = {
  business_licence: "YYZZ",
  organisation_code: "ORG",
  other: "QT",
  social_credit_code: "SHXYZS",
  public_institution: "SYDWFR",
  social_organisation: "SHTTFR",
  private_non_enterprise: "MBFQY",
  law_firm: "LSSWS",
  judicial_expertise: "SFJD",
  religious_site: "ZJHD",
  foundation: "JJHFR",
  military_unit: "BDDH",
  military_service: "JDDW",
  foreign_office: "WGQY",
  foreign_cultural_centre: "WGZH",
  foreign_tourism_office: "WGZFLY",
} as const;

/** Only for .hk and .香港. The first four are for persons, the others for companies. */
export const hongKongDocuments = {
  hk_identity_card: "HKID",
  hk_foreign_identity_card: "OTHID",
  hk_passport: "PASSNO",
  hk_birth_certificate: "BIRTHCERT",
  hk_company: "CI",
  hk_business: "BR",
  hk_government: "CRS",
  hk_statutory_body: "HKSARG",
} as const;

export const documentTypes = { ...personDocuments, ...enterpriseDocuments, ...hongKongDocuments } as const;
export type DocumentType = keyof typeof documentTypes;

const hongKongPersonDocuments = ["hk_identity_card", "hk_foreign_identity_card", "hk_passport", "hk_birth_certificate"];

/** True when the manual lists the document for this kind of registrant. */
export function documentFits(type: DocumentType, kind: "person" | "enterprise"): boolean {
  const persons = type in personDocuments || hongKongPersonDocuments.includes(type);
  return persons === (kind === "person");
}

/** `ownerpictype` of DomainAudit for ownertype I. */
export const personAuditDocuments = {
  identity_card: "1",
  passport: "2",
  hk_macao_permit: "3",
  officer_card: "4",
  taiwan_permit: "5",
  foreign_residence_card: "6",
} as const satisfies Record<keyof typeof personDocuments, string>;

/** `ownerpictype` of DomainAudit for ownertype E. */
export const enterpriseAuditDocuments = {
  business_licence: "1",
  organisation_code: "2",
  other: "3",
  social_credit_code: "4",
  public_institution: "5",
  social_organisation: "6",
  private_non_enterprise: "7",
  law_firm: "8",
  judicial_expertise: "9",
  religious_site: "10",
  foundation: "11",
  military_unit: "12",
  military_service: "13",
  foreign_office: "14",
  foreign_cultural_centre: "15",
  foreign_tourism_office: "16",
} as const satisfies Record<keyof typeof enterpriseDocuments, string>;
