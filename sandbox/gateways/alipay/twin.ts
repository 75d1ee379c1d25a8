import { yuanText } from "@/lib/core/money";
import { MINUTE_MS, shanghaiSecond } from "@/lib/core/time";
import type { World } from "../../world/world";
import { findPayment, refundedFen } from "../payments";
import type { GatewayPayment } from "../rows";
import type { GatewayTwin, TwinAnswer, TwinNotice, TwinRequest } from "../twin";
import { type AlipayFields, alipayInvalid, errorPage, signedAnswer, unsignedAnswer } from "./answers";
import { billAddress, billFile } from "./bill";
import { alipayTwinKeys, signedText, signRsa2, verifyRsa2 } from "./sign";
import { closeTrade, isPayPage, openTrade, queryTrade, queryTradeRefund, refundTrade, tradeStatus } from "./trades";

/** A request's timestamp may differ so much from Alipay's clock: less than the hours between two zones. */
const CLOCKS_MS = 60 * MINUTE_MS;

type Method = (world: World, trade: Readonly<Record<string, string>>, origin: string) => AlipayFields;

const METHODS: Record<string, Method> = {
  "alipay.trade.query": queryTrade,
  "alipay.trade.close": closeTrade,
  "alipay.trade.refund": refundTrade,
  "alipay.trade.fastpay.refund.query": queryTradeRefund,
  "alipay.data.dataservice.bill.downloadurl.query": (world, asked, origin) => billAddress(world, origin, asked),
};

/** Alipay's twin: its pages and its API with RSA2, for one application. */
export const alipayTwin: GatewayTwin = {
  id: "alipay",
  name: "支付宝",
  answer: (world, request) => {
    if (request.path === "/gateway.do") return answerGateway(world, request);
    if (request.path === "/downloadBillFile.resource") return billFile(world, request.query.get("billDate") ?? "");
    return null;
  },
  paymentNotice: (world, payment, { forged }) => notice(world, payment, {}, forged),
  refundNotice: (world, refund) => {
    const payment = findPayment(world, "alipay", refund.paymentNumber);
    if (!payment || refund.state !== "done") return null;
    return notice(
      world,
      payment,
      {
        gmt_refund: `${shanghaiSecond(new Date(refund.atMs))}.000`,
        out_biz_no: refund.number,
        refund_fee: yuanText(refundedFen(world, payment)),
      },
      false,
    );
  },
  credentials: (world) => {
    const { appId, shopPrivate, alipayPublic } = alipayTwinKeys(world);
    return { appId, privateKey: shopPrivate, alipayPublicKey: alipayPublic };
  },
};

function answerGateway(world: World, request: TwinRequest): TwinAnswer {
  const params = Object.fromEntries([...request.query, ...new URLSearchParams(request.body)]);
  const { method = "" } = params;
  const keys = alipayTwinKeys(world);
  const refuse = (fields: AlipayFields) =>
    isPayPage(method) ? errorPage(fields) : signedAnswer(keys, method || "error", fields);
  if (params.app_id !== keys.appId) {
    const fields = alipayInvalid("isv.invalid-app-id", "无效的AppID参数");
    return isPayPage(method) ? errorPage(fields) : unsignedAnswer(fields);
  }
  if (params.sign_type !== "RSA2") return refuse(alipayInvalid("isv.invalid-signature-type", "无效签名类型"));
  if (!verifyRsa2(signedText(params, ["sign"]), params.sign ?? "", keys.shopPublic)) {
    const words = "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配";
    return refuse(alipayInvalid("isv.invalid-signature", words));
  }
  const at = Date.parse(`${(params.timestamp ?? "").replace(" ", "T")}+08:00`);
  if (!(Math.abs(at - Date.now()) < CLOCKS_MS))
    return refuse(alipayInvalid("isv.invalid-timestamp", "非法的时间戳参数"));
  const trade = readBizContent(params.biz_content ?? "");
  if (!trade) return refuse(alipayInvalid("isv.invalid-parameter", "参数无效"));
  if (isPayPage(method)) return openTrade(world, request.origin, params, trade);
  const run = METHODS[method];
  return run
    ? signedAnswer(keys, method, run(world, trade, request.origin))
    : refuse(alipayInvalid("isv.invalid-method", "不存在的方法名"));
}

function readBizContent(text: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, string>) : null;
  } catch {
    return null;
  }
}

function notice(world: World, payment: GatewayPayment, more: AlipayFields, forged: boolean): TwinNotice {
  const { appId, shopPrivate, alipayPrivate } = alipayTwinKeys(world);
  const amount = yuanText(payment.paidFen ?? payment.amountFen);
  const time = (ms: number) => shanghaiSecond(new Date(ms));
  const fields: AlipayFields = {
    ...{ app_id: appId, auth_app_id: appId, charset: "utf-8", version: "1.0", sign_type: "RSA2" },
    ...{ notify_type: "trade_status_sync", notify_time: time(world.now()) },
    notify_id: `${time(world.now()).replace(/\D/g, "")}${payment.gatewayRef}`,
    ...{ out_trade_no: payment.number, trade_no: payment.gatewayRef, trade_status: tradeStatus(world, payment) },
    ...{ total_amount: amount, receipt_amount: amount, buyer_pay_amount: amount, invoice_amount: amount },
    ...{ subject: payment.title, buyer_id: "2088000000000002", seller_id: "2088000000000001" },
    fund_bill_list: JSON.stringify([{ amount, fundChannel: "ALIPAYACCOUNT" }]),
    gmt_create: time(payment.createdAtMs),
    ...(payment.paidAtMs === null ? {} : { gmt_payment: time(payment.paidAtMs) }),
    ...more,
  };
  // A forger has other keys than Alipay's.
  const sign = signRsa2(signedText(fields, ["sign", "sign_type"]), forged ? shopPrivate : alipayPrivate);
  return {
    url: payment.noticeUrl,
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body: new URLSearchParams({ ...fields, sign }).toString(),
  };
}
