import type { TwinAnswer } from "../twin";
import { type AlipayTwinKeys, signRsa2 } from "./sign";

export type AlipayFields = Record<string, string>;

export const alipayOk = (fields: AlipayFields = {}): AlipayFields => ({ code: "10000", msg: "Success", ...fields });

/** Wrong parameters, keys and signatures. */
export const alipayInvalid = (sub_code: string, sub_msg: string): AlipayFields => ({
  ...{ code: "40002", msg: "Invalid Arguments", sub_code, sub_msg },
});

/** What can't be done with a trade as it is. */
export const alipayFailed = (sub_code: string, sub_msg: string): AlipayFields => ({
  ...{ code: "40004", msg: "Business Failed", sub_code, sub_msg },
});

export const noSuchTrade = () => alipayFailed("ACQ.TRADE_NOT_EXIST", "交易不存在");

/** An answer as Alipay writes it: its text is signed, so it is written once. */
export function signedAnswer(keys: AlipayTwinKeys, method: string, fields: AlipayFields): TwinAnswer {
  const text = JSON.stringify(fields);
  const name = `${method.replaceAll(".", "_")}_response`;
  return inJson(`{"${name}":${text},"sign":"${signRsa2(text, keys.alipayPrivate)}"}`);
}

/** Alipay can't sign for an application that it doesn't know. */
export const unsignedAnswer = (fields: AlipayFields): TwinAnswer =>
  inJson(`{"error_response":${JSON.stringify(fields)}}`);

const inJson = (body: string): TwinAnswer => ({
  status: 200,
  headers: { "content-type": "text/html;charset=utf-8" },
  body,
});

/** The page that a payer sees when the shop's link is wrong. */
export const errorPage = ({ sub_code = "", sub_msg = "" }: AlipayFields): TwinAnswer => ({
  status: 400,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>支付宝</title><h1>${sub_code}</h1><p>${sub_msg}</p></html>`,
});
