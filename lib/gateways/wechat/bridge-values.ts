import { Formatter, Rsa } from "wechatpay-axios-plugin";
import type { WechatKeys } from "./wechat-keys";

/**
 * What a page inside WeChat gives to WeixinJSBridge to open a payment, signed with the merchant's key.
 * Source: https://pay.weixin.qq.com/doc/v3/merchant/4012791857
 */
export function bridgeValues({ appId, privateKey }: WechatKeys, prepayId: string): Record<string, string> {
  const [timeStamp, nonceStr] = [String(Formatter.timestamp()), Formatter.nonce()];
  const prepaid = `prepay_id=${prepayId}`;
  const text = Formatter.joinedByLineFeed(appId, timeStamp, nonceStr, prepaid);
  // The types know only text keys.
  const paySign = Rsa.sign(text, privateKey as never);
  return { appId, timeStamp, nonceStr, package: prepaid, signType: "RSA", paySign };
}
