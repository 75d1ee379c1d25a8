import { zipSync } from "fflate";
import { yuanText } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import { encodeGbk } from "../../http/gbk";
import type { World } from "../../world/world";
import { type BillLine, billLines } from "../bill-lines";
import { findPayment } from "../payments";
import type { TwinAnswer } from "../twin";
import { type AlipayFields, alipayFailed, alipayInvalid, alipayOk } from "./answers";

const COLUMNS =
  "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";
const SUMS =
  "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）";
const RULE = "-".repeat(40);

/** Where the bill of a day is: the address in Alipay's answer. */
export function billAddress(world: World, origin: string, asked: Readonly<Record<string, string>>): AlipayFields {
  const day = asked.bill_date ?? "";
  if (asked.bill_type !== "trade" || !/^\d{4}-\d\d-\d\d$/.test(day)) {
    return alipayInvalid("isv.invalid_arguments", "参数有误");
  }
  if (!billLines(world, "alipay", day)) return alipayFailed("isp.bill_not_exist", "账单不存在");
  return alipayOk({ bill_download_url: `${origin}/downloadBillFile.resource?billDate=${day}` });
}

/** The bill as Alipay sends it: two tables in GBK, zipped, with cells that end with a tab. */
export function billFile(world: World, day: string): TwinAnswer | null {
  const lines = billLines(world, "alipay", day);
  if (!lines) return null;
  const digits = day.replaceAll("-", "");
  const rows = lines.map((line) => billRow(world, line));
  const details = [
    "#支付宝业务明细查询",
    "#账号：[20880000000000010156]",
    `#起始日期：[${day} 00:00:00]   终止日期：[${day} 24:00:00]`,
    `#${RULE}业务明细列表${RULE}`,
    COLUMNS,
    ...rows,
    `#${RULE}业务明细列表结束${RULE}`,
    `#导出时间：[${shanghaiSecond(new Date(world.now()))}]`,
  ];
  const sums = [
    "#支付宝业务汇总查询",
    `#${RULE}业务汇总列表${RULE}`,
    SUMS,
    "\t,合计,0,0,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00",
  ];
  const zip = zipSync({
    [`20880000000000010156_${digits}_details.csv`]: encodeGbk(`${details.join("\r\n")}\r\n`),
    [`20880000000000010156_${digits}_sums.csv`]: encodeGbk(sums.join("\r\n")),
  });
  return { status: 200, headers: { "content-type": "application/zip" }, body: zip };
}

function billRow(world: World, line: BillLine): string {
  const isRefund = line.kind === "refund";
  const payment = findPayment(world, "alipay", line.paymentNumber);
  const sum = yuanText(isRefund ? -line.amountFen : line.amountFen);
  const cells = [
    `${payment?.gatewayRef ?? line.gatewayRef}\t`,
    `${line.paymentNumber}\t`,
    isRefund ? "退款" : "交易",
    /[",]/.test(line.title) ? `"${line.title.replaceAll('"', '""')}"` : line.title,
    shanghaiSecond(new Date(payment?.createdAtMs ?? line.atMs)),
    shanghaiSecond(new Date(line.atMs)),
    ...["\t", "", "\t", "\t", "lin***@example.com"],
    ...[sum, sum, "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00"],
    `${line.refundNumber}\t`,
    yuanText(isRefund ? line.feeFen : -line.feeFen),
    ...["0.00", ""],
  ];
  return cells.join(",");
}
