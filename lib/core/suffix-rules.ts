/** What a registry, or the upstream for it, asks of names under a suffix. The shop's starting list and the client share it. */
export interface SuffixRules {
  minYears: number;
  /** At most so many years at once (manual: result 11040 of CreateDom). */
  maxYears: number;
  /** Terms inside the range that a first registration can't have (11041). */
  excludedYears: readonly number[];
  /** A real-name review must pass before the name resolves (manual, chapter 十一). */
  realNameRequired: boolean;
  /** Own name servers are accepted at registration; ignored where another registrar keeps the suffix. */
  ownNameServers: boolean;
  registrantKind: "any" | "company" | "person";
  labelMustBeChinese: boolean;
  transferable: boolean;
  /** A transfer names the .香港 name that this one is bound to (manual: 二、域名, 2.g). */
  wantsBoundDomain: boolean;
}

const NO_RULES: SuffixRules = {
  minYears: 1,
  maxYears: 10,
  excludedYears: [],
  realNameRequired: false,
  ownNameServers: true,
  registrantKind: "any",
  labelMustBeChinese: false,
  transferable: true,
  wantsBoundDomain: false,
};

const REVIEWED = { realNameRequired: true };
const FIVE_YEARS = { maxYears: 5 };
const HONG_KONG = { ...FIVE_YEARS, excludedYears: [4] };
const FOREIGN_REGISTRAR = { ownNameServers: false };

const RULES: Readonly<Record<string, Partial<SuffixRules>>> = {
  ".com": REVIEWED,
  ".net": REVIEWED,
  ".cn": REVIEWED,
  ".com.cn": REVIEWED,
  ".net.cn": REVIEWED,
  ".org.cn": REVIEWED,
  ".中国": REVIEWED,
  ".公司": REVIEWED,
  ".网络": REVIEWED,
  ".hk": { ...HONG_KONG, wantsBoundDomain: true },
  ".com.hk": { ...HONG_KONG, registrantKind: "company", wantsBoundDomain: true },
  ".idv.hk": { ...HONG_KONG, registrantKind: "person" },
  ".香港": { ...HONG_KONG, labelMustBeChinese: true },
  ".co": FIVE_YEARS,
  ".cm": { ...FIVE_YEARS, ...FOREIGN_REGISTRAR },
  ".sh": { ...FIVE_YEARS, ...FOREIGN_REGISTRAR },
  ".io": { ...FIVE_YEARS, ...FOREIGN_REGISTRAR },
  ".ac": { ...FIVE_YEARS, ...FOREIGN_REGISTRAR },
  ".pro": FOREIGN_REGISTRAR,
  ".tm": { minYears: 10, transferable: false },
  ".我爱你": { transferable: false },
};

/** The rules of a suffix (".com.hk"). One that isn't listed has the years of its last label (".org.hk" those of ".hk"). */
export function suffixRules(suffix: string): SuffixRules {
  const own = RULES[suffix];
  if (own) return { ...NO_RULES, ...own };
  const { minYears, maxYears, excludedYears } = { ...NO_RULES, ...RULES[suffix.slice(suffix.lastIndexOf("."))] };
  return { ...NO_RULES, minYears, maxYears, excludedYears };
}

type Years = Pick<SuffixRules, "minYears" | "maxYears" | "excludedYears">;

/** Whether a name can be registered for so many years. */
export function canRegisterFor({ minYears, maxYears, excludedYears }: Years, years: number): boolean {
  return canRenewFor({ maxYears }, years) && years >= minYears && !excludedYears.includes(years);
}

/** Whether it can be renewed for so many years: the least and the excluded terms are of a registration alone. */
export function canRenewFor({ maxYears }: Pick<Years, "maxYears">, years: number): boolean {
  return Number.isInteger(years) && years >= 1 && years <= maxYears;
}
