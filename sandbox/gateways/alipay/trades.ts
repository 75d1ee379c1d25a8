import { parseYuan, yuanText } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import type { World } from "../../world/world";
import { closePayment, findPayment, openPayment, refundAtTwin, refundedFen } from "../payments";
import type { GatewayPayment } from "../rows";
import type { TwinAnswer } from "../twin";
import { type AlipayFields, alipayFailed, alipayInvalid, alipayOk, errorPage, noSuchTrade } from "./answers";

const ID = "alipay";
const PRODUCTS: Record<string, string> = {
  "alipay.trade.page.pay": "FAST_INSTANT_TRADE_PAY",
  "alipay.trade.wap.pay": "QUICK_WAP_WAY",
};

export const isPayPage = (method: string): boolean => method in PRODUCTS;

const atShanghai = (ms: number | null) => (ms === null ? "" : shanghaiSecond(new Date(ms)));

/** How Alipay calls the state of a trade. */
export function tradeStatus(world: World, payment: GatewayPayment): string {
  if (payment.state !== "paid") return payment.state === "open" ? "WAIT_BUYER_PAY" : "TRADE_CLOSED";
  return refundedFen(world, payment) >= (payment.paidFen ?? 0n) ? "TRADE_CLOSED" : "TRADE_SUCCESS";
}

/** The payer's browser opens the trade, and goes to the cashier. */
export function openTrade(
  world: World,
  origin: string,
  params: Readonly<Record<string, string>>,
  trade: Readonly<Record<string, string>>,
): TwinAnswer {
  const { out_trade_no: number = "", total_amount: total = "", subject = "", time_expire: expiry = "" } = trade;
  const amountFen = parseYuan(total);
  const isWhole =
    /^[A-Za-z0-9_]{1,64}$/.test(number) && amountFen !== null && amountFen > 0n && /^\d+\.\d\d$/.test(total);
  if (!isWhole || subject === "" || /[/=&]/.test(subject) || trade.product_code !== PRODUCTS[params.method ?? ""]) {
    return errorPage(alipayInvalid("INVALID_PARAMETER", "参数无效"));
  }
  const known = findPayment(world, ID, number);
  if (known && known.amountFen !== amountFen) {
    return errorPage(alipayFailed("CONTEXT_INCONSISTENT", "交易信息被篡改"));
  }
  const expiresAtMs = expiry === "" ? null : Date.parse(`${expiry.replace(" ", "T")}+08:00`);
  if (!known && expiresAtMs !== null && expiresAtMs <= world.now()) {
    return errorPage(alipayInvalid("INVALID_PARAMETER", "订单已超时"));
  }
  openPayment(world, {
    ...{ gateway: ID, number, amountFen, currency: "CNY", title: subject, expiresAtMs },
    ...{ returnUrl: params.return_url ?? "", noticeUrl: params.notify_url ?? "" },
  });
  return { status: 302, headers: { location: `${origin}/cashier/${number}` }, body: "" };
}

export function queryTrade(world: World, trade: Readonly<Record<string, string>>): AlipayFields {
  const payment = findPayment(world, ID, trade.out_trade_no ?? "");
  if (!payment) return noSuchTrade();
  return alipayOk({
    buyer_logon_id: "lin***@example.com",
    buyer_pay_amount: "0.00",
    out_trade_no: payment.number,
    ...(payment.paidAtMs === null ? {} : { send_pay_date: atShanghai(payment.paidAtMs) }),
    total_amount: yuanText(payment.paidFen ?? payment.amountFen),
    trade_no: payment.gatewayRef,
    trade_status: tradeStatus(world, payment),
    // Alipay names the currency of trades that aren't in CNY alone.
    ...(payment.currency === "CNY" ? {} : { trans_currency: payment.currency }),
  });
}

export function closeTrade(world: World, trade: Readonly<Record<string, string>>): AlipayFields {
  const payment = findPayment(world, ID, trade.out_trade_no ?? "");
  if (!payment) return noSuchTrade();
  if (payment.state !== "open") return alipayFailed("ACQ.REASON_TRADE_STATUS_INVALID", "交易状态不合法");
  closePayment(world, payment);
  return alipayOk({ out_trade_no: payment.number, trade_no: payment.gatewayRef });
}

export function refundTrade(world: World, asked: Readonly<Record<string, string>>): AlipayFields {
  const payment = findPayment(world, ID, asked.out_trade_no ?? "");
  if (!payment) return noSuchTrade();
  const amountFen = parseYuan(asked.refund_amount ?? "");
  const number = asked.out_request_no ?? "";
  if (amountFen === null || amountFen <= 0n || number === "") return alipayInvalid("ACQ.INVALID_PARAMETER", "参数无效");
  const had = world.gatewayRefunds.get(`${ID} ${number}`);
  if (had && (had.paymentNumber !== payment.number || had.amountFen !== amountFen)) {
    return alipayFailed("ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求");
  }
  if (world.settings.gatewayRefunds === "no-money")
    return alipayFailed("ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");
  const made = refundAtTwin(world, payment, { number, amountFen, noticeUrl: payment.noticeUrl });
  if (!made) return alipayFailed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
  if (made.state === "rejected") return alipayFailed("ACQ.TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
  return alipayOk({
    buyer_logon_id: "lin***@example.com",
    fund_change: made.state === "done" && !had ? "Y" : "N",
    out_trade_no: payment.number,
    refund_fee: yuanText(refundedFen(world, payment)),
    trade_no: payment.gatewayRef,
  });
}

export function queryTradeRefund(world: World, asked: Readonly<Record<string, string>>): AlipayFields {
  const payment = findPayment(world, ID, asked.out_trade_no ?? "");
  if (!payment) return noSuchTrade();
  const row = world.gatewayRefunds.get(`${ID} ${asked.out_request_no ?? ""}`);
  // A refund that was refused looks like one that never was.
  if (!row || row.state === "rejected" || row.paymentNumber !== payment.number) return alipayOk();
  return alipayOk({
    ...{ out_trade_no: payment.number, out_request_no: row.number, trade_no: payment.gatewayRef },
    ...{ refund_amount: yuanText(row.amountFen), total_amount: yuanText(payment.paidFen ?? payment.amountFen) },
    ...(row.state === "done" ? { refund_status: "REFUND_SUCCESS", gmt_refund_pay: atShanghai(row.atMs) } : {}),
  });
}
