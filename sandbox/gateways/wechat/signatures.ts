import { randomBytes, sign, verify } from "node:crypto";
import type { TwinAnswer, TwinRequest } from "../twin";
import { shopKey, type WechatTwinKeys } from "./twin-keys";

const SCHEME = "WECHATPAY2-SHA256-RSA2048";
const MOST_OFFSET_S = 300;
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/** What is wrong with a request's Authorization; null: nothing. The clock is the machine's: signatures are not played. */
export function faultOfAuthorization(keys: WechatTwinKeys, request: TwinRequest): string | null {
  const header = request.headers.authorization ?? "";
  if (!header.startsWith(`${SCHEME} `)) return "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》";
  const parts = new Map([...header.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const { mchid, serial_no, timestamp = "", nonce_str = "", signature = "" } = Object.fromEntries(parts);
  if (mchid !== keys.mchId) return "商户号不存在";
  if (serial_no !== keys.serialNo) return "商户证书序列号有误";
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= MOST_OFFSET_S))
    return "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟";
  const query = request.query.toString();
  const path = `${new URL(request.origin).pathname}${request.path}${query === "" ? "" : `?${query}`}`;
  const text = [request.method, path, timestamp, nonce_str, request.body, ""].join("\n");
  const isRight = verify("sha256", Buffer.from(text), shopKey(keys), Buffer.from(signature, "base64"));
  return isRight ? null : "错误的签名，验签失败";
}

/** Headers that sign a body as WeChat does. */
export function signedHeaders({ ownPrivateKey, publicKeyId }: WechatTwinKeys, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(16).toString("hex");
  const signature = sign("sha256", Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), ownPrivateKey);
  return {
    "wechatpay-timestamp": timestamp,
    "wechatpay-nonce": nonce,
    "wechatpay-serial": publicKeyId,
    "wechatpay-signature": signature.toString("base64"),
    "wechatpay-signature-type": SCHEME,
  };
}

export function wechatAnswer(keys: WechatTwinKeys, status: number, value?: unknown): TwinAnswer {
  const body = value === undefined ? "" : JSON.stringify(value);
  return { status, headers: { ...JSON_TYPE, ...signedHeaders(keys, body) }, body };
}

/** WeChat does not sign its answer to somebody whose signature was wrong. */
export const unsignedRefusal = (message: string): TwinAnswer => ({
  status: 401,
  headers: JSON_TYPE,
  body: JSON.stringify({ code: "SIGN_ERROR", message }),
});
