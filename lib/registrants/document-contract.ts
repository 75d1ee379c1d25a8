/**
 * Identity documents that the upstream knows. Manual: 二、域名, 2 (end) and 十一, 1. Client-safe. `audit` is the document's
 * number in DomainAudit (numbers mean other documents for persons than for organisations); documents of Hong Kong are
 * only for names under .hk and have no number, because there is no real-name review with them.
 */
export type RegistrantKind = "person" | "company";

export interface RegistrantDocument {
  code: string;
  kind: RegistrantKind;
  audit: number | null;
  /** Only for names under .hk. */
  hongKong: boolean;
}

const person = (code: string, audit: number | null = null): RegistrantDocument => ({
  code,
  kind: "person",
  audit,
  hongKong: audit === null,
});
const company = (code: string, audit: number | null = null): RegistrantDocument => ({
  code,
  kind: "company",
  audit,
  hongKong: audit === null,
});

/** In the order in which people are likely to need them. */
export const DOCUMENT_TYPES: readonly RegistrantDocument[] = [
  person("SFZ", 1),
  person("GATXZ", 3),
  person("TWJM", 5),
  person("HZ", 2),
  person("WGJM", 6),
  person("JGZ", 4),
  person("HKID"),
  person("OTHID"),
  person("PASSNO"),
  person("BIRTHCERT"),
  company("SHXYZS", 4),
  company("YYZZ", 1),
  company("ORG", 2),
  company("SYDWFR", 5),
  company("SHTTFR", 6),
  company("MBFQY", 7),
  company("JJHFR", 11),
  company("LSSWS", 8),
  company("SFJD", 9),
  company("ZJHD", 10),
  company("WGQY", 14),
  company("WGZH", 15),
  company("WGZFLY", 16),
  company("BDDH", 12),
  company("JDDW", 13),
  company("QT", 3),
  company("CI"),
  company("BR"),
  company("CRS"),
  company("HKSARG"),
];

export function documentType(code: string): RegistrantDocument | undefined {
  return DOCUMENT_TYPES.find((type) => type.code === code);
}

export function documentTypesOf(kind: RegistrantKind): readonly RegistrantDocument[] {
  return DOCUMENT_TYPES.filter((type) => type.kind === kind);
}
