import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, request as forward, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { DAY_MS, shanghaiDay } from "@/lib/core/time";
import { findPayment, pay } from "@/sandbox/gateways/payments";
import { wechatTwin } from "@/sandbox/gateways/wechat/wechat-twin";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import {
  type BillRow,
  type GatewayClient,
  GatewayError,
  type PaymentFacts,
  type PaymentStart,
  type RefundFacts,
} from "../gateway";
import { cutBytes } from "./cut-bytes";
import { readBillYuan, readWechatRows } from "./read-wechat-bill";
import { wechat } from "./wechat";
import { refundAnswer, toPaymentStatus, toRefundStatus, transactionAnswer } from "./wechat-answers";

const NOTICE_URL = "http://127.0.0.1:3000/api/v1/payments/notices/wechat";

let sandbox: RunningSandbox;
let fields: Record<string, string>;
let client: GatewayClient;
let numbers = 0;

const twinUrl = () => `${sandbox.url}/gateways/wechat`;
const connect = (change: Record<string, string> = {}, url = twinUrl()) =>
  wechat.connect({ ...fields, ...change }, { twinUrl: url, noticeUrl: NOTICE_URL });

beforeAll(async () => {
  sandbox = await startSandbox();
  fields = (await (await fetch(`${twinUrl()}/credentials`)).json()) as Record<string, string>;
  client = await connect();
});
afterAll(() => sandbox.close());

type Facts = PaymentStart & PaymentFacts;

function facts(change: Partial<PaymentStart> = {}): Facts {
  const createdAt = new Date();
  return {
    ...{ number: `PTEST${String(++numbers).padStart(10, "0")}`, amountFen: 12_345n, createdAt },
    ...{ expiresAt: new Date(createdAt.getTime() + 900_000), device: "desktop", title: "青禾域名 P1", language: "zh" },
    ...{ returnUrl: "http://127.0.0.1:3000/account/payments/1", ip: "127.0.0.1", handle: null },
    ...change,
  };
}

const rowOf = (number: string) => {
  const row = findPayment(sandbox.world, "wechat", number);
  if (!row) throw new Error(`the twin knows no payment ${number}`);
  return row;
};

async function paid(change: Partial<PaymentStart> = {}): Promise<Facts & { gatewayRef: string }> {
  const payment = facts(change);
  await client.start(payment);
  pay(sandbox.world, rowOf(payment.number));
  return { ...payment, gatewayRef: rowOf(payment.number).gatewayRef };
}

const refundOf = (payment: Facts & { gatewayRef: string }, amountFen: bigint, number: string): RefundFacts => ({
  ...{ number, amountFen, reason: "客户要求" },
  payment: { ...payment, paidFen: payment.amountFen },
});

const moveClock = (ms: number) => sandbox.world.transact(() => sandbox.world.advanceClock(ms));

async function billOf(day: string, of: GatewayClient): Promise<BillRow[]> {
  const rows: BillRow[] = [];
  for await (const row of of.readBill(day)) rows.push(row);
  return rows;
}

/** The bill of today, read on the next day. */
async function billOfToday(of: GatewayClient): Promise<BillRow[]> {
  moveClock(DAY_MS);
  try {
    return await billOf(shanghaiDay(new Date()), of);
  } finally {
    moveClock(-DAY_MS);
  }
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => "no failure",
    (error: unknown) => (error instanceof GatewayError ? `${error.kind}: ${error.message}` : error),
  );

