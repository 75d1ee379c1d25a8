import { toAsciiName } from "@/lib/dns/idn";
import type { SuffixFields, SuffixGroup } from "./suffix-contract";

/** suffix: transfer and redemption cost in yuan (0: not possible), and a line about it in Chinese and English. */
type Entry = readonly [suffix: string, transferYuan: number, redemptionYuan: number, zh: string, en: string];

const GROUPS: Record<SuffixGroup, readonly Entry[]> = {
  common: [
    [".com", 75, 680, "面向所有人的第一选择", "The first choice for everybody"],
    [".cn", 35, 350, "国内业务，需实名", "Business in China, real name required"],
    [".com.cn", 35, 350, "国内公司，需实名", "Companies in China, real name required"],
    [".net", 85, 680, "技术与网络服务", "Technology and network services"],
    [".org", 95, 750, "社团与公益", "Associations and causes"],
    [".top", 29, 480, "试验与短期项目", "Trials and short projects"],
    [".vip", 58, 480, "会员与专享", "Members and privileges"],
    [".shop", 228, 680, "网店，留意续费价", "Online shops; mind the renewal price"],
    [".xyz", 85, 480, "年轻的团队", "Young teams"],
    [".store", 388, 780, "零售", "Retail"],
    [".cc", 62, 680, "商务与创意", "Commerce and creation"],
    [".net.cn", 35, 350, "国内网络服务", "Network services in China"],
    [".org.cn", 35, 350, "国内社团", "Associations in China"],
  ],
  cheap: [
    [".fun", 168, 580, "", ""],
    [".site", 188, 580, "", ""],
    [".online", 198, 580, "", ""],
    [".icu", 88, 480, "", ""],
    [".club", 98, 480, "", ""],
    [".link", 78, 480, "", ""],
    [".work", 68, 480, "", ""],
    [".website", 178, 580, "", ""],
    [".wang", 58, 480, "", ""],
    [".ink", 158, 480, "", ""],
    [".ren", 58, 480, "", ""],
  ],
  chinese: [
    [".中国", 230, 980, "中文品牌名", "Chinese brand names"],
    [".公司", 280, 980, "", ""],
    [".网络", 280, 980, "", ""],
    [".网店", 128, 680, "", ""],
    [".集团", 328, 980, "", ""],
    [".我爱你", 0, 680, "", ""],
    [".香港", 218, 980, "", ""],
  ],
  industry: [
    [".art", 98, 580, "", ""],
    [".cafe", 298, 780, "", ""],
    [".studio", 208, 680, "", ""],
    [".design", 328, 780, "", ""],
    [".market", 268, 680, "", ""],
    [".group", 138, 580, "", ""],
    [".ltd", 68, 480, "", ""],
    [".company", 98, 480, "", ""],
    [".pro", 138, 580, "", ""],
    [".life", 218, 580, "", ""],
  ],
  tech: [
    [".io", 398, 1200, "", ""],
    [".tech", 368, 780, "", ""],
    [".cloud", 138, 580, "", ""],
    [".me", 148, 680, "", ""],
    [".tv", 248, 780, "", ""],
    [".info", 148, 680, "", ""],
    [".biz", 138, 680, "", ""],
    [".mobi", 198, 680, "", ""],
  ],
  region: [
    [".hk", 218, 980, "", ""],
    [".com.hk", 218, 980, "", ""],
    [".idv.hk", 168, 980, "", ""],
    [".asia", 108, 680, "", ""],
    [".co", 218, 780, "", ""],
    [".tm", 0, 0, "", ""],
    [".cm", 698, 1500, "", ""],
    [".sh", 398, 1200, "", ""],
    [".ac", 398, 1200, "", ""],
  ],
};

/** Domestic suffixes, .com and .net need real-name review (manual, chapter 十一). */
const REVIEWED = new Set([".com", ".net", ".cn", ".com.cn", ".net.cn", ".org.cn", ".中国", ".公司", ".网络"]);
/** At most five years (manual: result 11040 of CreateDom). */
const FIVE_YEARS = new Set([".hk", ".com.hk", ".idv.hk", ".香港", ".co", ".cm", ".sh", ".io", ".ac"]);
/** Never four years in the first term (11041). */
const NOT_FOUR = new Set([".hk", ".com.hk", ".idv.hk", ".香港"]);
/** Own name servers are ignored where another registrar keeps the suffix. */
const FOREIGN_REGISTRAR = new Set([".io", ".cm", ".sh", ".ac", ".pro"]);

const fen = (yuan: number) => (yuan === 0 ? null : BigInt(yuan) * 100n);

function fieldsOf([suffix, transferYuan, redemptionYuan, zh, en]: Entry, group: SuffixGroup, position: number) {
  return {
    suffix,
    ascii: `.${toAsciiName(suffix.slice(1)) ?? suffix.slice(1)}`,
    group,
    position,
    enabled: true,
    minYears: suffix === ".tm" ? 10 : 1,
    maxYears: FIVE_YEARS.has(suffix) ? 5 : 10,
    excludedYears: NOT_FOUR.has(suffix) ? [4] : [],
    realNameRequired: REVIEWED.has(suffix),
    ownNameServers: !FOREIGN_REGISTRAR.has(suffix),
    registrantKind: suffix === ".com.hk" ? "company" : suffix === ".idv.hk" ? "person" : "any",
    labelMustBeChinese: suffix === ".香港",
    transferable: transferYuan > 0,
    transferCostFen: fen(transferYuan),
    redemptionCostFen: fen(redemptionYuan),
    blurbZh: zh,
    blurbEn: en,
  } satisfies SuffixFields & { suffix: string; ascii: string };
}

/** The list a new shop starts with; staff change it afterwards. Limits from the manual, transfer and redemption invented. */
export const initialSuffixes = Object.entries(GROUPS).flatMap(([group, entries]) =>
  entries.map((entry, at) => fieldsOf(entry, group as SuffixGroup, at * 10)),
);
