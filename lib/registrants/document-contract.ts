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

/** Where people with such a document live, for those that only people of some regions have. */
const REGIONS: Readonly<Record<string, readonly string[] | "mainland" | "abroad">> = {
  ...{ SFZ: "mainland", JGZ: "mainland", GATXZ: ["HK", "MO"], TWJM: ["TW"], WGJM: "abroad" },
  ...{ SHXYZS: "mainland", YYZZ: "mainland", ORG: "mainland", SYDWFR: "mainland", SHTTFR: "mainland" },
  ...{ MBFQY: "mainland", JJHFR: "mainland", LSSWS: "mainland", SFJD: "mainland", ZJHD: "mainland" },
  ...{ BDDH: "mainland", JDDW: "mainland" },
};

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

/** The documents that somebody of a country (ISO 3166) can have, the likeliest first. */
export function documentTypesIn(kind: RegistrantKind, country: string): readonly RegistrantDocument[] {
  return documentTypesOf(kind).filter(({ code }) => {
    const region = REGIONS[code];
    if (region === undefined) return true;
    if (region === "mainland") return country === "CN";
    return region === "abroad" ? !["CN", "HK", "MO", "TW"].includes(country) : region.includes(country);
  });
}

/** What a registrant of a country is asked for first. */
export function usualDocument(kind: RegistrantKind, country: string): string {
  const types = documentTypesIn(kind, country).filter(({ hongKong }) => !hongKong);
  const usual = kind === "company" && country !== "CN" ? types.find(({ code }) => code === "QT") : types[0];
  return usual?.code ?? "";
}
