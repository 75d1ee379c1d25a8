import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { GatewayError, type KeyFault } from "../gateway";

export type WechatFields = Readonly<
  Record<"mchId" | "appId" | "serialNo" | "privateKey" | "apiV3Key" | "publicKeyId" | "publicKey" | "appSecret", string>
>;

export interface WechatKeys {
  mchId: string;
  appId: string;
  /** Of the merchant's certificate; it names the key that signs requests. */
  serialNo: string;
  privateKey: KeyObject;
  /** Decrypts what a notice is about. */
  apiV3Key: string;
  /** Names the key that verifies answers and notices: 微信支付公钥ID, or the serial number of a 平台证书. */
  publicKeyId: string;
  publicKey: KeyObject;
  /** Of the service account: payments open by themselves inside WeChat with it. Null: it was not entered. */
  appSecret: string | null;
}

/** Reads what staff entered. @throws GatewayError refused: says which field can't be used, never its value */
export function readWechatKeys(fields: WechatFields): WechatKeys {
  const { mchId, appId, publicKeyId, apiV3Key } = fields;
  const serialNo = serialOf(fields);
  if (!isApiKey(apiV3Key)) throw new GatewayError("refused", "apiV3Key: APIv3密钥不是 32 个字符");
  if (serialNo === publicKeyId.toUpperCase()) {
    throw new GatewayError(
      "refused",
      "publicKeyId: 这里填的是商户API证书的序列号，应填微信支付公钥ID（PUB_KEY_ID_ 开头）",
    );
  }
  return {
    ...{ mchId, appId, serialNo, publicKeyId, apiV3Key },
    // Keys that were saved before the field existed have none.
    appSecret: fields.appSecret || null,
    privateKey: readPem(
      fields.privateKey,
      createPrivateKey,
      "privateKey: 不是 PEM 格式的私钥（apiclient_key.pem 的全文）",
    ),
    publicKey: readPem(fields.publicKey, createPublicKey, "publicKey: 不是 PEM 格式的公钥（pub_key.pem 的全文）"),
  };
}

const serialOf = ({ serialNo }: Pick<WechatFields, "serialNo">) => serialNo.replace(/[\s:]/g, "").toUpperCase();
const isApiKey = (text: string) => Buffer.byteLength(text) === 32;

/** What is wrong with what was entered, before WeChat is asked. */
export function wechatKeyFaults(fields: WechatFields): Partial<Record<keyof WechatFields, KeyFault>> {
  const { privateKey, apiV3Key, publicKeyId, publicKey } = fields;
  const isSerial = publicKeyId !== "" && publicKeyId.toUpperCase() === serialOf(fields);
  return {
    ...(privateKey && !isRsa(privateKey, createPrivateKey) ? { privateKey: "gateways.key.wechat_private" } : {}),
    ...(apiV3Key && !isApiKey(apiV3Key) ? { apiV3Key: "gateways.key.wechat_api" } : {}),
    ...(isSerial ? { publicKeyId: "gateways.key.wechat_serial" } : {}),
    ...(publicKey && !isRsa(publicKey, createPublicKey) ? { publicKey: "gateways.key.wechat_public" } : {}),
  };
}

function isRsa(pem: string, read: (pem: string) => KeyObject): boolean {
  try {
    readPem(pem, read, "");
    return true;
  } catch {
    return false;
  }
}

function readPem(pem: string, read: (pem: string) => KeyObject, problem: string): KeyObject {
  let key: KeyObject | null = null;
  try {
    key = pem.includes("-----BEGIN") ? read(pem) : null;
  } catch {
    // OpenSSL's words help nobody, and may quote the text.
  }
  if (key?.asymmetricKeyType !== "rsa") throw new GatewayError("refused", problem);
  return key;
}
