import { randomBytes } from "node:crypto";
import { z } from "zod";
import { MINUTE_MS, shanghaiIso } from "@/lib/core/time";
import {
  type BillRow,
  type GatewayClient,
  GatewayError,
  type GatewayPlace,
  type PaymentEntry,
  type PaymentFacts,
  type PaymentStart,
  type PaymentStatus,
  type RefundFacts,
  type RefundStatus,
} from "../gateway";
import { askOpenid, authorizeUrl, OpenidRefusal } from "./ask-openid";
import { type AskWechat, askWechat, isWechatRefusal, WechatRefusal } from "./ask-wechat";
import { bridgeValues } from "./bridge-values";
import { cutBytes } from "./cut-bytes";
import { decryptFromWechat, encrypted } from "./decrypt-wechat";
import { downloadWechatBill } from "./download-wechat-bill";
import { readWechatNotice } from "./read-wechat-notice";
import {
  codeAnswer,
  h5Answer,
  prepayAnswer,
  refundAnswer,
  toPaymentStatus,
  toRefundStatus,
  transactionAnswer,
} from "./wechat-answers";
import { readWechatKeys, type WechatFields, type WechatKeys } from "./wechat-keys";

/** WeChat refuses a payment that ends sooner than a minute from now. */
const LEAST_OPEN_MS = MINUTE_MS + 15_000;
const PAYMENTS = "v3/pay/transactions";
const REFUNDS = "v3/refund/domestic/refunds";
/** WeChat's older documents write these codes without underscores. */
const NOT_EXIST = ["ORDER_NOT_EXIST", "ORDERNOTEXIST"];
/** "invalid appid", "invalid credential", "invalid appsecret". */
const SECRET_WRONG = [40013, 40001, 40125];
const CLOSED = ["ORDER_CLOSED", "ORDERCLOSED"];

interface Merchant {
  keys: WechatKeys;
  ask: AskWechat;
  place: GatewayPlace;
}

/** The client of one merchant. Keys that can't be read refuse each request, not the connecting. */
export function connectWechat(fields: WechatFields, place: GatewayPlace): GatewayClient {
  let known: Merchant | null = null;
  const merchant = () => {
    if (known === null) {
      const keys = readWechatKeys(fields);
      known = { keys, ask: askWechat(keys, place.twinUrl), place };
    }
    return known;
  };
  return {
    start: async (payment) => start(merchant(), payment),
    identify: async (payment, code) => identify(merchant(), payment, code),
    query: async (payment) => query(merchant(), payment),
    close: async (payment) => close(merchant(), payment),
    refund: async (refund) => sendRefund(merchant(), refund),
    queryRefund: async (refund) => queryRefund(merchant(), refund),
    readNotice: async (notice) => {
      const keys = orNull(() => readWechatKeys(fields));
      return keys && readWechatNotice(keys, notice);
    },
    readBill: (day) => readBill(merchant, day),
    test: async () => test(merchant()),
  };
}

function paymentBody({ keys, place }: Merchant, { number, amountFen, createdAt, expiresAt, title }: PaymentStart) {
  const least = createdAt.getTime() + LEAST_OPEN_MS;
  return {
    ...{ appid: keys.appId, mchid: keys.mchId, description: cutBytes(title, 127), out_trade_no: number },
    ...{ time_expire: shanghaiIso(new Date(Math.max(expiresAt.getTime(), least))), notify_url: place.noticeUrl },
    amount: { total: Number(amountFen), currency: "CNY" },
  };
}

/**
 * A code on a computer, a page of WeChat's on a phone (H5). Inside WeChat JSAPI opens the payment by itself, once WeChat has said who
 * pays. Without the app's secret it can't be asked, and H5 is refused there: so the code is shown, to be scanned with another phone.
 */
async function start(merchant: Merchant, payment: PaymentStart): Promise<PaymentEntry> {
  const { keys, ask, place } = merchant;
  const { number, device, returnUrl, ip } = payment;
  if (device === "wechat" && keys.appSecret !== null) {
    return { kind: "identify", url: authorizeUrl(keys, { returnUrl, state: number, twinUrl: place.twinUrl }) };
  }
  const data = paymentBody(merchant, payment);
  if (device !== "phone") {
    const { code_url } = await ask.json({ method: "post", path: `${PAYMENTS}/native`, data }, codeAnswer);
    return { kind: "code", text: code_url };
  }
  const scene_info = { payer_client_ip: ip, h5_info: { type: "Wap" } };
  const { h5_url } = await ask.json(
    { method: "post", path: `${PAYMENTS}/h5`, data: { ...data, scene_info } },
    h5Answer,
  );
  const url = new URL(h5_url);
  url.searchParams.set("redirect_url", returnUrl);
  return { kind: "address", url: url.toString() };
}

async function identify(merchant: Merchant, payment: PaymentStart, code: string): Promise<PaymentEntry> {
  const { keys, ask, place } = merchant;
  const { appId, appSecret } = keys;
  if (appSecret === null) throw new GatewayError("refused", "appSecret: 没有填写");
  const openid = await askOpenid({ appId, appSecret }, code, place.twinUrl);
  const data = { ...paymentBody(merchant, payment), payer: { openid } };
  const { prepay_id } = await ask.json({ method: "post", path: `${PAYMENTS}/jsapi`, data }, prepayAnswer);
  return { kind: "bridge", values: bridgeValues(keys, prepay_id) };
}

