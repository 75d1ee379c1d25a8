import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { alipayKeyFaults } from "./alipay/keys";
import { wechatKeyFaults } from "./wechat/wechat-keys";

const rsa = generateKeyPairSync("rsa", {
  modulusLength: 1024,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const other = generateKeyPairSync("rsa", {
  modulusLength: 1024,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const withoutLines = (pem: string) => pem.replace(/-----[A-Z ]+-----/g, "").replace(/\s/g, "");

it("takes Alipay's keys with and without their first and last line, and no own key in the place of Alipay's", () => {
  const keys = { appId: "2021000148600001", privateKey: rsa.privateKey, alipayPublicKey: other.publicKey };
  expect(alipayKeyFaults(keys)).toEqual({});
  expect(alipayKeyFaults({ ...keys, privateKey: withoutLines(rsa.privateKey) })).toEqual({});
  expect(alipayKeyFaults({ ...keys, alipayPublicKey: rsa.publicKey })).toEqual({
    alipayPublicKey: "gateways.key.own_public",
  });
  expect(alipayKeyFaults({ appId: "123", privateKey: "nonsense", alipayPublicKey: "nonsense" })).toEqual({
    ...{ appId: "gateways.key.alipay_app", privateKey: "gateways.key.private" },
    alipayPublicKey: "gateways.key.public",
  });
  expect(alipayKeyFaults({ appId: "", privateKey: "", alipayPublicKey: "" })).toEqual({});
});

it("takes WeChat's keys as their files are, and no certificate's number in the place of the key's", () => {
  const keys = {
    ...{ mchId: "1900000001", appId: "wx1", serialNo: "AB".repeat(20), privateKey: rsa.privateKey },
    ...{ apiV3Key: "x".repeat(32), publicKeyId: "PUB_KEY_ID_1", publicKey: other.publicKey, appSecret: "" },
  };
  expect(wechatKeyFaults(keys)).toEqual({});
  expect(
    wechatKeyFaults({ ...keys, privateKey: "x", apiV3Key: "short", publicKeyId: "ab".repeat(20), publicKey: "x" }),
  ).toEqual({
    ...{ privateKey: "gateways.key.wechat_private", apiV3Key: "gateways.key.wechat_api" },
    ...{ publicKeyId: "gateways.key.wechat_serial", publicKey: "gateways.key.wechat_public" },
  });
});
