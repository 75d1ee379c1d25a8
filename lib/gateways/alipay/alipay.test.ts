import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { yuanText } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import { encodeGbk } from "@/sandbox/http/gbk";
import type { BillRow } from "../gateway";
import { readAlipayTime } from "./alipay-time";
import { paymentStatusOf } from "./client";
import { downloadAddress, readAlipayRows } from "./read-bill";
import { alipayRefusal } from "./requests";

const answer = (fields: Record<string, string>) => ({ code: "10000", msg: "Success", outTradeNo: "P1", ...fields });

describe("what a trade's answer says", () => {
  it("reads every sum that Alipay can write, to the fen", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10_000_000_000n }), (fen) => {
        const read = paymentStatusOf(
          answer({ tradeStatus: "TRADE_SUCCESS", tradeNo: "2", totalAmount: yuanText(fen) }),
          "P1",
        );
        expect(read).toMatchObject({ state: "paid", amountFen: fen });
      }),
    );
  });

  it("reads every time that Shanghai's clock shows, to the second, and nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
        expect(readAlipayTime(shanghaiSecond(new Date(second * 1000)))).toEqual(new Date(second * 1000));
      }),
    );
    for (const text of ["", "2026-13-01 00:00:00", "2026-02-30 10:00:00", "yesterday", undefined, 5]) {
      expect(readAlipayTime(text)).toBeNull();
    }
  });

  it("takes a closed trade that was paid before as paid", () => {
    const closed = { tradeStatus: "TRADE_CLOSED", tradeNo: "2", totalAmount: "8.80" };
    expect(paymentStatusOf(answer(closed), "P1")).toEqual({ state: "closed" });
    expect(paymentStatusOf(answer({ ...closed, sendPayDate: "2026-11-27 16:07:09" }), "P1")).toEqual({
      ...{ state: "paid", amountFen: 880n, currency: "CNY", gatewayRef: "2" },
      at: new Date("2026-11-27T08:07:09Z"),
    });
  });

  it.each([
    ["another trade's answer", { tradeStatus: "TRADE_SUCCESS", tradeNo: "2", totalAmount: "1.00", outTradeNo: "P2" }],
    ["no sum", { tradeStatus: "TRADE_SUCCESS", tradeNo: "2" }],
    ["a fraction of a fen", { tradeStatus: "TRADE_SUCCESS", tradeNo: "2", totalAmount: "1.005" }],
    ["no number of Alipay's", { tradeStatus: "TRADE_SUCCESS", totalAmount: "1.00" }],
    ["an unknown state", { tradeStatus: "SOMETHING", tradeNo: "2", totalAmount: "1.00" }],
  ])("takes no payment from %s", (_, fields) => {
    expect(() => paymentStatusOf(answer(fields as Record<string, string>), "P1")).toThrow(
      expect.objectContaining({ kind: "unreadable" }),
    );
  });

  it("knows a refusal from an outcome that Alipay itself doesn't know", () => {
    const kind = (code: string, subCode: string) => alipayRefusal({ code, msg: "m", subCode, subMsg: "字" }).kind;
    expect(kind("40004", "ACQ.TRADE_NOT_ALLOW_REFUND")).toBe("refused");
    expect(kind("40002", "isv.invalid-signature")).toBe("refused");
    expect(kind("40004", "ACQ.SYSTEM_ERROR")).toBe("unreadable");
    expect(kind("20000", "isp.unknow-error")).toBe("unreadable");
  });
});

describe("the bill", () => {
  const table = (...rows: string[]) =>
    [
      "#支付宝业务明细查询",
      "#----业务明细列表----",
      "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,备注",
      ...rows,
      "#----业务明细列表结束----",
    ].join("\r\n");
  const sums = ["#支付宝业务汇总查询", "门店编号,交易订单总笔数,订单金额（元）", "\t,2,12.30"].join("\r\n");

  async function read(files: Record<string, string>, piece = 7): Promise<BillRow[]> {
    const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encodeGbk(text)])));
    const rows: BillRow[] = [];
    for await (const row of readAlipayRows(inPieces(zip, piece))) rows.push(row);
    return rows;
  }
  async function* inPieces(bytes: Uint8Array, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  it("is read the same in pieces of any size, whichever table comes first", async () => {
    const details = table(
      '2026\t,P1\t,交易,"茶, ""绿""",2026-11-27 10:00:00,2026-11-27 10:00:30,lin***,12.30,12.30,\t,-0.07,',
      "2026\t,P1\t,退款,茶,2026-11-27 10:00:00,2026-11-27 11:00:00,lin***,-2.30,-2.30,R1\t,0.01,",
      "2027\t,P2\t,交易,茶,2026-11-27 10:00:00,,lin***,1,1,,0,",
    );
    const at = (time: string) => new Date(`2026-11-27T${time}+08:00`);
    const rows: BillRow[] = [
      { kind: "payment", number: "P1", gatewayRef: "2026", amountFen: 1230n, feeFen: 7n, at: at("10:00:30") },
      { kind: "refund", number: "R1", gatewayRef: "2026", amountFen: 230n, feeFen: -1n, at: at("11:00:00") },
      { kind: "payment", number: "P2", gatewayRef: "2027", amountFen: 100n, feeFen: 0n, at: at("10:00:00") },
    ];
    for (const piece of [1, 13, 100_000]) {
      expect(await read({ "details.csv": details, "sums.csv": sums }, piece)).toEqual(rows);
      expect(await read({ "sums.csv": sums, "details.csv": details }, piece)).toEqual(rows);
    }
    expect(await read({ "details.csv": table() })).toEqual([]);
  });

  it.each([
    ["a sum that can't be read", { "a.csv": table("2026,P1,交易,茶,2026-11-27 10:00:00,,x,many,1,,0,") }],
    ["no time", { "a.csv": table("2026,P1,交易,茶,,,x,1.00,1.00,,0,") }],
    ["no table of single payments", { "a.csv": sums }],
  ])("is refused with %s", async (_, files) => {
    await expect(read(files as Record<string, string>)).rejects.toMatchObject({ kind: "unreadable" });
  });

  it("is refused when it is no zip", async () => {
    const rows = readAlipayRows(inPieces(Buffer.from("<html>busy</html>"), 5));
    await expect(rows.next()).rejects.toMatchObject({ kind: "unreadable" });
  });

  it("comes from Alipay's hosts alone, or from the twin", () => {
    const real = (text: string) => downloadAddress(text, { twinUrl: null })?.href ?? null;
    expect(real("http://dwbillcenter.alipay.com/downloadBillFile.resource?fileId=1")).toBe(
      "https://dwbillcenter.alipay.com/downloadBillFile.resource?fileId=1",
    );
    for (const text of [
      "https://alipay.com.evil.example/a",
      "https://evilalipay.com/a",
      "https://user@dwbillcenter.alipay.com/a",
      "https://dwbillcenter.alipay.com:8080/a",
      "ftp://dwbillcenter.alipay.com/a",
      "http://127.0.0.1/a",
      "",
    ]) {
      expect(real(text)).toBeNull();
    }
    const twinUrl = "http://127.0.0.1:4801/gateways/alipay";
    expect(downloadAddress(`${twinUrl}/downloadBillFile.resource`, { twinUrl })).not.toBeNull();
    expect(downloadAddress("https://dwbillcenter.alipay.com/a", { twinUrl })).toBeNull();
  });
});
