import { z } from "zod";
import type { Notice, NoticeSubject } from "../gateway";
import { decryptFromWechat, encrypted } from "./decrypt-wechat";
import { isSignedByWechat } from "./verify-wechat";
import type { WechatKeys } from "./wechat-keys";

const envelope = z.object({
  event_type: z.string(),
  resource: encrypted,
});
const content = z.object({
  mchid: z.string(),
  out_trade_no: z.string().optional(),
  out_refund_no: z.string().optional(),
});

/**
 * What a notice is about; null: it isn't WeChat's, it is older than five minutes, or it is for another merchant. WeChat also sends notices
 * with a wrong signature on purpose, to see that they are refused (WECHATPAY/SIGNTEST/).
 */
export function readWechatNotice(keys: WechatKeys, { headers, body }: Notice, now = new Date()): NoticeSubject | null {
  if (!isSignedByWechat(keys, (name) => headers.get(name), body, now)) return null;
  const outer = envelope.safeParse(parseJson(body));
  if (!outer.success) return null;
  const inner = content.safeParse(parseJson(decryptFromWechat(keys.apiV3Key, outer.data.resource) ?? ""));
  if (!inner.success || inner.data.mchid !== keys.mchId) return null;
  const { out_trade_no, out_refund_no } = inner.data;
  const { event_type } = outer.data;
  if (event_type === "TRANSACTION.SUCCESS" && out_trade_no) return { about: "payment", number: out_trade_no };
  if (event_type.startsWith("REFUND.") && out_refund_no) return { about: "refund", number: out_refund_no };
  return { about: "other" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