describe("a payment at the twin", () => {
  it("is started on a computer with a code, and twice with the same number is once", async () => {
    const payment = facts();
    expect(await client.query(payment)).toEqual({ state: "missing" });
    const entry = await client.start(payment);
    expect(entry).toEqual({ kind: "code", text: `${twinUrl()}/cashier/${payment.number}` });
    expect(await client.start(payment)).toEqual(entry);
    expect(await client.query(payment)).toEqual({ state: "pending" });
    expect(await failure(client.start({ ...payment, amountFen: 1n }))).toBe(
      "refused: OUT_TRADE_NO_USED 商户订单号重复",
    );
  });

  it("is paid on a phone at a page that leads back to the shop", async () => {
    const payment = facts({ device: "phone" });
    const entry = await client.start(payment);
    if (entry.kind !== "address") throw new Error("no address");
    const opened = await fetch(entry.url, { redirect: "manual" });
    const cashier = opened.headers.get("location") ?? "";
    const done = await fetch(cashier, {
      method: "POST",
      body: new URLSearchParams({ act: "pay" }),
      redirect: "manual",
    });
    expect(done.headers.get("location")).toBe(payment.returnUrl);
    const { gatewayRef, paidAtMs } = rowOf(payment.number);
    const at = new Date(Math.floor((paidAtMs ?? 0) / 1000) * 1000);
    expect(await client.query(payment)).toEqual({ state: "paid", amountFen: 12_345n, currency: "CNY", gatewayRef, at });
    expect(await failure(client.close(payment))).toContain("refused: ORDERPAID");
  });

  it("can be closed, twice as well, and before the gateway has heard of it", async () => {
    const payment = facts();
    await client.close(payment);
    await client.start(payment);
    await client.close(payment);
    await client.close(payment);
    expect(await client.query(payment)).toEqual({ state: "closed" });
  });

  it("that ends in a few seconds is given the minute that WeChat asks for", async () => {
    const now = new Date();
    const entry = await client.start(facts({ createdAt: now, expiresAt: new Date(now.getTime() + 5_000) }));
    expect(entry.kind).toBe("code");
  });

  it("is refunded once under one number, in parts, and no more than was paid", async () => {
    const payment = await paid();
    const first = refundOf(payment, 2_345n, "RTEST1");
    expect(await client.queryRefund(first)).toEqual({ state: "missing" });
    const done = await client.refund(first);
    expect(done).toMatchObject({ state: "done" });
    expect(await client.refund(first)).toEqual(done);
    expect(await client.queryRefund(first)).toEqual(done);
    expect((await client.query(payment)).state).toBe("paid");
    expect(await failure(client.refund(refundOf(payment, 10_001n, "RTEST2")))).toContain("累计退款金额大于支付金额");
    expect(await failure(client.refund(refundOf(payment, 1n, "RTEST1")))).toContain("refused: INVALID_REQUEST");
    sandbox.world.transact(() => sandbox.world.putSettings({ gatewayRefunds: "hang" }));
    expect(await client.refund(refundOf(payment, 10_000n, "RTEST3"))).toEqual({ state: "pending" });
    sandbox.world.transact(() => sandbox.world.putSettings({ gatewayRefunds: "done" }));
  });

  it("stands in the bill of its day with its fee, and so does its refund", async () => {
    const payment = await paid({ title: "逗号,和`反引号" });
    await client.refund(refundOf(payment, 10_000n, "RTEST9"));
    expect(await billOf(shanghaiDay(new Date()), client)).toEqual([]);
    const rows = await billOfToday(client);
    const own = rows.filter(({ number }) => number === payment.number || number === "RTEST9");
    expect(own).toMatchObject([
      { kind: "payment", number: payment.number, gatewayRef: payment.gatewayRef, amountFen: 12_345n, feeFen: 74n },
      { kind: "refund", number: "RTEST9", amountFen: 10_000n, feeFen: -60n },
    ]);
    expect(await billOf("2020-01-01", client)).toEqual([]);
  });

  it("leaves nothing of its bill on the disk, whether it is read whole, in part, or refused", async () => {
    const folder = await mkdtemp(join(tmpdir(), "no-bill-left-"));
    vi.stubEnv("TMPDIR", folder);
    try {
      await paid();
      expect((await billOfToday(client)).length).toBeGreaterThan(0);
      moveClock(DAY_MS);
      const whileReading: number[] = [];
      for await (const _ of client.readBill(shanghaiDay(new Date()))) {
        whileReading.push((await readdir(folder)).length);
        break;
      }
      expect(whileReading).toEqual([1]);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      moveClock(-DAY_MS);
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    }
  });
});

