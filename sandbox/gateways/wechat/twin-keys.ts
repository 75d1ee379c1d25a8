import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import type { World } from "../../world/world";
import { keepKeys } from "../keep-keys";

export interface WechatTwinKeys {
  mchId: string;
  appId: string;
  /** Of the shop's certificate. */
  serialNo: string;
  /** The shop's: signs requests. */
  privateKey: string;
  apiV3Key: string;
  publicKeyId: string;
  publicKey: string;
  /** Of the service account. */
  appSecret: string;
  /** The twin's own: signs answers and notices. */
  ownPrivateKey: string;
}

/** The keys of the twin's one merchant, made when they are first asked for. */
export const wechatTwinKeys = (world: World): WechatTwinKeys =>
  // A world that was kept from before there was a secret has none.
  ({ appSecret: "", ...keepKeys(world, "wechat", makeKeys) }) as unknown as WechatTwinKeys;

/** The key that verifies the shop's requests. */
export const shopKey = ({ privateKey }: WechatTwinKeys) => createPublicKey(privateKey);

function makeKeys(): Record<string, string> {
  const shop = makePair();
  const own = makePair();
  const digits = randomBytes(16).reduce((text, byte) => text + String(byte % 10), "");
  return {
    mchId: `1900${digits.slice(0, 6)}`,
    appId: `wx${randomBytes(8).toString("hex")}`,
    serialNo: randomBytes(20).toString("hex").toUpperCase(),
    privateKey: shop.privateKey,
    apiV3Key: randomBytes(16).toString("hex"),
    publicKeyId: `PUB_KEY_ID_0119000${digits}`,
    publicKey: own.publicKey,
    appSecret: randomBytes(16).toString("hex"),
    ownPrivateKey: own.privateKey,
  };
}

const makePair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
