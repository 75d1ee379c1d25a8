import { createHash } from "node:crypto";
import { z } from "zod";
import type { World } from "../../world/world";
import { closePayment, findPayment, openPayment, refundAtTwin } from "../payments";
import type { GatewayPayment } from "../rows";
import { sendNotice } from "../send-notice";
import { paymentKey, type TwinAnswer, type TwinRequest } from "../twin";
import { encryptForShop, wechatRefundNotice } from "./notices";
import { answerOfficialAccount } from "./official-account";
import { OPENID, showRefund, showTransaction } from "./shown";
import { faultOfAuthorization, unsignedRefusal, wechatAnswer } from "./signatures";
import { type WechatTwinKeys, wechatTwinKeys } from "./twin-keys";
import { writeWechatBill } from "./write-bill";

const ID = "wechat";
const MINUTE_MS = 60_000;
const REFUND_MS = 365 * 24 * 60 * MINUTE_MS;

interface Call {
  world: World;
  keys: WechatTwinKeys;
  request: TwinRequest;
  /** What the path names. */
  number: string;
}

/** WeChat's refusal: its status, code and words. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Handler = (call: Call) => TwinAnswer;

const routes: [method: string, path: RegExp, handler: Handler][] = [
  ["POST", /^\/v3\/pay\/transactions\/native$/, startCode],
  ["POST", /^\/v3\/pay\/transactions\/h5$/, startH5],
  ["POST", /^\/v3\/pay\/transactions\/jsapi$/, startInside],
  ["GET", /^\/v3\/pay\/transactions\/out-trade-no\/([\w|*-]+)$/, query],
  ["POST", /^\/v3\/pay\/transactions\/out-trade-no\/([\w|*-]+)\/close$/, close],
  ["POST", /^\/v3\/refund\/domestic\/refunds$/, startRefund],
  ["GET", /^\/v3\/refund\/domestic\/refunds\/([\w|*-]+)$/, queryRefund],
  ["GET", /^\/v3\/bill\/tradebill$/, bill],
  ["GET", /^\/v3\/billdownload\/file$/, billFile],
  ["GET", /^\/v3\/certificates$/, certificates],
];

/** WeChat Pay's API v3 for the twin's one merchant, and the page that H5 payments begin with. */
export function answerWechat(world: World, request: TwinRequest): TwinAnswer | null {
  if (request.path === "/h5" && request.method === "GET") return openH5(world, request);
  const keys = wechatTwinKeys(world);
  const ofAccount = answerOfficialAccount(world, keys, request);
  if (ofAccount) return ofAccount;
  for (const [method, path, handle] of routes) {
    const match = path.exec(request.path);
    if (!match || method !== request.method) continue;
    const fault = faultOfAuthorization(keys, request);
    if (fault !== null) return unsignedRefusal(fault);
    try {
      return handle({ world, keys, request, number: match[1] ?? "" });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return wechatAnswer(keys, error.status, { code: error.code, message: error.message });
    }
  }
  return null;
}

const fen = z.int().min(1).transform(BigInt);
const outNumber = z.string().regex(/^[\w|*-]{6,32}$/);
const ofBytes = (most: number) => z.string().refine((text) => Buffer.byteLength(text) <= most, `最多 ${most} 字节`);
const startBody = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: ofBytes(127).min(1),
  out_trade_no: outNumber,
  time_expire: z.iso.datetime({ offset: true }),
  notify_url: z.url().refine((url) => !url.includes("?"), "不能带参数"),
  amount: z.object({ total: fen, currency: z.literal("CNY") }),
});
const h5Body = z.object({
  scene_info: z.object({
    payer_client_ip: z.union([z.ipv4(), z.ipv6()]),
    h5_info: z.object({ type: z.enum(["iOS", "Android", "Wap"]) }),
  }),
});
const insideBody = z.object({ payer: z.object({ openid: z.literal(OPENID, "openid和appid不匹配") }) });
const refundBody = z.object({
  transaction_id: z.string(),
  out_refund_no: z.string().regex(/^[\w|*@-]{1,64}$/),
  reason: ofBytes(80).min(1).optional(),
  notify_url: z.url().optional(),
  amount: z.object({ refund: fen, total: fen, currency: z.literal("CNY") }),
});

