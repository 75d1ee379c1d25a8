import "server-only";
import { parseYuan, yuanText } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import {
  type GatewayClient,
  GatewayError,
  type GatewayPlace,
  type PaymentFacts,
  type PaymentStart,
  type PaymentStatus,
  type RefundFacts,
  type RefundStatus,
} from "../gateway";
import { readAlipayTime } from "./alipay-time";
import type { AlipayKeys } from "./keys";
import { readAlipayBill } from "./read-bill";
import { readAlipayNotice } from "./read-notice";
import { type AlipayAnswer, AlipayRequests, alipayRefusal, isOk } from "./requests";

const NO_SUCH_TRADE = "ACQ.TRADE_NOT_EXIST";
/** No payment has it: ours begin with P. */
const TEST_NUMBER = "KUMQUATTEST";

/** Alipay's API with the keys of one shop. */
export function connectAlipay(keys: AlipayKeys, place: GatewayPlace): GatewayClient {
  const requests = new AlipayRequests(keys, place);
  return {
    start: async (payment) => ({ kind: "address", url: startAddress(requests, payment) }),
    query: (payment) => queryTrade(requests, payment),
    close: (payment) => closeTrade(requests, payment),
    refund: (refund) => refundTrade(requests, refund),
    queryRefund: (refund) => queryTradeRefund(requests, refund),
    readNotice: async (notice) => readAlipayNotice(requests, notice),
    readBill: (day) => readAlipayBill(requests, place, day),
    test: () => testKeys(requests),
  };
}

function startAddress(requests: AlipayRequests, payment: PaymentStart): string {
  const isDesktop = payment.device === "desktop";
  const trade = {
    out_trade_no: payment.number,
    total_amount: yuanText(payment.amountFen),
    // Alipay takes none of these three signs.
    subject: payment.title.replace(/[/=&]/g, " ").slice(0, 128),
    time_expire: shanghaiSecond(payment.expiresAt),
  };
  return isDesktop
    ? requests.pageAddress(
        "alipay.trade.page.pay",
        { ...trade, product_code: "FAST_INSTANT_TRADE_PAY" },
        payment.returnUrl,
      )
    : requests.pageAddress(
        "alipay.trade.wap.pay",
        { ...trade, product_code: "QUICK_WAP_WAY", quit_url: payment.returnUrl },
        payment.returnUrl,
      );
}

async function queryTrade(requests: AlipayRequests, { number }: PaymentFacts): Promise<PaymentStatus> {
  const answer = await requests.ask("alipay.trade.query", { out_trade_no: number });
  // Alipay learns of a trade when the payer opens it and signs in.
  if (answer.subCode === NO_SUCH_TRADE) return { state: "missing" };
  if (!isOk(answer)) throw alipayRefusal(answer);
  return paymentStatusOf(answer, number);
}

/** @throws GatewayError when the answer is not about this trade, or its state or sum can't be read. */
export function paymentStatusOf(answer: AlipayAnswer, number: string): PaymentStatus {
  if (answer.outTradeNo !== number) throw new GatewayError("unreadable", "alipay.trade.query: another trade's answer");
  const paidAt = readAlipayTime(answer.sendPayDate);
  switch (answer.tradeStatus) {
    case "WAIT_BUYER_PAY":
      return { state: "pending" };
    case "TRADE_CLOSED":
      // Nobody paid; or it was paid and all of it refunded: that one has the time at which it was paid.
      return paidAt ? paid(answer, paidAt) : { state: "closed" };
    case "TRADE_SUCCESS":
    case "TRADE_FINISHED":
      return paid(answer, paidAt ?? new Date());
    default:
      throw new GatewayError("unreadable", "alipay.trade.query: an unknown trade_status");
  }
}

