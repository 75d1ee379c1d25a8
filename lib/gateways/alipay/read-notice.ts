import type { Notice, NoticeSubject } from "../gateway";
import type { AlipayRequests } from "./requests";

/** What a notice is about, if Alipay signed it for this shop's application. */
export function readAlipayNotice(requests: AlipayRequests, { body }: Notice): NoticeSubject | null {
  const fields = Object.fromEntries(new URLSearchParams(body));
  const { out_trade_no: trade, out_biz_no: refund, gmt_refund: refundedAt } = fields;
  if (fields.app_id !== requests.keys.appId || fields.sign_type !== "RSA2") return null;
  if (!isSigned(requests, fields)) return null;
  if (!trade) return { about: "other" };
  return refund && refundedAt ? { about: "refund", number: refund } : { about: "payment", number: trade };
}

function isSigned(requests: AlipayRequests, fields: Record<string, string>): boolean {
  try {
    return requests.sdk.checkNotifySignV2(fields);
  } catch {
    // No signature, or keys that can't be read.
    return false;
  }
}
