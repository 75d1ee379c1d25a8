import type { Options } from "csv-parse";
import type { Fen } from "@/lib/core/money";
import { fromShanghai } from "@/lib/core/time";
import { type BillRow, GatewayError } from "../gateway";
import { readBillCells } from "../read-bill-cells";

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

/** No cell of a line is quoted, and a title may contain commas and quotation marks. */
const format: Options = { delimiter: [",`"], quote: false, bom: true, trim: false, recordDelimiter: ["\r\n", "\n"] };

/**
 * The rows of a bill of transactions (交易账单, type ALL) while it is read: CSV whose values begin with a backtick; the last two lines
 * are sums. A refund's fee is negative: what WeChat gave back. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012791907
 * @throws GatewayError unreadable, at the end as well: a file that was cut off must not pass for a day with fewer payments.
 */
export async function* readWechatRows(parts: AsyncIterable<Uint8Array | string>): AsyncGenerator<BillRow> {
  let columns: Columns | null = null;
  let line = 0;
  let rowCount = 0;
  let isBelow = false;
  let said: string | undefined;
  for await (const cells of readBillCells(parts, format)) {
    line++;
    const first = cells[0] ?? "";
    if (!columns) columns = readHead(first) ?? fail(line);
    else if (first.startsWith("总交易单数")) isBelow = true;
    else if (isBelow) said ??= first.replace(/^`/, "");
    else {
      rowCount++;
      yield readRow(columns, [first.replace(/^`/, ""), ...cells.slice(1)]) ?? fail(line);
    }
  }
  if (said === undefined || Number(said) !== rowCount) fail(line + 1);
}

interface Columns {
  places: Readonly<Record<keyof typeof COLUMNS, number>>;
  count: number;
}

/** The heads alone have no backticks between them. */
function readHead(text: string): Columns | null {
  const names = text.split(",").map((name) => name.replace(/^`/, ""));
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, name]) => [key, names.indexOf(name)]));
  if (Object.values(places).includes(-1)) return null;
  return { places: places as Columns["places"], count: names.length };
}

function fail(line: number): never {
  throw new GatewayError("unreadable", `the bill can't be read at line ${line}`);
}

function readRow({ places, count }: Columns, cells: readonly string[]): BillRow | null {
  if (cells.length !== count) return null;
  const cell = (key: keyof typeof COLUMNS) => cells[places[key]] ?? "";
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
