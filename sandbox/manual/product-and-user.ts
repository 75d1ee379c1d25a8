import type { Printed } from "./row";

/** What the manual prints for chapter 十七、通用功能: addresses, effects, required parameters and result codes, verbatim. */
export const productAndUserManual = {
  "product.checkpraname": {
    title: "获取产品是否可以购买",
    effect: "read",
    action: "check product name",
    required: ["praname", "protype"],
    noUsername: "10012",
    codes: {
      "10012": "代理商用户名为空",
      "10027": "产品名称为空",
      "10028": "产品类型为空",
      "10029": "产品类型非法",
      "10030": "产品名称非法",
      "10031": "产品名称已使用",
      "10049": "企推宝公司名称不可用",
      "10050": "企推宝手机号码不可用",
      "10051": "企推宝邮箱不可用",
    },
  },
  "user.userdetail": {
    title: "获取当前账户财务信息",
    effect: "read",
    action: "get user finance",
    required: [],
    noUsername: "10012",
    codes: {
      "10012": "代理商用户名为空",
    },
  },
  "product.getProductPrice": {
    title: "获取产品价格",
    effect: "read",
    action: "get product price",
    required: ["type"],
    codes: {
      "10001": "价格查询失败,有错误消息提示",
    },
  },
  "product.getRenewPrice": {
    title: "获取产品续费价格",
    effect: "read",
    action: "get product price",
    required: ["type", "pdtname"],
    codes: {
      "10001": "价格查询失败,有错误消息提示",
    },
  },
} as const satisfies Record<string, Printed>;
