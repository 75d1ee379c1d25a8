import type { Printed } from "./row";

/** Endpoints that the live service answers although the manual does not mention them. Their codes are not known. */
export const fieldNotesManual = {
  "domains.DomainList": {
    title: "域名列表",
    effect: "read",
    action: "domain list",
    required: [],
  },
  "domains.DomainWhoisProtect": {
    title: "WHOIS 隐私保护",
    effect: "write",
    action: "domain whois protect",
    required: ["pdtnme", "newstas"],
    codes: { "11302": "域名不在代理商名下" },
  },
  "domains.getLoginURL": {
    title: "域名控制面板登录地址",
    effect: "read",
    action: "get login url",
    required: ["pdtnme"],
    codes: { "11302": "域名不在代理商名下" },
  },
  "check.whois": {
    path: "/whois.aspx",
    title: "WHOIS 查询",
    host: "check",
    effect: "read",
    action: "whois",
    required: ["domain"],
    codes: { "11104": "域名格式不正确" },
  },
} as const satisfies Record<string, Printed>;
