import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { testGatewayContract } from "@/lib/gateways/contract";
import type { RefundFacts } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { gatewayOf } from "@/lib/gateways/registry";
import { saveGateway } from "@/lib/gateways/save-gateway";
import { testGateway } from "@/lib/gateways/test-gateway";
import { checkBooks } from "@/lib/ledger/check-books";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { findPayment } from "@/sandbox/gateways/payments";
import { wechatTwin } from "@/sandbox/gateways/wechat/wechat-twin";
import { askRefund } from "./ask-refund";
import { approveRefund } from "./decide-refund";
import { identifyPayer } from "./identify-payer";
import { paymentFacts } from "./payment-facts";
import { readPayment } from "./read-payment";
import { receiveNotice } from "./receive-notice";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";
import { startPayment } from "./start-payment";

let shop: ShopWorld;
let buyer: Buyer;
const context = () => ({ locale: "zh" as const, headers: new Headers(), idempotencyKey: randomUUID() });

beforeAll(async () => {
  shop = await startShopWorld({}, { noon: false });
  await setUpGateway(shop.sandbox.url, "wechat");
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer(0n);
});

const start = (device: "desktop" | "phone" | "wechat" = "desktop") =>
  startPayment(buyer.actor, { gateway: "wechat", device, amountFen: 6_900n }, context());
const rowOf = (number: string) => {
  const row = findPayment(shop.sandbox.world, "wechat", number);
  if (!row) throw new Error(`the twin knows no payment ${number}`);
  return row;
};

const limits = { enabled: true, minFen: 1n, maxFen: 100_000n, feeBps: 60 };
async function saveSecret(appSecret: string): Promise<string> {
  const { appSecret: own = "", ...values } = wechatTwin.credentials(shop.sandbox.world);
  await saveGateway({ kind: "system", job: "test" }, { id: "wechat", ...limits, values: { ...values, appSecret } });
  return own;
}
/** As it was set up before there was the field. */
async function forgetSecret(): Promise<string> {
  await shop.database.db.gatewayAccount.deleteMany({});
  return saveSecret("");
}

const refundRow = (id: string) => shop.database.db.paymentRefund.findUniqueOrThrow({ where: { id } });

function deliver(number: string): Promise<Response> {
  const { headers, body } = wechatTwin.paymentNotice(shop.sandbox.world, rowOf(number), { forged: false });
  const input = { gateway: "wechat", body: Buffer.from(body).toString("base64") };
  return receiveNotice({ kind: "anyone" } as never, input, { headers: new Headers(headers) });
}

it("shows a code on a computer and in WeChat, and leads to a page on a phone", async () => {
  const code = await start();
  expect(code.entry).toMatchObject({ kind: "code", svg: expect.stringContaining("<svg"), onPhone: false });
  expect(code.entry).toMatchObject({ twinUrl: `${shop.sandbox.url}/gateways/wechat/cashier/${code.number}` });
  // Without the service account's secret WeChat can't be asked who pays.
  const appSecret = await forgetSecret();
  expect((await start("wechat")).entry).toMatchObject({ kind: "code", onPhone: true });
  await setUpGateway(shop.sandbox.url, "wechat");
  expect(appSecret).toMatch(/^[0-9a-f]{32}$/);
  const phone = await start("phone");
  if (phone.entry?.kind !== "address") throw new Error("no address");
  const { searchParams } = new URL(phone.entry.url);
  expect(searchParams.get("redirect_url")).toBe(`http://localhost:3000/account/payments/${phone.id}`);
  expect(rowOf(code.number).state).toBe("closed");
});