describe("the test button", () => {
  it("finds keys that work", async () => {
    await expect(client.test()).resolves.toBeUndefined();
  });

  const other = "-----BEGIN";
  it.each([
    ["another merchant's number", { mchId: "1900000000" }, "refused: SIGN_ERROR 商户号不存在"],
    ["another certificate", { serialNo: "00" }, "refused: SIGN_ERROR 商户证书序列号有误"],
    ["a key that is none", { privateKey: other }, "refused: privateKey"],
    ["a file's name in place of a key", { privateKey: "file:///etc/passwd" }, "refused: privateKey"],
    ["a public key that is none", { publicKey: "x" }, "refused: publicKey"],
    ["an APIv3 key that is too short", { apiV3Key: "0".repeat(31) }, "refused: apiV3Key"],
    ["another APIv3 key", { apiV3Key: "0".repeat(32) }, "refused: apiV3Key"],
    ["another public key's id", { publicKeyId: "PUB_KEY_ID_1" }, "unreadable: 微信支付应答的签名不对"],
  ])("says what is wrong with %s", async (_what, change, said) => {
    const words = String(await failure((await connect(change)).test()));
    expect(words.slice(0, said.length)).toBe(said);
  });

  it("says that a public key is not WeChat's, and that a request was signed with another key, and quotes neither", async () => {
    const stranger = await startSandbox();
    try {
      const theirs = wechatTwin.credentials(stranger.world);
      expect(await failure((await connect({ publicKey: theirs.publicKey ?? "" })).test())).toMatch(
        /^unreadable: .*签名不对/,
      );
      const words = await failure((await connect({ privateKey: theirs.privateKey ?? "" })).test());
      expect(words).toBe("refused: SIGN_ERROR 错误的签名，验签失败");
    } finally {
      await stranger.close();
    }
  });

  it("says that nobody answers", async () => {
    expect(await failure((await connect({}, "http://127.0.0.1:9/gateways/wechat")).test())).toMatch(/^unreachable: /);
  });
});

describe("a notice", () => {
  const noticeOf = async (forged: boolean) => {
    const payment = await paid();
    const { headers, body } = wechatTwin.paymentNotice(sandbox.world, rowOf(payment.number), { forged });
    return { payment, headers, body };
  };

  it("says which payment it is about", async () => {
    const { payment, headers, body } = await noticeOf(false);
    const notice = { headers: new Headers(headers), body };
    expect(await client.readNotice(notice)).toEqual({ about: "payment", number: payment.number });
    // The merchant's number is inside, and the content is encrypted with the merchant's key.
    expect(await (await connect({ mchId: "1900000000" })).readNotice(notice)).toBeNull();
    expect(await (await connect({ apiV3Key: "0".repeat(32) })).readNotice(notice)).toBeNull();
  });

  it("says which refund it is about", async () => {
    const payment = await paid();
    await client.refund(refundOf(payment, 1n, "RTEST7"));
    const refund = sandbox.world.gatewayRefunds.get("wechat RTEST7");
    const notice = refund && wechatTwin.refundNotice(sandbox.world, refund);
    if (!notice) throw new Error("no notice");
    const read = await client.readNotice({ headers: new Headers(notice.headers), body: notice.body });
    expect(read).toEqual({ about: "refund", number: "RTEST7" });
  });

  it("with another signature, another text, a missing header or an old time is nobody's", async () => {
    const forged = await noticeOf(true);
    expect(await client.readNotice({ headers: new Headers(forged.headers), body: forged.body })).toBeNull();
    const { headers, body } = await noticeOf(false);
    const changes: [Record<string, string>, string][] = [
      [headers, body.replace("支付成功", "支付失败")],
      [{ ...headers, "wechatpay-timestamp": String(Number(headers["wechatpay-timestamp"]) - 301) }, body],
      [{ ...headers, "wechatpay-serial": "PUB_KEY_ID_1" }, body],
      [{ ...headers, "wechatpay-signature": "WECHATPAY/SIGNTEST/abc" }, body],
      ...Object.keys(headers)
        .filter((name) => /^wechatpay-(timestamp|nonce|serial|signature)$/.test(name))
        .map((name): [Record<string, string>, string] => [{ ...headers, [name]: "" }, body]),
      [{}, body],
      [headers, ""],
    ];
    for (const [changed, text] of changes) {
      expect(await client.readNotice({ headers: new Headers(changed), body: text })).toBeNull();
    }
  });

  it("that is replayed after five minutes is nobody's, though its signature fits", async () => {
    const { headers, body } = await noticeOf(false);
    const { readWechatNotice } = await import("./read-wechat-notice");
    const { readWechatKeys } = await import("./wechat-keys");
    const keys = readWechatKeys(fields as never);
    const read = (afterMs: number) =>
      readWechatNotice(keys, { headers: new Headers(headers), body }, new Date(Date.now() + afterMs));
    expect(read(0)).not.toBeNull();
    expect(read(302_000)).toBeNull();
    expect(read(-302_000)).toBeNull();
    expect(read(DAY_MS)).toBeNull();
  });
});

