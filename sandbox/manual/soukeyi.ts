import type { Printed } from "./row";

/** What the manual prints for chapter 十六、搜客易: addresses, effects, required parameters and result codes, verbatim. */
export const soukeyiManual = {
  "soukeyi.createorder": {
    title: "下单购买 (产品已下线)",
    effect: "purchase",
    action: "create soukeyi order",
    required: ["prd", "term"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "10042": "优惠券不存在",
      "10043": "当前优惠券码不能使用",
      "10046": "代金券不存在",
    },
  },
  "soukeyi.RenewOrder": {
    title: "续费",
    effect: "purchase",
    action: "renew soukeyi order",
    required: ["nme", "term"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "21101": "产品账户非法",
      "10025": "获取产品信息失败",
    },
  },
  "soukeyi.UpgradeOrder": {
    title: "升级",
    effect: "purchase",
    action: "upgrade soukeyi order",
    required: ["nme", "newprd"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "10025": "获取订单信息失败",
    },
  },
  "soukeyi.getDetails": {
    title: "获取订单详情",
    effect: "read",
    action: "get soukeyi details",
    required: ["nme"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "10025": "获取订单信息失败",
    },
  },
  "soukeyi.getUpdatelist": {
    title: "获取可升级列表",
    effect: "read",
    action: "get soukeyi Updatelist",
    required: ["nme"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "20002": "产品账户非法",
      "10025": "获取订单信息失败",
    },
  },
} as const satisfies Record<string, Printed>;
