import { verify } from "node:crypto";
import type { WechatKeys } from "./wechat-keys";

/** WeChat's own limit for clocks that differ, and the time for which a notice can be replayed. */
const MOST_OFFSET_S = 300;

/**
 * Whether WeChat signed this body, lately: an answer or a notice.
 * Source: https://pay.weixin.qq.com/docs/merchant/development/interface-rules/build-verify-sign-src.html
 */
export function isSignedByWechat(
  { publicKey, publicKeyId }: Pick<WechatKeys, "publicKey" | "publicKeyId">,
  header: (name: string) => string | null,
  body: string,
  now: Date,
): boolean {
  const [serial, signature, timestamp, nonce] = ["Serial", "Signature", "Timestamp", "Nonce"].map((name) =>
    header(`Wechatpay-${name}`),
  );
  if (!serial || !signature || !timestamp || !nonce || serial !== publicKeyId || !/^\d{1,12}$/.test(timestamp)) {
    return false;
  }
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > MOST_OFFSET_S) return false;
  return verify(
    "sha256",
    Buffer.from(`${timestamp}\n${nonce}\n${body}\n`),
    publicKey,
    Buffer.from(signature, "base64"),
  );
}
