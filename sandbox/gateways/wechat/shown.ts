import { shanghaiIso } from "@/lib/core/time";
import type { World } from "../../world/world";
import { refundsOf } from "../payments";
import type { GatewayPayment, GatewayRefund } from "../rows";
import type { WechatTwinKeys } from "./twin-keys";

/** The one person who uses the twin's WeChat. */
export const OPENID = "oTwin0000000000000000000000000";

const isoOf = (ms: number) => shanghaiIso(new Date(ms));
const TRADE_STATES = {
  open: ["NOTPAY", "订单未支付"],
  paid: ["SUCCESS", "支付成功"],
  closed: ["CLOSED", "订单已关闭"],
};

/** A transaction as a query and a notice show it. */
export function showTransaction(world: World, { appId, mchId }: WechatTwinKeys, payment: GatewayPayment) {
  const isRefunded = refundsOf(world, payment).some(({ state }) => state !== "rejected");
  const [trade_state, trade_state_desc] = isRefunded ? ["REFUND", "转入退款"] : TRADE_STATES[payment.state];
  const { currency, paidFen, paidAtMs } = payment;
  const total = Number(paidFen ?? payment.amountFen);
  return {
    ...{ appid: appId, mchid: mchId, out_trade_no: payment.number, trade_state, trade_state_desc, attach: "" },
    ...(paidAtMs === null
      ? { amount: { total, currency } }
      : {
          ...{ transaction_id: payment.gatewayRef, trade_type: "NATIVE", bank_type: "OTHERS" },
          ...{ success_time: isoOf(paidAtMs), payer: { openid: OPENID } },
          amount: { total, payer_total: total, currency, payer_currency: currency },
        }),
  };
}

const REFUND_STATES = { pending: "PROCESSING", done: "SUCCESS", rejected: "CLOSED" };

export function showRefundStatus({ state, atMs }: GatewayRefund): { status: string; success_time?: string } {
  return { status: REFUND_STATES[state], ...(state === "done" ? { success_time: isoOf(atMs) } : {}) };
}

export function showRefund(payment: GatewayPayment, refund: GatewayRefund) {
  const [total, amount] = [Number(payment.paidFen), Number(refund.amountFen)];
  return {
    ...{ refund_id: refund.gatewayRef, out_refund_no: refund.number, channel: "ORIGINAL" },
    ...{ transaction_id: payment.gatewayRef, out_trade_no: payment.number, user_received_account: "支付用户零钱" },
    ...{ create_time: isoOf(refund.atMs), ...showRefundStatus(refund), funds_account: "UNSETTLED" },
    amount: {
      ...{ total, refund: amount, payer_total: total, payer_refund: amount, settlement_refund: amount },
      ...{ settlement_total: total, discount_refund: 0, currency: payment.currency },
    },
  };
}