async function query({ keys, ask }: Merchant, { number }: PaymentFacts): Promise<PaymentStatus> {
  try {
    const params = { mchid: keys.mchId };
    const answer = await ask.json(
      { method: "get", path: `${PAYMENTS}/out-trade-no/${number}`, params },
      transactionAnswer,
    );
    if (answer.mchid !== keys.mchId || answer.out_trade_no !== number) {
      throw new GatewayError("unreadable", "the answer is about another payment");
    }
    return toPaymentStatus(answer);
  } catch (error) {
    if (isWechatRefusal(error, ...NOT_EXIST)) return { state: "missing" };
    throw error;
  }
}

async function close({ keys, ask }: Merchant, { number }: PaymentFacts): Promise<void> {
  const data = { mchid: keys.mchId };
  try {
    await ask.json({ method: "post", path: `${PAYMENTS}/out-trade-no/${number}/close`, data }, z.unknown());
  } catch (error) {
    // Nobody can pay it either way.
    if (!isWechatRefusal(error, ...CLOSED, ...NOT_EXIST)) throw error;
  }
}

async function sendRefund({ ask, place }: Merchant, refund: RefundFacts): Promise<RefundStatus> {
  const { number, amountFen, reason, payment } = refund;
  const data = {
    ...{ transaction_id: payment.gatewayRef, out_refund_no: number, notify_url: place.noticeUrl },
    ...(reason === "" ? {} : { reason: cutBytes(reason, 80) }),
    amount: { refund: Number(amountFen), total: Number(payment.paidFen), currency: "CNY" },
  };
  try {
    return readRefund(refund, await ask.json({ method: "post", path: REFUNDS, data }, refundAnswer));
  } catch (error) {
    // The payer's account is gone. All else that WeChat refuses (too little money, keys, limits, a wrong sum) may change or needs a person.
    if (error instanceof WechatRefusal && error.code === "USER_ACCOUNT_ABNORMAL") {
      return { state: "rejected", reason: error.message };
    }
    throw error;
  }
}

async function queryRefund({ ask }: Merchant, refund: RefundFacts): Promise<RefundStatus> {
  try {
    return readRefund(refund, await ask.json({ method: "get", path: `${REFUNDS}/${refund.number}` }, refundAnswer));
  } catch (error) {
    if (isWechatRefusal(error, "RESOURCE_NOT_EXISTS")) return { state: "missing" };
    throw error;
  }
}

function readRefund({ number, amountFen }: RefundFacts, answer: z.output<typeof refundAnswer>): RefundStatus {
  if (answer.out_refund_no !== number || answer.amount.refund !== amountFen) {
    throw new GatewayError("unreadable", "the answer is about another refund");
  }
  return toRefundStatus(answer);
}

async function* readBill(merchant: () => Merchant, day: string): AsyncGenerator<BillRow> {
  yield* downloadWechatBill(merchant().ask, day);
}

/** Null: the keys can't be read. A notice that can't be verified is nobody's. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof GatewayError) return null;
    throw error;
  }
}

const certificatesAnswer = z.object({ data: z.array(z.object({ encrypt_certificate: encrypted })) });

/**
 * A payment that can't exist is asked for: WeChat says so only to a merchant whose keys work, and signs that answer. The APIv3 key is
 * tried on the platform's certificates, which are encrypted with it; newer merchants have none, and then nothing is said of it.
 */
async function test(merchant: Merchant): Promise<void> {
  const number = `TEST${randomBytes(12).toString("hex").toUpperCase()}`;
  const now = new Date();
  await query(merchant, { number, amountFen: 1n, createdAt: now, expiresAt: now, handle: null });
  const { ask, keys } = merchant;
  await testSecret(merchant);
  try {
    const { data } = await ask.json({ method: "get", path: "v3/certificates" }, certificatesAnswer);
    if (data[0] && decryptFromWechat(keys.apiV3Key, data[0].encrypt_certificate) === null) {
      throw new GatewayError("refused", "apiV3Key: 用这个 APIv3密钥解不开微信支付加密的内容，请核对或重设");
    }
  } catch (error) {
    const isOfNoUse = error instanceof WechatRefusal || (error instanceof GatewayError && error.kind !== "refused");
    if (!isOfNoUse) throw error;
  }
}

/** WeChat looks at the secret before the code: a wrong code is what a right secret is answered with. */
async function testSecret({ keys: { appId, appSecret }, place }: Merchant): Promise<void> {
  if (appSecret === null) return;
  try {
    await askOpenid({ appId, appSecret }, "TEST", place.twinUrl);
  } catch (error) {
    if (!(error instanceof OpenidRefusal)) throw error;
    if (SECRET_WRONG.includes(error.code)) throw new GatewayError("refused", `appSecret: ${error.message}`);
  }
}
