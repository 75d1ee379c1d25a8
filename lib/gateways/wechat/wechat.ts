import { gateway } from "../gateway";
import { wechatKeyFaults } from "./wechat-keys";

/** 微信支付, API v3, a merchant of its own (普通商户). Set up as docs/payments.md says. */
export const wechat = gateway({
  id: "wechat",
  fields: [
    { id: "mchId" },
    { id: "appId" },
    { id: "serialNo" },
    { id: "privateKey", secret: true, long: true },
    { id: "apiV3Key", secret: true },
    { id: "publicKeyId" },
    { id: "publicKey", long: true },
    { id: "appSecret", secret: true, optional: true },
  ],
  refundDays: 365,
  settlesInBill: false,
  received: { status: 200, type: "application/json; charset=utf-8", body: '{"code":"SUCCESS","message":"成功"}' },
  connect: async (keys, place) => (await import("./connect-wechat")).connectWechat(keys, place),
  faultsOf: wechatKeyFaults,
});
