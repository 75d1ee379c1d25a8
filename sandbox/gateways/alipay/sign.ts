import { createSign, createVerify, generateKeyPairSync } from "node:crypto";
import type { World } from "../../world/world";
import { keepKeys } from "../keep-keys";

/** The shop's application at the twin and the keys of both, without their first and last line, as Alipay's console shows them. */
export interface AlipayTwinKeys {
  appId: string;
  shopPrivate: string;
  shopPublic: string;
  alipayPrivate: string;
  alipayPublic: string;
}

export function alipayTwinKeys(world: World): AlipayTwinKeys {
  return keepKeys(world, "alipay", () => {
    const [shop, own] = [newPair(), newPair()];
    return {
      appId: "2021000148600001",
      ...{ shopPrivate: shop.privateKey, shopPublic: shop.publicKey },
      ...{ alipayPrivate: own.privateKey, alipayPublic: own.publicKey },
    };
  }) as unknown as AlipayTwinKeys;
}

function newPair() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "der" },
    publicKeyEncoding: { type: "spki", format: "der" },
  });
  return { privateKey: privateKey.toString("base64"), publicKey: publicKey.toString("base64") };
}

/** RSA2: SHA256withRSA, in base64. */
export function signRsa2(text: string, privateKey: string): string {
  return createSign("RSA-SHA256").update(text, "utf8").sign(pem("PRIVATE KEY", privateKey), "base64");
}

export function verifyRsa2(text: string, signature: string, publicKey: string): boolean {
  return createVerify("RSA-SHA256").update(text, "utf8").verify(pem("PUBLIC KEY", publicKey), signature, "base64");
}

const pem = (kind: string, base64: string) => `-----BEGIN ${kind}-----\n${base64}\n-----END ${kind}-----`;

/** What is signed of parameters: all but those named, sorted, without empty ones. */
export function signedText(params: Readonly<Record<string, string>>, without: readonly string[]): string {
  return Object.keys(params)
    .filter((name) => !without.includes(name) && params[name] !== "")
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join("&");
}