describe("an answer that was changed on its way", () => {
  type Change = (status: number, body: string) => { status: number; body: string };
  let proxy: Server;
  let change: Change;
  let changed: GatewayClient;
  let host: string;

  beforeAll(async () => {
    proxy = createServer((asked, answer) => {
      const { method, url, headers } = asked;
      host ??= headers.host ?? "";
      const onward = forward(`${sandbox.url}${url}`, { method, headers: { ...headers, host } }, async (reply) => {
        let text = "";
        for await (const part of reply.setEncoding("utf8")) text += part;
        const { status, body } = change(reply.statusCode ?? 0, text);
        const { "content-length": _length, "transfer-encoding": _encoding, ...kept } = reply.headers;
        answer.writeHead(status, kept).end(body);
      });
      asked.pipe(onward);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    changed = await connect({}, `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/gateways/wechat`);
  });
  afterAll(() => proxy.close());

  it.each<[string, Change, string]>([
    ["another sum", (status, body) => ({ status, body: body.replace("12345", "99999") }), "unreadable"],
    ["no JSON", (status) => ({ status, body: "<html>" }), "unreadable"],
    [
      "a payment that isn't known",
      () => ({ status: 404, body: '{"code":"ORDER_NOT_EXIST","message":"订单不存在"}' }),
      "unreadable",
    ],
    ["WeChat's own trouble", () => ({ status: 500, body: "" }), "unreadable"],
  ])("is not believed: %s", async (_what, how, kind) => {
    const payment = await paid();
    change = how;
    expect(String(await failure(changed.query(payment)))).toMatch(new RegExp(`^${kind}: `));
  });

  it("passes through the proxy when nothing is changed", async () => {
    const payment = await paid();
    change = (status, body) => ({ status, body });
    expect((await changed.query(payment)).state).toBe("paid");
  });

  it("does not make the shop read another server's bill, or another bill", async () => {
    await paid();
    change = (status, body) => ({ status, body: body.replace("123.45", "999.45") });
    expect(await failure(billOfToday(changed))).toBe("unreadable: the bill is not the one that WeChat announced");
    // The twin names the address at which it is called, and signs that answer.
    host = "bills.example.com";
    change = (status, body) => ({ status, body });
    expect(await failure(billOfToday(changed))).toBe("unreadable: the bill's address is not WeChat's");
  });
});

describe("what WeChat says of a payment and a refund", () => {
  const transaction = {
    mchid: "1",
    out_trade_no: "P1",
    transaction_id: "42",
    success_time: "2026-11-27T10:00:00+08:00",
  };
  const status = (change: object) =>
    toPaymentStatus(transactionAnswer.parse({ ...transaction, amount: { total: 5, currency: "CNY" }, ...change }))
      .state;

  it("is one of four states", () => {
    expect(
      ["SUCCESS", "REFUND", "NOTPAY", "USERPAYING", "CLOSED", "REVOKED", "PAYERROR"].map((trade_state) =>
        status({ trade_state }),
      ),
    ).toEqual(["paid", "paid", "pending", "pending", "closed", "closed", "closed"]);
    expect(() => status({ trade_state: "NEW" })).toThrow(GatewayError);
    expect(() => status({ trade_state: "SUCCESS", transaction_id: undefined })).toThrow(GatewayError);
    expect(() => status({ trade_state: "SUCCESS", amount: {} })).toThrow(GatewayError);
  });

  it("keeps every sum of fen as it is", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), (total) => {
        const amount = { total: Number(total), currency: "CNY" };
        const read = toPaymentStatus(transactionAnswer.parse({ ...transaction, trade_state: "SUCCESS", amount }));
        expect(read).toMatchObject({ state: "paid", amountFen: total });
      }),
    );
    expect(() => transactionAnswer.parse({ ...transaction, trade_state: "SUCCESS", amount: { total: 1.5 } })).toThrow();
  });

  it("rejects a refund with a reason, and never takes an unknown word for done", () => {
    const refund = (status: string, success_time?: string) =>
      toRefundStatus(
        refundAnswer.parse({ refund_id: "5", out_refund_no: "R1", status, success_time, amount: { refund: 1 } }),
      );
    expect(refund("SUCCESS", "2026-11-27T10:00:00+08:00").state).toBe("done");
    expect(refund("PROCESSING")).toEqual({ state: "pending" });
    expect(refund("ABNORMAL")).toMatchObject({ state: "rejected", reason: expect.stringContaining("退款异常") });
    expect(refund("CLOSED")).toMatchObject({ state: "rejected" });
    expect(() => refund("SUCCESS")).toThrow(GatewayError);
    expect(() => refund("NEW")).toThrow(GatewayError);
  });
});