it("opens by itself inside WeChat, once WeChat has said who pays", async () => {
  const wanted = { gateway: "wechat", device: "wechat", amountFen: 6_900n } as const;
  const view = await startPayment(buyer.actor, wanted, { ...context(), locale: "en" });
  if (view.entry?.kind !== "identify") throw new Error(`no way to WeChat: ${view.entry?.kind}`);
  const sent = await fetch(view.entry.url, { redirect: "manual" });
  const back = new URL(sent.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(`http://localhost:3000/account/payments/${view.id}`);
  const given = { code: back.searchParams.get("code") ?? "", state: back.searchParams.get("state") ?? "" };
  const identify = (change: Partial<typeof given> = {}, actor = buyer.actor) =>
    identifyPayer(actor, { id: view.id, ...given, ...change }, { locale: "zh" });
  const stranger = await shop.customer(0n);
  await expect(identify({}, stranger.actor)).rejects.toMatchObject({ code: "not_found" });
  await expect(identify({ state: "P261127OTHER" })).rejects.toMatchObject({ code: "payments.other_payer" });
  await expect(identify({ code: "guessed" })).rejects.toMatchObject({ code: "payments.gateway_refused" });
  await identify();
  // The code is used up; the answer is the same.
  const { entry } = await identify();
  if (entry?.kind !== "bridge") throw new Error(`nothing to open: ${entry?.kind}`);
  expect(entry.values).toMatchObject({ signType: "RSA", package: `prepay_id=wx${view.number}` });
  const bridge = async (values: object) => {
    const body = JSON.stringify(values);
    return (await fetch(`${shop.sandbox.url}/gateways/wechat/bridge`, { method: "POST", body })).json();
  };
  expect(await bridge({ ...entry.values, timeStamp: "1" })).toEqual({ err_msg: "get_brand_wcpay_request:fail" });
  expect(await bridge(entry.values)).toEqual({ err_msg: "get_brand_wcpay_request:ok" });
  await shop.database.db.payment.update({ where: { id: view.id }, data: { askedAt: null } });
  expect(await settlePayment(view.id)).toMatchObject({ state: "paid", problem: null });
});

it("says that the secret is wrong when the keys are tested", async () => {
  await saveSecret("0".repeat(32));
  const { account } = await testGateway(await shop.staff(), { id: "wechat" });
  expect(account?.testProblem).toContain("appSecret: 40125");
  await setUpGateway(shop.sandbox.url, "wechat");
});

it("counts what the page shows of the saved keys as the saved ones when they are tested", async () => {
  const { account } = await testGateway(await shop.staff(), { id: "wechat" });
  const input = testGatewayContract.input.parse({ id: "wechat", values: account?.values });
  expect(await testGateway(await shop.staff(), input)).toMatchObject({ problem: null, ofSaved: true });
});

it("posts once what the notice, the customer's return and the job find paid at the same time", async () => {
  const view = await start();
  await shop.control("pay", { gateway: "wechat", number: view.number });
  const [answer] = await Promise.all([
    deliver(view.number),
    deliver(view.number),
    readPayment(buyer.actor, { id: view.id }, { locale: "zh" }),
    settlePayment(view.id),
  ]);
  expect([answer.status, await answer.json()]).toEqual([200, { code: "SUCCESS", message: "成功" }]);
  const { gatewayRef, paidAtMs } = rowOf(view.number);
  const row = await shop.database.db.payment.findUniqueOrThrow({ where: { id: view.id } });
  expect(row).toMatchObject({ state: "paid", paidFen: 6_900n, gatewayRef, problem: null, late: false });
  expect(Math.abs((row.paidAt?.getTime() ?? 0) - (paidAtMs ?? 0))).toBeLessThan(1_000);
  expect((await buyer.balance()).balanceFen).toBe(6_900n);
  expect(await checkBooks(shop.database.db)).toEqual([]);
});

it("refunds once under one number, waits for what hangs, and hears what became of it", async () => {
  const view = await start();
  await shop.control("pay", { gateway: "wechat", number: view.number });
  const row = await settlePayment(view.id);
  const { client } = await openGateway("wechat");
  const refund = (number: string, amountFen: bigint): RefundFacts => ({
    ...{ number, amountFen, reason: "客户要求退回，理由很长".repeat(10) },
    payment: { ...paymentFacts(row), gatewayRef: row.gatewayRef ?? "", paidFen: row.paidFen ?? 0n },
  });
  const first = refund(`RA${view.number}`, 900n);
  const done = await client.refund(first);
  expect(done).toMatchObject({ state: "done" });
  expect(await client.refund(first)).toEqual(done);
  shop.settings({ gatewayRefunds: "hang" });
  const second = refund(`RB${view.number}`, 6_000n);
  expect(await client.refund(second)).toEqual({ state: "pending" });
  await expect(client.refund(refund(`RC${view.number}`, 1n))).rejects.toMatchObject({ kind: "refused" });
  await shop.control("settle-refund", { gateway: "wechat", number: second.number, state: "rejected" });
  expect(await client.queryRefund(second)).toMatchObject({
    state: "rejected",
    reason: expect.stringContaining("CLOSED"),
  });
  shop.settings({ gatewayRefunds: "done" });
  expect(await client.queryRefund(refund("RD1", 1n))).toEqual({ state: "missing" });
});

it("answers a notice although WeChat has not answered the question yet, and posts it once it has", async () => {
  const view = await start();
  await shop.control("pay", { gateway: "wechat", number: view.number });
  const { connect } = gatewayOf("wechat");
  let answer = () => undefined as unknown;
  const asked = new Promise((resolve) => {
    answer = () => resolve(null);
  });
  const slow = vi.spyOn(gatewayOf("wechat"), "connect").mockImplementation(async (keys, place) => {
    const client = await connect(keys, place);
    return { ...client, query: (payment) => asked.then(() => client.query(payment)) };
  });
  expect((await deliver(view.number)).status).toBe(200);
  expect((await buyer.balance()).balanceFen).toBe(0n);
  answer();
  await vi.waitFor(async () => expect((await buyer.balance()).balanceFen).toBe(6_900n), { timeout: 10_000 });
  slow.mockRestore();
});

it("does not take a refund for rejected when WeChat refuses the question what became of it", async () => {
  const view = await start();
  await shop.control("pay", { gateway: "wechat", number: view.number });
  await settlePayment(view.id);
  const asked = { id: view.id, amountFen: 6_900n, reason: "不需要了" };
  const { id } = await askRefund(buyer.actor, asked, { idempotencyKey: randomUUID() });
  await approveRefund(await shop.staff(), { id });
  shop.settings({ gatewayRefunds: "hang" });
  await sendRefund(id);
  const { mchId = "", appId = "", publicKeyId = "", publicKey = "" } = wechatTwin.credentials(shop.sandbox.world);
  const values = { mchId, appId, publicKeyId, publicKey, serialNo: "0".repeat(40) };
  await saveGateway({ kind: "system", job: "test" }, { id: "wechat", ...limits, values });
  await sendRefund(id);
  expect(await refundRow(id)).toMatchObject({ state: "sent" });
  expect((await buyer.balance()).balanceFen).toBe(0n);
  await setUpGateway(shop.sandbox.url, "wechat");
  const { number } = await refundRow(id);
  await shop.control("settle-refund", { gateway: "wechat", number, state: "done" });
  await sendRefund(id);
  expect(await refundRow(id)).toMatchObject({ state: "done", gatewayRef: expect.any(String) });
  expect(await checkBooks(shop.database.db)).toEqual([]);
  shop.settings({ gatewayRefunds: "done" });
});
