import type { Printed } from "./row";

/** What the manual prints for chapter 七、赠品相关: addresses, effects, required parameters and result codes, verbatim. */
export const presentManual = {
  "present.openmail": {
    title: "邮局开通",
    effect: "write",
    action: "open present mail",
    required: ["hostname", "maildomain", "mailpassword"],
    noUsername: "10014",
    codes: {
      "10014": "代理商用户名为空",
      "10015": "虚拟主机 FTP 用户名为空",
      "15001": "邮局域名非法",
      "15002": "邮局域名已有订单无法使用",
      "15003": "管理密码非法",
      "16001": "赠品信息获取失败",
      "16002": "主体产品信息获取失败",
      "16003": "赠品已开通过",
      "16004": "赠品邮局开通失败",
      "10042": "优惠券不存在",
    },
  },
  "present.openssl": {
    title: "数据库开通",
    effect: "write",
    action: "open present mail",
    required: ["hostname", "dbname", "dbpassword", "dbtype"],
    noUsername: "10014",
    codes: {
      "10014": "代理商用户名为空",
      "10015": "虚拟主机 FTP 用户名为空",
      "14001": "数据库名称非法",
      "14002": "数据库名称已被使用",
      "14003": "数据库密码非法",
      "16001": "赠品信息获取失败",
      "16002": "主体产品信息获取失败",
      "16003": "赠品已开通过",
      "16005": "赠品数据库开通失败",
      "10042": "优惠券不存在",
    },
  },
  "present.TicketList": {
    title: "获取优惠券列表",
    effect: "read",
    action: "get ticketlist",
    required: [],
  },
} as const satisfies Record<string, Printed>;