describe("the bill's file", () => {
  const HEAD =
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
  const ROW =
    "`2026-11-26 23:59:59,`wx1,`190,`0,`,`4200001,`P261126A,`o1,`NATIVE,`SUCCESS,`OTHERS,`CNY,`69.00,`0.00,`0,`0,`0.00,`0.00,`,`,`青禾,域名,`,`0.41000,`0.60%,`69.00,`0.00,`";
  const SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
  const file = (rows: string[], count = rows.length) =>
    `\uFEFF${[HEAD, ...rows, SUMS, `\`${count},\`69.00,\`0.00,\`0.00,\`0.41000,\`69.00,\`0.00`].join("\r\n")}\r\n`;

  const bytesOf = (text: string, cuts: readonly number[] = []) => {
    const bytes = Buffer.from(text);
    const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
    return places.slice(1).map((end, at) => bytes.subarray(places[at], end));
  };
  const readText = (text: string, cuts?: readonly number[]) =>
    Readable.from(readWechatRows(Readable.from(bytesOf(text, cuts)))).toArray();

  it("is read with backticks, commas and quotation marks in a title, and five decimals", async () => {
    expect(await readText(file([ROW.replace("青禾", '"青"禾')]))).toHaveLength(1);
    expect(await readText(file([ROW]))).toEqual([
      {
        ...{ kind: "payment", number: "P261126A", gatewayRef: "4200001", amountFen: 6_900n, feeFen: 41n },
        at: new Date("2026-11-26T15:59:59Z"),
      },
    ]);
    expect(await readText(file([]))).toEqual([]);
    expect(await readText(file([ROW]).replaceAll("\r\n", "\n"))).toHaveLength(1);
  });

  it("is refused when it was cut off, lacks a column, or has a value that is no sum", async () => {
    const bad = [
      file([ROW], 2),
      file([ROW]).slice(0, -90),
      file([ROW.replace("`0.41000", "`free")]),
      file([ROW.replace(",`CNY", "")]),
      file([ROW]).replace("手续费,", ""),
      "",
      "<html>",
    ];
    for (const text of bad) await expect(readText(text)).rejects.toThrow(GatewayError);
  });

  it("is read alike wherever the network cuts it, in the middle of a character as well", async () => {
    const text = file([ROW, ROW, ROW]);
    const whole = await readText(text);
    const cuts = fc.array(fc.integer({ min: 0, max: Buffer.byteLength(text) }), { maxLength: 12 });
    await fc.assert(fc.asyncProperty(cuts, async (at) => void expect(await readText(text, at)).toEqual(whole)));
  });

  it("is never whole in memory: its first rows are read before its last ones have come", async () => {
    let sent = 0;
    async function* parts() {
      for (const part of [`${HEAD}\r\n`, ...Array.from({ length: 5_000 }, () => `${ROW}\r\n`)]) {
        sent++;
        yield Buffer.from(part);
      }
    }
    for await (const row of readWechatRows(parts())) {
      expect(row.gatewayRef).toBe("4200001");
      break;
    }
    expect(sent).toBeLessThan(1_000);
  });

  it("keeps every sum to the fen, whatever its decimals and sign", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 3 }), (fen, zeros) => {
        const abs = fen < 0n ? -fen : fen;
        const text = `${fen < 0n ? "-" : ""}${abs / 100n}.${String(abs % 100n).padStart(2, "0")}${"0".repeat(zeros)}`;
        expect(readBillYuan(text)).toBe(fen);
      }),
    );
    expect(["0.00500", "-0.00500", "0.00499", "1", "x", "", "1.", "１"].map(readBillYuan)).toEqual([
      ...[1n, -1n, 0n, 100n],
      ...[null, null, null, null],
    ]);
  });
});

describe("cutBytes", () => {
  it("keeps the beginning, whole characters, and at most so many bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 0, max: 60 }), (text, bytes) => {
        const kept = cutBytes(text, bytes);
        expect(text.startsWith(kept)).toBe(true);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(bytes);
        const next = [...text.slice(kept.length)][0];
        if (next !== undefined) expect(Buffer.byteLength(kept + next)).toBeGreaterThan(bytes);
      }),
    );
  });
});
