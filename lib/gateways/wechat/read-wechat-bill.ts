import type { Fen } from "@/lib/core/money";
import { fromShanghai } from "@/lib/core/time";
import { type BillRow, GatewayError } from "../gateway";

const COLUMNS = {
  at: "交易时间",
  paymentRef: "微信订单号",
  paymentNumber: "商户订单号",
  state: "交易状态",
  refundRef: "微信退款单号",
  refundNumber: "商户退款单号",
  refunded: "申请退款金额",
  fee: "手续费",
  paid: "订单金额",
} as const;

/**
 * The rows of a bill of transactions (交易账单, type ALL): CSV whose values begin with a backtick; the last two lines are sums.
 * A refund's fee is negative: what WeChat gave back. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012791907
 * @throws GatewayError unreadable
 */
export function readWechatBill(text: string): BillRow[] {
  const [head = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const names = head.split(",").map((name) => name.replace(/^`/, ""));
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, name]) => [key, names.indexOf(name)]));
  if (Object.values(places).includes(-1)) throw unreadable(1);
  const end = lines.findIndex((line) => line.startsWith("总交易单数"));
  if (end < 0) throw unreadable(lines.length + 1);
  const rows = lines.slice(0, end).map((line, index) => {
    const cells = line.replace(/^`/, "").split(",`");
    if (cells.length !== names.length) throw unreadable(index + 2);
    const cell = (key: keyof typeof COLUMNS) => cells[places[key] ?? -1] ?? "";
    return readRow(cell) ?? fail(index + 2);
  });
  const count = /^`?(\d+)/.exec(lines[end + 1] ?? "")?.[1];
  // A file that was cut off must not pass for a day with fewer payments.
  if (Number(count) !== rows.length) throw unreadable(end + 3);
  return rows;
}

const unreadable = (line: number) => new GatewayError("unreadable", `the bill can't be read at line ${line}`);

function fail(line: number): never {
  throw unreadable(line);
}

function readRow(cell: (key: keyof typeof COLUMNS) => string): BillRow | null {
  const isRefund = cell("state") === "REFUND";
  const amountFen = readBillYuan(cell(isRefund ? "refunded" : "paid"));
  const feeFen = readBillYuan(cell("fee"));
  const at = readTime(cell("at"));
  if (amountFen === null || amountFen < 0n || feeFen === null || !at) return null;
  return {
    kind: isRefund ? "refund" : "payment",
    number: cell(isRefund ? "refundNumber" : "paymentNumber") || null,
    gatewayRef: cell(isRefund ? "refundRef" : "paymentRef"),
    ...{ amountFen, feeFen, at },
  };
}

/** Yuan with up to five decimals: fees have them. Half a fen is rounded away from zero, as WeChat does. @returns null when it is no number */
export function readBillYuan(text: string): Fen | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const millionths = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
  const fen = (millionths + 5_000n) / 10_000n;
  return sign ? -fen : fen;
}

function readTime(text: string): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  if (!match) return null;
  const [y = 0, mo = 0, d = 0, h, mi, s] = match.slice(1).map(Number);
  return fromShanghai(y, mo, d, h, mi, s);
}
