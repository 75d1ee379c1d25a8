import type { Printed } from "./row";

/** What the manual prints for chapter 十九、DDOS 产品: addresses, effects, required parameters and result codes, verbatim. */
export const ddosManual = {
  "ddos.ProductInfo": {
    title: "获取购买产品列表",
    effect: "read",
    action: "get ddos info",
    required: [],
  },
  "ddos.CreateOrder": {
    title: "购买产品",
    effect: "purchase",
    action: "create ddos odr",
    required: ["buyid", "term", "termtype"],
  },
  "ddos.OrderDetails": {
    title: "产品详情",
    effect: "read",
    action: "get ddos details",
    required: ["nme"],
  },
} as const satisfies Record<string, Printed>;
