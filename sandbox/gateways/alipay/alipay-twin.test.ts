import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS, shanghaiDay } from "@/lib/core/time";
import { alipay } from "@/lib/gateways/alipay/gateway";
import { type BillRow, type GatewayClient, GatewayError, type PaymentStart } from "@/lib/gateways/gateway";
import { type RunningSandbox, startSandbox } from "../../start";
import { findPayment, pay } from "../payments";
import { alipayTwinKeys } from "./sign";
import { alipayTwin } from "./twin";

const NOTICE_URL = "https://shop.example/api/v1/payments/notices/alipay";
let sandbox: RunningSandbox;
let keys: Record<string, string>;
let client: GatewayClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  keys = alipayTwin.credentials(sandbox.world);
  client = await connect({});
  // Two pairs of keys are made.
}, 60_000);
afterAll(() => sandbox.close());

function connect(change: Record<string, string>, twinUrl = `${sandbox.url}/gateways/alipay`): Promise<GatewayClient> {
  return alipay.connect({ ...keys, ...change }, { twinUrl, noticeUrl: NOTICE_URL });
}

/** Of a third pair: neither the shop's nor Alipay's. */
const otherPublicKey = () =>
  generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ type: "spki", format: "pem" }) as string;

let count = 0;
function payment(change: Partial<PaymentStart> = {}): PaymentStart & { handle: null } {
  count += 1;
  return {
    ...{ number: `P261127TEST${count}`, amountFen: 10_001n, createdAt: new Date(), device: "desktop", language: "zh" },
    ...{ expiresAt: new Date(Date.now() + 900_000), title: "青禾=茶/业 P1", ip: "127.0.0.1", handle: null },
    ...{ returnUrl: "https://shop.example/account/payments/1" },
    ...change,
  };
}

/** As the payer's browser opens it. @returns where it is sent on to */
async function open(wanted: PaymentStart): Promise<string> {
  const entry = await client.start(wanted);
  if (entry.kind !== "address") throw new Error("no address");
  const answer = await fetch(entry.url, { redirect: "manual" });
  return answer.headers.get("location") ?? `${answer.status} ${await answer.text()}`;
}

async function openAndPay(wanted: PaymentStart, amountFen = wanted.amountFen) {
  await open(wanted);
  const row = findPayment(sandbox.world, "alipay", wanted.number);
  const paid = row && pay(sandbox.world, row, { amountFen });
  if (!paid) throw new Error("not paid");
  return paid;
}

const refundOf = (of: PaymentStart & { handle: null }, gatewayRef: string, number: string, amountFen: bigint) => ({
  ...{ number, amountFen, reason: "不再需要" },
  payment: { ...of, gatewayRef, paidFen: of.amountFen },
});

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (error: unknown) => (error instanceof GatewayError ? `${error.kind}: ${error.message}` : String(error)),
  );

