import type { World } from "./world";

/** One suffix that is sold. Prices are the agent's cost per year, in fen. */
export interface Suffix {
  suffix: string;
  /** Product code for getProductPrice, e.g. com01. */
  prd: string;
  registerFen: bigint;
  renewFen: bigint;
  transferFen: bigint;
  /** CNDNS itself is the registrar: six own name servers and a change of holder are possible. */
  ownRegistrar: boolean;
  /** Needs real-name review before it resolves (domestic, .com, .net). */
  review: boolean;
  /** CNNIC's suffixes: document type, number and kind of registrant are required. */
  domestic: boolean;
  hongKong: boolean;
  transferable: boolean;
}

/** Per suffix: registration, renewal, transfer in yuan per year. Invented, near what resellers pay. */
const YUAN: Readonly<Record<string, readonly [number, number, number]>> = {
  ".com": [75, 79, 75],
  ".cn": [29, 35, 35],
  ".com.cn": [29, 35, 35],
  ".net": [85, 89, 85],
  ".net.cn": [29, 35, 35],
  ".org.cn": [29, 35, 35],
  ".org": [79, 99, 95],
  ".中国": [180, 230, 230],
  ".公司": [280, 280, 280],
  ".网络": [280, 280, 280],
  ".网店": [118, 128, 128],
  ".集团": [298, 328, 328],
  ".我爱你": [98, 128, 128],
  ".top": [9, 29, 29],
  ".xyz": [12, 88, 85],
  ".vip": [32, 58, 58],
  ".shop": [15, 228, 228],
  ".store": [18, 388, 388],
  ".cc": [48, 62, 62],
  ".fun": [16, 168, 168],
  ".site": [14, 188, 188],
  ".online": [18, 198, 198],
  ".icu": [10, 88, 88],
  ".club": [12, 98, 98],
  ".link": [28, 78, 78],
  ".work": [12, 68, 68],
  ".website": [14, 178, 178],
  ".art": [26, 98, 98],
  ".cafe": [98, 298, 298],
  ".studio": [88, 208, 208],
  ".design": [128, 328, 328],
  ".market": [118, 268, 268],
  ".group": [68, 138, 138],
  ".ltd": [22, 68, 68],
  ".company": [38, 98, 98],
  ".pro": [28, 138, 138],
  ".io": [268, 398, 398],
  ".tech": [28, 368, 368],
  ".cloud": [36, 138, 138],
  ".me": [58, 148, 148],
  ".tv": [198, 248, 248],
  ".info": [32, 148, 148],
  ".biz": [58, 138, 138],
  ".mobi": [48, 198, 198],
  ".hk": [168, 218, 218],
  ".com.hk": [168, 218, 218],
  ".org.hk": [168, 218, 218],
  ".net.hk": [168, 218, 218],
  ".edu.hk": [168, 218, 218],
  ".gov.hk": [168, 218, 218],
  ".idv.hk": [138, 168, 168],
  ".香港": [168, 218, 218],
  ".asia": [68, 108, 108],
  ".tm": [460, 460, 460],
  ".co": [108, 218, 218],
  ".cm": [598, 698, 698],
  ".sh": [328, 398, 398],
  ".ac": [328, 398, 398],
  ".wang": [22, 58, 58],
  ".ink": [18, 158, 158],
  ".ren": [18, 58, 58],
  ".life": [24, 218, 218],
  ".gov.cn": [150, 150, 150],
};

const DOMESTIC = new Set([".cn", ".com.cn", ".net.cn", ".org.cn", ".gov.cn", ".中国", ".公司", ".网络"]);
/** Suffixes for which the manual says that own name servers are ignored; only those that are sold here. */
const OTHER_REGISTRAR = new Set([".io", ".cm", ".sh", ".ac", ".pro"]);
const NOT_TRANSFERABLE = new Set([".tm", ".gov.cn", ".gov.hk", ".edu.hk", ".我爱你"]);

const fen = (yuan: number) => BigInt(yuan) * 100n;

const table: ReadonlyMap<string, Suffix> = new Map(
  Object.entries(YUAN).map(([suffix, [register, renew, transfer]]): [string, Suffix] => [
    suffix,
    {
      suffix,
      prd: `${suffix.slice(1).replaceAll(".", "")}01`,
      registerFen: fen(register),
      renewFen: fen(renew),
      transferFen: fen(transfer),
      ownRegistrar: !OTHER_REGISTRAR.has(suffix),
      domestic: DOMESTIC.has(suffix),
      review: DOMESTIC.has(suffix) || suffix === ".com" || suffix === ".net",
      hongKong: suffix === ".hk" || suffix.endsWith(".hk") || suffix === ".香港",
      transferable: !NOT_TRANSFERABLE.has(suffix),
    },
  ]),
);

const byPrd: ReadonlyMap<string, string> = new Map([...table.values()].map((row) => [row.prd, row.suffix]));

export const allSuffixes: readonly string[] = [...table.keys()];

/** The suffix with its prices of today (a control call may have changed them); undefined when it is not sold. */
export function findSuffix(world: World, suffix: string): Suffix | undefined {
  const row = table.get(suffix);
  const changed = world.prices.size > 0 ? world.prices.get(suffix) : undefined;
  return row && changed ? { ...row, ...changed } : row;
}

export function suffixOfPrd(prd: string): string | undefined {
  return byPrd.get(prd.toLowerCase());
}

export function isSuffix(suffix: string): boolean {
  return table.has(suffix);
}