function paid(answer: AlipayAnswer, at: Date): PaymentStatus {
  const amountFen = parseYuan(String(answer.totalAmount ?? ""));
  const gatewayRef = String(answer.tradeNo ?? "");
  if (amountFen === null || gatewayRef === "") {
    throw new GatewayError("unreadable", "alipay.trade.query: paid, without a readable total_amount and trade_no");
  }
  return { state: "paid", amountFen, currency: String(answer.transCurrency ?? "CNY"), gatewayRef, at };
}

async function closeTrade(requests: AlipayRequests, { number }: PaymentFacts): Promise<void> {
  const answer = await requests.ask("alipay.trade.close", { out_trade_no: number });
  if (!isOk(answer) && answer.subCode !== NO_SUCH_TRADE) throw alipayRefusal(answer);
}

async function refundTrade(requests: AlipayRequests, refund: RefundFacts): Promise<RefundStatus> {
  const answer = await requests.ask("alipay.trade.refund", {
    out_trade_no: refund.payment.number,
    out_request_no: refund.number,
    refund_amount: yuanText(refund.amountFen),
    ...(refund.reason ? { refund_reason: refund.reason.slice(0, 256) } : {}),
  });
  if (!isOk(answer)) return rejectedOrThrow(answer);
  // Whether the money has moved, and when, only the query says.
  const status = await queryTradeRefund(requests, refund);
  return status.state === "missing" ? { state: "pending" } : status;
}

/**
 * Alipay's codes that are about this trade and will not change: it is over, closed, given back, or not refundable. Too little money in the
 * shop's account, a frozen trade, wrong keys or a missing permission may change. So may "no such trade": the keys may be of another account.
 */
const DEFINITE: readonly string[] = [
  "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
  "ACQ.REASON_TRADE_REFUND_FEE_ERR",
  "ACQ.REASON_TRADE_STATUS_INVALID",
  "ACQ.REFUND_FEE_ERROR",
  "ACQ.TRADE_HAS_CLOSE",
  "ACQ.TRADE_HAS_FINISHED",
  "ACQ.TRADE_NOT_ALLOW_REFUND",
  "ACQ.TRADE_STATUS_ERROR",
];

function rejectedOrThrow(answer: AlipayAnswer): RefundStatus {
  const error = alipayRefusal(answer);
  if (error.kind !== "refused" || !DEFINITE.includes(String(answer.subCode ?? ""))) throw error;
  return { state: "rejected", reason: error.message };
}

async function queryTradeRefund(requests: AlipayRequests, refund: RefundFacts): Promise<RefundStatus> {
  const answer = await requests.ask("alipay.trade.fastpay.refund.query", {
    out_trade_no: refund.payment.number,
    out_request_no: refund.number,
    query_options: ["gmt_refund_pay"],
  });
  if (answer.subCode === NO_SUCH_TRADE) return { state: "missing" };
  if (!isOk(answer)) throw alipayRefusal(answer);
  // Without a number Alipay has no such refund, also when it refused it.
  if (answer.outRequestNo !== refund.number) return { state: "missing" };
  if (answer.refundStatus !== "REFUND_SUCCESS") return { state: "pending" };
  return {
    state: "done",
    gatewayRef: String(answer.tradeNo ?? refund.payment.gatewayRef),
    at: readAlipayTime(answer.gmtRefundPay) ?? new Date(),
  };
}

async function testKeys(requests: AlipayRequests): Promise<void> {
  const ask = (validateSign: boolean) =>
    requests.ask("alipay.trade.query", { out_trade_no: TEST_NUMBER }, { validateSign });
  const answer = await ask(true).catch(async (error: unknown) => {
    if (!(error instanceof GatewayError) || error.kind !== "unreadable") throw error;
    // Alipay signs no answer to an application that it doesn't know. Its words are for staff to read, nothing follows from them.
    const unsigned = await ask(false).catch(() => null);
    throw unsigned && !isOk(unsigned) && unsigned.subCode !== NO_SUCH_TRADE ? alipayRefusal(unsigned) : error;
  });
  if (!isOk(answer) && answer.subCode !== NO_SUCH_TRADE) throw alipayRefusal(answer);
}
