/** Chapter 一、权限验证: every call can be refused with these. */
export const authCodes: Readonly<Record<string, string>> = {
  "10001": "您提交的 IP 被禁止, 请到 API 管理处添加您的 IP 地址",
  "10002": "您 API 已超过有效期",
  "10003": "您 API 申请还处于待审中",
  "10004": "您 API 被禁止使用",
  "10005": "您无权使用 API",
  "10006": "API 密码获取失败",
  "10007": "用户信息读取失败",
  "10008": "校验失败",
  "10022": "请不要进行非法访问, 您的信息已被记录",
  "10023": "您 IP 已在黑名单无法使用 API 接口",
  "10035": "提交时间非法",
  "10036": "请求已经受理, 请勿重复提交",
  "10041": "只能是当天操作时间",
  /** Few purchases list it, though every purchase can fail with it. */
  "10021": "您帐户金额不足",
  "10042": "优惠券不存在",
  "10043": "当前优惠券码不能使用",
  "10046": "代金券不存在",
};
