import { suffixRules } from "@/lib/core/suffix-rules";
import { toAsciiName } from "@/lib/dns/idn";
import type { SuffixFields, SuffixGroup } from "./suffix-contract";

/** suffix, and a line about it in Chinese and English. */
type Entry = readonly [suffix: string, zh?: string, en?: string];

const GROUPS: Record<SuffixGroup, readonly Entry[]> = {
  common: [
    [".com", "面向所有人的第一选择", "The first choice for everybody"],
    [".cn", "国内业务，需实名", "Business in China, real name required"],
    [".com.cn", "国内公司，需实名", "Companies in China, real name required"],
    [".net", "技术与网络服务", "Technology and network services"],
    [".org", "社团与公益", "Associations and causes"],
    [".top", "试验与短期项目", "Trials and short projects"],
    [".vip", "会员与专享", "Members and privileges"],
    [".shop", "网店，留意续费价", "Online shops; mind the renewal price"],
    [".xyz", "年轻的团队", "Young teams"],
    [".store", "零售", "Retail"],
    [".cc", "商务与创意", "Commerce and creation"],
    [".net.cn", "国内网络服务", "Network services in China"],
    [".org.cn", "国内社团", "Associations in China"],
  ],
  cheap: [
    [".fun"],
    [".site"],
    [".online"],
    [".icu"],
    [".club"],
    [".link"],
    [".work"],
    [".website"],
    [".wang"],
    [".ink"],
    [".ren"],
  ],
  chinese: [
    [".中国", "中文品牌名", "Chinese brand names"],
    [".公司"],
    [".网络"],
    [".网店"],
    [".集团"],
    [".我爱你"],
    [".香港"],
  ],
  industry: [
    [".art"],
    [".cafe"],
    [".studio"],
    [".design"],
    [".market"],
    [".group"],
    [".ltd"],
    [".company"],
    [".pro"],
    [".life"],
  ],
  tech: [[".io"], [".tech"], [".cloud"], [".me"], [".tv"], [".info"], [".biz"], [".mobi"]],
  region: [[".hk"], [".com.hk"], [".idv.hk"], [".asia"], [".co"], [".tm"], [".cm"], [".sh"], [".ac"]],
};

function fieldsOf([suffix, blurbZh = "", blurbEn = ""]: Entry, group: SuffixGroup, position: number) {
  const { minYears, maxYears, excludedYears, realNameRequired, ownNameServers, ...others } = suffixRules(suffix);
  const { registrantKind, labelMustBeChinese, transferable } = others;
  return {
    suffix,
    ascii: `.${toAsciiName(suffix.slice(1)) ?? suffix.slice(1)}`,
    group,
    position,
    enabled: true,
    ...{ minYears, maxYears, excludedYears: [...excludedYears], realNameRequired, ownNameServers },
    ...{ registrantKind, labelMustBeChinese, transferable },
    transferCostFen: null,
    redemptionCostFen: null,
    blurbZh,
    blurbEn,
  } satisfies SuffixFields & { suffix: string; ascii: string };
}

/**
 * The list a new shop starts with; staff change it afterwards. What a transfer or a redemption costs no endpoint
 * tells: until staff enter it, neither is sold.
 */
export const initialSuffixes = Object.entries(GROUPS).flatMap(([group, entries]) =>
  entries.map((entry, at) => fieldsOf(entry, group as SuffixGroup, at * 10)),
);
