import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { GatewayError, type KeyFault } from "../gateway";

/** What staff enter, as Alipay's console names it. */
export type AlipayKeys = Readonly<Record<"appId" | "privateKey" | "alipayPublicKey", string>>;

/**
 * The keys in the form that the SDK takes. Alipay's tool writes them without their first and last line, private ones as PKCS#8 or PKCS#1.
 * @throws GatewayError saying which key can't be read. Never with a part of one.
 */
export function readAlipayKeys({ appId, privateKey, alipayPublicKey }: AlipayKeys): AlipayKeys {
  const own = readPrivateKey(bytesOf(privateKey));
  if (!own) throw new GatewayError("refused", "应用私钥读不出来 · 应用私钥 is no RSA private key");
  const theirs = readPublicKey(bytesOf(alipayPublicKey));
  if (!theirs) throw new GatewayError("refused", "支付宝公钥读不出来 · 支付宝公钥 is no RSA public key");
  if (theirs.equals(createPublicKey(own))) {
    throw new GatewayError(
      "refused",
      "支付宝公钥里填的是应用公钥 · this 支付宝公钥 is 应用公钥, the application's own public key",
    );
  }
  return {
    appId,
    privateKey: own.export({ type: "pkcs1", format: "pem" }) as string,
    alipayPublicKey: theirs.export({ type: "spki", format: "pem" }) as string,
  };
}

/** What is wrong with what was entered, before Alipay is asked. */
export function alipayKeyFaults({
  appId,
  privateKey,
  alipayPublicKey,
}: AlipayKeys): Partial<Record<keyof AlipayKeys, KeyFault>> {
  const own = readPrivateKey(bytesOf(privateKey));
  const theirs = readPublicKey(bytesOf(alipayPublicKey));
  return {
    ...(appId && !/^\d{16}$/.test(appId) ? { appId: "gateways.key.alipay_app" } : {}),
    ...(privateKey && !own ? { privateKey: "gateways.key.private" } : {}),
    ...(alipayPublicKey && !theirs ? { alipayPublicKey: "gateways.key.public" } : {}),
    ...(own && theirs?.equals(createPublicKey(own)) ? { alipayPublicKey: "gateways.key.own_public" } : {}),
  };
}

const bytesOf = (text: string) => Buffer.from(text.replace(/-----[A-Z ]+-----/g, "").replace(/\s/g, ""), "base64");

function readPrivateKey(key: Buffer): KeyObject | null {
  return firstOf(
    () => createPrivateKey({ key, format: "der", type: "pkcs8" }),
    () => createPrivateKey({ key, format: "der", type: "pkcs1" }),
  );
}

function readPublicKey(key: Buffer): KeyObject | null {
  return firstOf(
    () => createPublicKey({ key, format: "der", type: "spki" }),
    () => createPublicKey({ key, format: "der", type: "pkcs1" }),
  );
}

function firstOf(...ways: (() => KeyObject)[]): KeyObject | null {
  for (const way of ways) {
    try {
      const key = way();
      if (key.asymmetricKeyType === "rsa") return key;
    } catch {
      // Another form, or no key.
    }
  }
  return null;
}