describe("Alipay's SDK and the twin", () => {
  it("opens a trade on both pages, and knows none that nobody opened", async () => {
    for (const device of ["desktop", "phone", "wechat"] as const) {
      const wanted = payment({ device });
      const entry = await client.start(wanted);
      const url = new URL(entry.kind === "address" ? entry.url : "");
      expect(url.searchParams.get("method")).toBe(
        device === "desktop" ? "alipay.trade.page.pay" : "alipay.trade.wap.pay",
      );
      expect(await client.query(wanted)).toEqual({ state: "missing" });
      await client.close(wanted);
      expect(await open(wanted)).toBe(`${sandbox.url}/gateways/alipay/cashier/${wanted.number}`);
      expect(await client.query(wanted)).toEqual({ state: "pending" });
    }
  });

  it("pays, and closes what nobody paid", async () => {
    const [wanted, other] = [payment(), payment()];
    const { gatewayRef } = await openAndPay(wanted);
    expect(await client.query(wanted)).toMatchObject({
      state: "paid",
      amountFen: 10_001n,
      currency: "CNY",
      gatewayRef,
    });
    expect(await problemOf(client.close(wanted))).toMatch(/^refused: 40004 ACQ\.REASON_TRADE_STATUS_INVALID/);
    await open(other);
    await client.close(other);
    expect(await client.query(other)).toEqual({ state: "closed" });
  });

  it("refunds a number once, and a trade that was refunded in full was still paid", async () => {
    const wanted = payment();
    const { gatewayRef } = await openAndPay(wanted);
    const half = refundOf(wanted, gatewayRef, `R${wanted.number}`, 5_000n);
    expect(await client.queryRefund(half)).toEqual({ state: "missing" });
    expect(await client.refund(half)).toMatchObject({ state: "done", gatewayRef });
    expect(await client.refund(half)).toMatchObject({ state: "done" });
    expect(await client.refund({ ...half, number: `RR${wanted.number}`, amountFen: 5_002n })).toMatchObject({
      state: "rejected",
    });
    await client.refund({ ...half, number: `RRR${wanted.number}`, amountFen: 5_001n });
    expect(await client.query(wanted)).toMatchObject({ state: "paid", amountFen: 10_001n });
    expect(await client.queryRefund(half)).toMatchObject({ state: "done" });
  });

  it("says of a refund that hangs that it isn't decided, and why one was rejected", async () => {
    const wanted = payment();
    const { gatewayRef } = await openAndPay(wanted);
    sandbox.world.transact(() => sandbox.world.putSettings({ gatewayRefunds: "hang" }));
    const slow = refundOf(wanted, gatewayRef, `R${wanted.number}`, 100n);
    expect(await client.refund(slow)).toEqual({ state: "pending" });
    expect(await client.queryRefund(slow)).toEqual({ state: "pending" });
    sandbox.world.transact(() => sandbox.world.putSettings({ gatewayRefunds: "reject" }));
    const bad = refundOf(wanted, gatewayRef, `RR${wanted.number}`, 100n);
    expect(await client.refund(bad)).toEqual({
      state: "rejected",
      reason: "40004 ACQ.TRADE_NOT_ALLOW_REFUND 当前交易不允许退款",
    });
    sandbox.world.transact(() => sandbox.world.putSettings({ gatewayRefunds: "done" }));
  });

  it("believes a notice only with Alipay's signature and for its own application", async () => {
    const wanted = payment();
    const paid = await openAndPay(wanted);
    const read = (body: string, by = client) => by.readNotice({ headers: new Headers(), body });
    const { url, body } = alipayTwin.paymentNotice(sandbox.world, paid, { forged: false });
    expect(url).toBe(NOTICE_URL);
    expect(await read(body)).toEqual({ about: "payment", number: wanted.number });
    const forged = alipayTwin.paymentNotice(sandbox.world, paid, { forged: true });
    expect(await read(forged.body)).toBeNull();
    for (const [name, value] of new URLSearchParams(body)) {
      const changed = new URLSearchParams(body);
      changed.set(
        name,
        value.replace(/^./, (first) => (first === "1" ? "2" : "1")),
      );
      expect([name, await read(changed.toString())]).toEqual([name, null]);
    }
    expect(await read(body, await connect({ appId: "2021000000000000" }))).toBeNull();
    expect(await read("")).toBeNull();
    await client.refund(refundOf(wanted, paid.gatewayRef, `R${wanted.number}`, 100n));
    const [refund] = [...sandbox.world.gatewayRefunds.values()].filter((one) => one.number === `R${wanted.number}`);
    const told = refund && alipayTwin.refundNotice(sandbox.world, refund);
    expect(await read(told?.body ?? "")).toEqual({ about: "refund", number: `R${wanted.number}` });
  });

  it("takes no answer that Alipay did not sign", async () => {
    const { shopPublic } = alipayTwinKeys(sandbox.world);
    const stranger = await connect({ alipayPublicKey: otherPublicKey() });
    const wanted = payment();
    await openAndPay(wanted);
    expect(await problemOf(stranger.query(wanted))).toMatch(/^unreadable: 验签失败/);
    // Somebody on the way writes another sum into the answer.
    const between = createServer(async (request, response) => {
      const method = new URL(request.url ?? "", "http://x").searchParams.get("method");
      const body = await text(request);
      const { "content-type": type = "" } = request.headers;
      const headers = { "content-type": type };
      const answer = await fetch(`${sandbox.url}${request.url}`, { method: "POST", headers, body });
      const honest = await answer.text();
      response.end(method === "alipay.trade.query" ? honest.replace("100.01", "900.01") : honest);
    }).listen(0, "127.0.0.1");
    await once(between, "listening");
    const through = await connect({}, `http://127.0.0.1:${(between.address() as AddressInfo).port}/gateways/alipay`);
    expect(await problemOf(through.query(wanted))).toMatch(/^unreadable: 验签失败/);
    expect(await problemOf(through.close(wanted))).toMatch(/^refused: 40004/);
    between.close();
    between.closeAllConnections();
    expect(await problemOf((await connect({ alipayPublicKey: shopPublic })).query(wanted))).toMatch(
      /^refused: 支付宝公钥/,
    );
    const nowhere = await connect({}, "http://127.0.0.1:9/gateways/alipay");
    expect(await problemOf(nowhere.query(wanted))).toBe("unreachable: alipay.trade.query: no answer");
    expect(await problemOf((await connect({}, `${sandbox.url}/gateways/nobody`)).query(wanted))).toMatch(/HTTP 404$/);
  });

  it("says what is wrong with the keys", async () => {
    expect(await problemOf(client.test())).toBe("nothing");
    expect(await problemOf((await connect({ appId: "2021000000000000" })).test())).toMatch(
      /^refused: 40002 isv.invalid-app-id/,
    );
    const wrong = await connect({
      privateKey: alipayTwinKeys(sandbox.world).alipayPrivate,
      alipayPublicKey: otherPublicKey(),
    });
    expect(await problemOf(wrong.test())).toMatch(/^refused: 40002 isv.invalid-signature/);
    expect(await problemOf((await connect({ privateKey: "MIIE" })).test())).toMatch(/^refused: 应用私钥/);
    expect(await problemOf((await connect({ alipayPublicKey: otherPublicKey() })).test())).toMatch(
      /^unreadable: 验签失败/,
    );
    const lines = keys.privateKey?.replace(/(.{64})/g, "$1\n");
    const pem = `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
    expect(await problemOf((await connect({ privateKey: pem })).test())).toBe("nothing");
  });
});

describe("the bill", () => {
  const read = async (day: string) => {
    const rows: BillRow[] = [];
    for await (const row of client.readBill(day)) rows.push(row);
    return rows;
  };

  it("has the day's payments and refunds with their fees, once the day is over", async () => {
    sandbox.world.transact(() => sandbox.world.advanceClock(DAY_MS));
    const wanted = payment({
      amountFen: 123_450n,
      title: 'a "quoted", title',
      expiresAt: new Date(Date.now() + 2 * DAY_MS),
    });
    const { gatewayRef } = await openAndPay(wanted);
    await client.refund(refundOf(wanted, gatewayRef, `R${wanted.number}`, 50_000n));
    const day = shanghaiDay(new Date(sandbox.world.now()));
    expect(await read(day)).toEqual([]);
    sandbox.world.transact(() => sandbox.world.advanceClock(DAY_MS));
    const at = expect.any(Date) as Date;
    const paid = { kind: "payment", number: wanted.number, gatewayRef, amountFen: 123_450n, feeFen: 741n, at };
    const back = { kind: "refund", number: `R${wanted.number}`, gatewayRef, amountFen: 50_000n, feeFen: -300n, at };
    expect(await read(day)).toEqual([paid, back]);
    sandbox.world.transact(() => sandbox.world.putSettings({ gatewayBills: "missing" }));
    expect(await read(day)).toEqual([back]);
    sandbox.world.transact(() => sandbox.world.putSettings({ gatewayBills: "extra" }));
    expect(await read(day)).toEqual([paid, back, expect.objectContaining({ amountFen: 1_234n })]);
  });
});
