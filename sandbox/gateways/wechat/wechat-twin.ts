import type { GatewayTwin } from "../twin";
import { answerWechat } from "./answer-wechat";
import { wechatPaymentNotice, wechatRefundNotice } from "./notices";
import { wechatTwinKeys } from "./twin-keys";

/** WeChat Pay, API v3: native and H5 payments, queries, closing, refunds, notices, the daily bill of transactions. */
export const wechatTwin: GatewayTwin = {
  id: "wechat",
  name: "微信支付",
  answer: answerWechat,
  paymentNotice: wechatPaymentNotice,
  refundNotice: wechatRefundNotice,
  credentials: (world) => {
    const { ownPrivateKey: _kept, ...fields } = wechatTwinKeys(world);
    return fields;
  },
};
