import { yuanText } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import type { World } from "../../world/world";
import { type BillLine, billLines } from "../bill-lines";
import { paymentKey } from "../twin";
import type { WechatTwinKeys } from "./twin-keys";

const HEAD =
  "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
const SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

/** The bill of transactions of a day, type ALL. @returns null when there is none; "early" while the day isn't over */
export function writeWechatBill(world: World, keys: WechatTwinKeys, day: string): string | "early" | null {
  const lines = billLines(world, "wechat", day);
  if (lines === null) return "early";
  if (lines.length === 0) return null;
  const sum = (kind: BillLine["kind"], of: (line: BillLine) => bigint) =>
    lines.filter((line) => line.kind === kind).reduce((total, line) => total + of(line), 0n);
  const [paid, refunded] = (["payment", "refund"] as const).map((kind) =>
    yuanText(sum(kind, (line) => line.amountFen)),
  );
  const fees = sum("payment", ({ feeFen }) => feeFen) - sum("refund", ({ feeFen }) => feeFen);
  const sums = [String(lines.length), paid, refunded, "0.00", feeText(fees), paid, refunded];
  const text = (cells: readonly (string | undefined)[]) => cells.map((cell) => `\`${cell}`).join(",");
  const rows = lines.map((line) => text(cellsOf(world, keys, line)));
  return `\uFEFF${[HEAD, ...rows, SUMS, text(sums)].join("\r\n")}\r\n`;
}

/** Fees have five decimals. */
const feeText = (fen: bigint) => `${yuanText(fen)}000`;

function cellsOf(world: World, { appId, mchId }: WechatTwinKeys, line: BillLine): string[] {
  const isRefund = line.kind === "refund";
  const amount = yuanText(line.amountFen);
  const [paid, refunded] = isRefund ? ["0.00", amount] : [amount, "0.00"];
  // A refund's line names the transaction as well.
  const payment = world.gatewayPayments.get(paymentKey("wechat", line.paymentNumber));
  const paymentRef = isRefund ? (payment?.gatewayRef ?? "") : line.gatewayRef;
  const refund = isRefund ? [line.gatewayRef, line.refundNumber] : ["0", "0"];
  return [
    ...[shanghaiSecond(new Date(line.atMs)), appId, mchId, "0", "", paymentRef, line.paymentNumber],
    ...["oTwin0000000000000000000000000", "NATIVE", isRefund ? "REFUND" : "SUCCESS", "OTHERS", line.currency],
    ...[paid, "0.00", ...refund, refunded, "0.00", ...(isRefund ? ["ORIGINAL", "SUCCESS"] : ["", ""])],
    ...[line.title, "", feeText(isRefund ? -line.feeFen : line.feeFen), "0.60%", paid, refunded, ""],
  ];
}
