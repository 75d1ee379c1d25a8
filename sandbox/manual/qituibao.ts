import type { Printed } from "./row";

/** What the manual prints for chapter 十五、企推宝: addresses, effects, required parameters and result codes, verbatim. */
export const qituibaoManual = {
  "qituibao.createorder": {
    title: "下单购买",
    effect: "purchase",
    action: "create qituibao order",
    required: ["prd", "term", "companyname", "place"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "21001": "系统部署错误, 请联系我司客服人员",
      "10049": "公司名称不可用",
      "10050": "手机号码不可用",
      "10051": "电子邮箱不可用",
      "21005": "产品购买失败",
      "10042": "优惠券不存在",
      "10043": "当前优惠券码不能使用",
      "10046": "代金券不存在",
    },
  },
  "qituibao.reneworder": {
    title: "续费",
    effect: "purchase",
    action: "renew qituibao odr",
    required: ["nme", "term"],
    noUsername: "10014",
    codes: {
      "10014": "代理商用户名为空",
      "10015": "虚拟主机 FTP 用户名为空",
      "10016": "续费年限非法[范围请参考订单]",
      "13010": "产品续费失败",
    },
  },
  "qituibao.UpgradeOrder": {
    title: "升级",
    effect: "purchase",
    action: "upgrade qituibao odr",
    required: ["nme", "newprd"],
    noUsername: "10014",
    codes: {
      "10014": "代理商用户名为空",
      "10025": "获取订单信息失败",
      "14101": "升级失败",
    },
  },
  "qituibao.getDetails": {
    title: "获取订单信息",
    effect: "read",
    action: "get qituibao details",
    required: ["nme"],
    codes: {
      "10012": "参数为空",
      "10025": "获取订单信息失败",
    },
  },
  "qituibao.getUpgradeList": {
    title: "获取可升级列表",
    effect: "read",
    action: "get rest points",
    required: ["nme"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "10025": "订单信息获取失败",
    },
  },
  "qituibao.checkKeyword": {
    title: "（推广）关键词综合指数查询",
    effect: "read",
    action: "get rest points",
    required: ["keyword"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "10025": "订单信息获取失败",
    },
  },
  "qituibao.CheckDomain": {
    title: "（推广）验证域名是否已存在",
    effect: "read",
    action: "get rest points",
    required: ["dmoain"],
    noUsername: "10014",
    codes: {
      "10012": "参数为空",
      "10014": "代理商会员名不能为空",
      "10025": "订单信息获取失败",
    },
  },
} as const satisfies Record<string, Printed>;
