import type { ManualRow } from "./row";

/** What the manual prints for chapter 十九、DDOS 产品: addresses, effects, required parameters and result codes, verbatim. */
export const ddosManual = {
  "ddos.ProductInfo": {
    path: "/ddos/ProductInfo.aspx",
    title: "获取购买产品列表",
    effect: "read",
    action: "get ddos info",
    required: [],
    codes: {},
  },
  "ddos.CreateOrder": {
    path: "/ddos/CreateOrder.aspx",
    title: "购买产品",
    effect: "purchase",
    action: "create ddos odr",
    required: ["buyid", "term", "termtype"],
    codes: {},
  },
  "ddos.OrderDetails": {
    path: "/ddos/OrderDetails.aspx",
    title: "产品详情",
    effect: "read",
    action: "get ddos details",
    required: ["nme"],
    codes: {},
  },
} as const satisfies Record<string, ManualRow>;
