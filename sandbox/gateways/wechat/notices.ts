import { createCipheriv, randomBytes, randomUUID } from "node:crypto";
import { shanghaiIso } from "@/lib/core/time";
import type { World } from "../../world/world";
import { findPayment } from "../payments";
import type { GatewayPayment, GatewayRefund } from "../rows";
import type { TwinNotice } from "../twin";
import { showRefundStatus, showTransaction } from "./shown";
import { signedHeaders } from "./signatures";
import { type WechatTwinKeys, wechatTwinKeys } from "./twin-keys";

/** The notice of a paid transaction. */
export function wechatPaymentNotice(
  world: World,
  payment: GatewayPayment,
  { forged }: { forged: boolean },
): TwinNotice {
  const keys = wechatTwinKeys(world);
  return notice(world, keys, payment.noticeUrl, {
    ...{ event: "TRANSACTION.SUCCESS", kind: "transaction", summary: "支付成功", forged },
    content: showTransaction(world, keys, payment),
  });
}

const REFUND_EVENTS = { done: "REFUND.SUCCESS", rejected: "REFUND.CLOSED" };

/** The notice of a refund; null while there is nothing to tell, or nobody wanted to be told. */
export function wechatRefundNotice(world: World, refund: GatewayRefund): TwinNotice | null {
  if (refund.state === "pending" || refund.noticeUrl === "") return null;
  const keys = wechatTwinKeys(world);
  const payment = findPayment(world, "wechat", refund.paymentNumber);
  if (!payment) return null;
  const { status, success_time } = showRefundStatus(refund);
  return notice(world, keys, refund.noticeUrl, {
    ...{ event: REFUND_EVENTS[refund.state], kind: "refund", summary: "退款通知", forged: false },
    content: {
      ...{ mchid: keys.mchId, out_trade_no: payment.number, transaction_id: payment.gatewayRef },
      ...{ out_refund_no: refund.number, refund_id: refund.gatewayRef, refund_status: status, success_time },
      amount: { total: Number(payment.paidFen), refund: Number(refund.amountFen) },
    },
  });
}

interface Told {
  event: string;
  kind: string;
  summary: string;
  content: unknown;
  forged: boolean;
}

function notice(world: World, keys: WechatTwinKeys, url: string, told: Told): TwinNotice {
  const body = JSON.stringify({
    ...{ id: randomUUID(), create_time: shanghaiIso(new Date(world.now())), event_type: told.event },
    ...{ resource_type: "encrypt-resource", summary: told.summary },
    resource: { original_type: told.kind, ...encryptForShop(keys, told.kind, JSON.stringify(told.content)) },
  });
  // A forged notice is signed, but it is not this text that was.
  const headers = signedHeaders(keys, told.forged ? `${body} ` : body);
  return { url, headers: { "content-type": "application/json", ...headers }, body };
}

/** AEAD_AES_256_GCM with the merchant's APIv3 key. */
export function encryptForShop({ apiV3Key }: WechatTwinKeys, associated_data: string, text: string) {
  const nonce = randomBytes(6).toString("hex");
  const cipher = createCipheriv("aes-256-gcm", apiV3Key, nonce).setAAD(Buffer.from(associated_data));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { algorithm: "AEAD_AES_256_GCM", ciphertext: ciphertext.toString("base64"), nonce, associated_data };
}
