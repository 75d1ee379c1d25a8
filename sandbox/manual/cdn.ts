import type { Printed } from "./row";

/** What the manual prints for chapter 十八、CDN 产品: addresses, effects, required parameters and result codes, verbatim. */
export const cdnManual = {
  "cdn.CreateCDN": {
    title: "下单购买",
    effect: "purchase",
    action: "CreateCDN",
    required: ["type", "base"],
  },
  "cdn.RenewCDN": {
    title: "CDN 续费",
    effect: "purchase",
    action: "RenewCDN",
    required: ["nme", "years"],
  },
  "cdn.UpgradeCDN": {
    title: "CDN 升级",
    effect: "purchase",
    action: "UpgradeCDN",
    required: ["nme"],
  },
  "cdn.Adddomain": {
    title: "添加域名",
    effect: "write",
    action: "Adddomain",
    required: ["dme", "nme", "mastAddress"],
  },
  "cdn.Deldomain": {
    title: "删除域名",
    effect: "write",
    action: "Deldomain",
    required: ["dme", "nme"],
  },
  "cdn.SetDomainOrigin": {
    title: "修改域名",
    effect: "write",
    action: "SetDomainOrigin",
    required: ["dme", "nme", "mastAddress"],
  },
  "cdn.Dmelist": {
    title: "域名列表",
    effect: "read",
    action: "Dmelist",
    required: ["nme"],
  },
  "cdn.GetdmeLog": {
    title: "下载域名日志",
    effect: "read",
    action: "Adddomain",
    required: ["dme", "nme"],
  },
  "cdn.getStatFlow": {
    title: "流量查询接口 域名",
    effect: "read",
    action: "Adddomain",
    required: ["dme", "nme"],
  },
  "cdn.GetstatTop": {
    title: "查询统计",
    effect: "read",
    action: "GetstatTop",
    required: ["dme", "nme", "type"],
  },
  "cdn.index": {
    title: "订单信息",
    effect: "read",
    action: "GetInfo",
    required: ["nme"],
  },
  "cdn.purge": {
    title: "刷新缓存",
    effect: "write",
    action: "Purge",
    required: ["dme", "nme", "refresh_url", "refresh_type"],
  },
} as const satisfies Record<string, Printed>;