function parse<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refused(400, "PARAM_ERROR", `输入源“/body/${issue?.path.join("/")}”：${issue?.message}`);
}

function start({ world, keys, request }: Call): GatewayPayment {
  const asked = parse(startBody, request.body);
  if (asked.mchid !== keys.mchId) throw new Refused(400, "PARAM_ERROR", "mchid与请求签名的商户号不一致");
  if (asked.appid !== keys.appId) throw new Refused(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配，请检查后再试");
  const openMs = Date.parse(asked.time_expire) - Date.now();
  if (openMs < MINUTE_MS) throw new Refused(400, "PARAM_ERROR", "time_expire时间过短，刷卡至少1分钟，其他5分钟");
  const known = findPayment(world, ID, asked.out_trade_no);
  if (known?.state === "paid") throw new Refused(400, "ORDERPAID", "该订单已支付");
  if (known?.state === "closed") throw new Refused(400, "ORDER_CLOSED", "该订单已关闭");
  if (known && (known.amountFen !== asked.amount.total || known.title !== asked.description)) {
    throw new Refused(400, "OUT_TRADE_NO_USED", "商户订单号重复");
  }
  return openPayment(world, {
    ...{ gateway: ID, number: asked.out_trade_no, amountFen: asked.amount.total, currency: asked.amount.currency },
    ...{ title: asked.description, noticeUrl: asked.notify_url, returnUrl: "" },
    // On the world's clock, which may differ from the machine's.
    expiresAtMs: world.now() + openMs,
  });
}

/** The real code's text is for WeChat's app alone ("weixin://wxpay/bizpayurl?pr=…"); the twin's leads any phone or browser to the cashier. */
function startCode(call: Call): TwinAnswer {
  const { number } = start(call);
  return wechatAnswer(call.keys, 200, { code_url: `${call.request.origin}/cashier/${number}` });
}

function startH5(call: Call): TwinAnswer {
  parse(h5Body, call.request.body);
  const { number } = start(call);
  return wechatAnswer(call.keys, 200, { h5_url: `${call.request.origin}/h5?prepay_id=wx${number}&package=twin` });
}

function startInside(call: Call): TwinAnswer {
  parse(insideBody, call.request.body);
  const { number } = start(call);
  return wechatAnswer(call.keys, 200, { prepay_id: `wx${number}` });
}

/** Where the payer's browser begins; WeChat sends it back to redirect_url afterwards, whose domain the merchant has registered. */
function openH5(world: World, { query, origin }: TwinRequest): TwinAnswer | null {
  const payment = findPayment(world, ID, (query.get("prepay_id") ?? "").replace(/^wx/, ""));
  if (!payment) return null;
  const returnUrl = query.get("redirect_url") ?? "";
  if (returnUrl !== "" && URL.parse(returnUrl)?.host !== URL.parse(payment.noticeUrl)?.host) {
    return { status: 400, body: "商家参数格式有误，请联系商家解决：redirect_url 不是商家的 H5 支付域名" };
  }
  world.transact(() => {
    const kept = world.gatewayPayments.get(paymentKey(ID, payment.number));
    if (kept) world.gatewayPayments.put(paymentKey(ID, payment.number), { ...kept, returnUrl });
  });
  return { status: 302, headers: { location: `${origin}/cashier/${payment.number}` }, body: "" };
}

function known({ world, number }: Call): GatewayPayment {
  const payment = findPayment(world, ID, number);
  if (!payment) throw new Refused(404, "ORDER_NOT_EXIST", "订单不存在");
  return payment;
}

function query(call: Call): TwinAnswer {
  if (call.request.query.get("mchid") !== call.keys.mchId) throw new Refused(400, "PARAM_ERROR", "mchid不正确");
  return wechatAnswer(call.keys, 200, showTransaction(call.world, call.keys, known(call)));
}

function close(call: Call): TwinAnswer {
  const { mchid } = parse(z.object({ mchid: z.string() }), call.request.body);
  if (mchid !== call.keys.mchId) throw new Refused(400, "PARAM_ERROR", "mchid不正确");
  if (!closePayment(call.world, known(call))) throw new Refused(400, "ORDERPAID", "该订单已支付");
  return wechatAnswer(call.keys, 204);
}

function startRefund({ world, keys, request }: Call): TwinAnswer {
  const { transaction_id, out_refund_no, amount, notify_url: noticeUrl = "" } = parse(refundBody, request.body);
  const payment = [...world.gatewayPayments.values()].find(
    ({ gateway, gatewayRef, paidAtMs }) => gateway === ID && gatewayRef === transaction_id && paidAtMs !== null,
  );
  if (!payment) throw new Refused(404, "RESOURCE_NOT_EXISTS", "订单不存在");
  if (world.now() - (payment.paidAtMs ?? 0) > REFUND_MS) {
    throw new Refused(400, "INVALID_REQUEST", "订单已超过可退款的最大期限（支付完成后一年内），请改用其他方式退款");
  }
  if (amount.total !== payment.paidFen) {
    throw new Refused(400, "INVALID_REQUEST", "订单金额或退款金额与之前请求不一致，请核实后再试");
  }
  if (world.settings.gatewayRefunds === "no-money") {
    throw new Refused(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
  }
  const made = refundAtTwin(world, payment, { number: out_refund_no, amountFen: amount.refund, noticeUrl });
  if (!made) throw new Refused(400, "INVALID_REQUEST", "累计退款金额大于支付金额");
  if (made.paymentNumber !== payment.number || made.amountFen !== amount.refund) {
    throw new Refused(400, "INVALID_REQUEST", "订单金额或退款金额与之前请求不一致，请核实后再试");
  }
  // Not waited for: the answer and the notice race, as they do in the world.
  const notice = wechatRefundNotice(world, made);
  if (notice && world.settings.gatewayNotices === "send") void sendNotice(notice);
  return wechatAnswer(keys, 200, showRefund(payment, made));
}

function queryRefund({ world, keys, number }: Call): TwinAnswer {
  const made = world.gatewayRefunds.get(paymentKey(ID, number));
  const payment = made && findPayment(world, ID, made.paymentNumber);
  if (!payment) throw new Refused(404, "RESOURCE_NOT_EXISTS", "退款单不存在");
  return wechatAnswer(keys, 200, showRefund(payment, made));
}

function bill({ world, keys, request }: Call): TwinAnswer {
  const day = request.query.get("bill_date") ?? "";
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Refused(400, "PARAM_ERROR", "账单日期格式不正确");
  const text = writeWechatBill(world, keys, day);
  if (text === "early") throw new Refused(400, "PARAM_ERROR", "账单日期不正确：只能下载昨天及以前的账单");
  if (text === null) throw new Refused(400, "NO_STATEMENT_EXIST", "账单文件不存在");
  return wechatAnswer(keys, 200, {
    ...{ hash_type: "SHA1", hash_value: createHash("sha1").update(text).digest("hex") },
    download_url: `${request.origin}/v3/billdownload/file?token=${day.replaceAll("-", "")}`,
  });
}

/** Like the real one, the file itself is not signed. */
function billFile({ world, keys, request }: Call): TwinAnswer {
  const day = (request.query.get("token") ?? "").replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  const text = writeWechatBill(world, keys, day);
  if (text === null || text === "early") throw new Refused(404, "NO_STATEMENT_EXIST", "账单文件不存在");
  return { status: 200, headers: { "content-type": "text/plain" }, body: text };
}

/** The platform's certificates, encrypted with the merchant's APIv3 key. The twin's is its public key. */
function certificates({ keys }: Call): TwinAnswer {
  return wechatAnswer(keys, 200, {
    data: [{ serial_no: keys.publicKeyId, encrypt_certificate: encryptForShop(keys, "certificate", keys.publicKey) }],
  });
}
