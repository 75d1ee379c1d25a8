import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { catchStatements } from "@/lib/db/testing/statements";
import { PAYOUTS } from "@/lib/ledger/account-codes";
import { adjustWallet } from "@/lib/ledger/adjust-wallet";
import { checkBooks } from "@/lib/ledger/check-books";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { chargeBackTopUp } from "@/lib/payments/top-ups/charge-back-top-up";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { checkGatewayDocuments } from "@/lib/reports/books/check-gateway-documents";
import { listWaitingIds } from "@/lib/reports/list-waiting-ids";
import { readWaiting } from "@/lib/reports/read-waiting";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { askRefund, withdrawRefund } from "./ask-refund";
import { giveUpRefund, retryRefund } from "./decide-questioned-refund";
import { approveRefund, declineRefund } from "./decide-refund";
import { listRefunds } from "./list-refunds";
import { askPayout } from "./payouts/ask-payout";
import { approvePayout } from "./payouts/decide-payout";
import { bouncePayout } from "./payouts/end-payout";
import { readPayoutable } from "./payouts/read-payable";
import { readRefundable } from "./read-refundable";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";
import { startPayment } from "./start-payment";

let shop: ShopWorld;
let [staff, second]: StaffActor[] = [];
beforeAll(async () => {
  shop = await startShopWorld({}, { noon: false });
  await setUpGateway(shop.sandbox.url, "stripe");
  [staff, second] = [await shop.staff(), await shop.staff()];
});
afterAll(async () => {
  expect(await checkGatewayDocuments(shop.database.db)).toEqual([]);
  await shop.close();
});

const as = (actor: StaffActor | undefined): StaffActor => {
  if (!actor) throw new Error("no staff");
  return actor;
};
const key = () => ({ idempotencyKey: randomUUID() });

/** A customer who has paid a sum at the twin. */
async function payer(amountFen: bigint): Promise<{ buyer: Buyer; paymentId: string }> {
  const buyer = await shop.customer(0n);
  const started = await startPayment(
    buyer.actor,
    { gateway: "stripe", device: "phone", amountFen },
    { locale: "zh", headers: new Headers(), ...key() },
  );
  await shop.control("pay", { gateway: "stripe", number: started.number });
  await shop.database.db.payment.update({ where: { id: started.id }, data: { askedAt: null } });
  expect(await settlePayment(started.id)).toMatchObject({ state: "paid" });
  return { buyer, paymentId: started.id };
}

async function payoutsFen(): Promise<bigint> {
  const { _sum } = await shop.database.db.posting.aggregate({
    where: { account: { code: PAYOUTS } },
    _sum: { amountFen: true },
  });
  return _sum.amountFen ?? 0n;
}

const refund = (id: string) => shop.database.db.paymentRefund.findUniqueOrThrow({ where: { id } });
const atTwin = (number: string) =>
  [...shop.sandbox.world.gatewayRefunds.values()].filter((row) => row.number === number);

it("goes back once, although it is asked for, approved and sent fifty times at once", async () => {
  const { buyer, paymentId } = await payer(50_000n);
  const same = key();
  const input = { id: paymentId, amountFen: 20_000n, reason: "多充了" };
  const asked = await Promise.all(Array.from({ length: 50 }, () => askRefund(buyer.actor, input, same)));
  const ids = new Set(asked.map(({ id }) => id));
  expect(ids.size).toBe(1);
  const [{ id, number }] = asked as [(typeof asked)[0]];
  const approved = await Promise.allSettled(Array.from({ length: 50 }, () => approveRefund(as(staff), { id })));
  expect(approved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await buyer.balance()).balanceFen).toBe(30_000n);
  await Promise.all(Array.from({ length: 10 }, () => sendRefund(id)));
  expect(await refund(id)).toMatchObject({ state: "done" });
  expect(atTwin(number)).toHaveLength(1);
  expect(await payoutsFen()).toBe(0n);
  expect((await readRefundable(buyer.actor, { id: paymentId })).mostFen).toBe(30_000n);
  expect(await checkBooks(shop.database.db)).toEqual([]);
});

it("is written and committed before the gateway is told: approving it tells nobody", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  const { id, number } = await askRefund(buyer.actor, { id: paymentId, amountFen: 4_000n, reason: "多充了" }, key());
  await approveRefund(as(staff), { id });
  expect((await refund(id)).state).toBe("approved");
  expect(atTwin(number)).toHaveLength(0);
  await sendRefund(id);
  expect(atTwin(number)).toHaveLength(1);
});

it("what the gateway rejects is back in the wallet, and can be asked for again", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  shop.settings({ gatewayRefunds: "reject" });
  const { id } = await askRefund(buyer.actor, { id: paymentId, amountFen: 10_000n, reason: "不要了" }, key());
  await approveRefund(as(staff), { id });
  expect((await buyer.balance()).balanceFen).toBe(0n);
  await sendRefund(id);
  expect(await refund(id)).toMatchObject({ state: "rejected" });
  expect((await buyer.balance()).balanceFen).toBe(10_000n);
  expect((await readRefundable(buyer.actor, { id: paymentId })).mostFen).toBe(10_000n);
  expect(await payoutsFen()).toBe(0n);
  shop.settings({ gatewayRefunds: "done" });
});

it("what went to a bank account goes to no source as well, nor what the shop gave", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  const { userId: customerId } = buyer.actor;
  await adjustWallet(shop.database.db, {
    ...{
      key: randomUUID(),
      customerId,
      amountFen: 10_000n,
      at: new Date(),
      memo: "补偿客户",
      actorId: as(staff).userId,
    },
  });
  const account = {
    account: "6222021001122337",
    accountKind: "company",
    beneficiary: "青禾茶业",
    bank: "招商银行",
  } as const;
  const askRefundOf = (amountFen: bigint) =>
    askRefund(buyer.actor, { id: paymentId, amountFen, reason: "不用了" }, key());
  // Both are asked for while either could be had.
  const refunded = await askRefundOf(10_000n);
  const payout = await askPayout(buyer.actor, { ...account, amountFen: 10_000n, reason: "店不开了" }, key());
  const ends = await Promise.allSettled([
    approvePayout(as(staff), { id: payout.id }),
    approveRefund(as(second), { id: refunded.id }),
  ]);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await buyer.balance()).balanceFen).toBe(10_000n);
  expect((await readRefundable(buyer.actor, { id: paymentId })).mostFen).toBe(0n);
  if (ends[0].status === "fulfilled") {
    await declineRefund(as(second), { id: refunded.id, reason: "已经付到银行账户" });
    await expect(askRefundOf(1n)).rejects.toMatchObject({
      fields: { amountFen: { code: "payments.refund_too_much" } },
    });
    await bouncePayout(as(staff), { id: payout.id, reason: "测试完了" });
  } else await sendRefund(refunded.id);
  expect(await payoutsFen()).toBe(0n);
});

it("what went back to its source in part is not charged back whole on top", async () => {
  const { buyer, paymentId } = await payer(30_000n);
  const { id } = await askRefund(buyer.actor, { id: paymentId, amountFen: 8_000n, reason: "多充了" }, key());
  const charging = { ...as(staff), reauthAt: new Date() };
  const refused = { code: "payments.refunded_part", params: { refundedFen: "8000" }, status: 409 };
  const charge = () => chargeBackTopUp(charging, { id: paymentId, reason: "付款方撤回", seen: 0 });
  await approveRefund(as(staff), { id });
  await expect(charge()).rejects.toMatchObject(refused);
  await sendRefund(id);
  await expect(charge()).rejects.toMatchObject(refused);
  expect((await buyer.balance()).balanceFen).toBe(22_000n);
  expect(await checkBooks(shop.database.db)).toEqual([]);
});

it("what staff charged back by hand does not go back to its source on top", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  await postTopUp(shop.database.db, {
    ...{ topUpId: randomUUID(), customerId: buyer.actor.userId, amountFen: 10_000n },
    ...{ gateway: "bank_transfer", at: new Date() },
  });
  const { id } = await askRefund(buyer.actor, { id: paymentId, amountFen: 4_000n, reason: "多充了" }, key());
  const charging = { ...as(staff), reauthAt: new Date() };
  await chargeBackTopUp(charging, { id: paymentId, reason: "付款方撤回", seen: 0 });
  await expect(approveRefund(as(staff), { id })).rejects.toMatchObject({ code: "payments.refund_too_much" });
  expect((await readRefundable(buyer.actor, { id: paymentId })).mostFen).toBe(0n);
  // Nor is it offered where the wallet is paid out.
  expect((await readPayoutable(buyer.actor)).sources).toEqual([]);
  expect((await buyer.balance()).balanceFen).toBe(10_000n);
  await declineRefund(as(staff), { id, reason: "银行已经退回" });
});

it("one that hangs stays on its way, is asked for, and ends once the gateway has decided", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  shop.settings({ gatewayRefunds: "hang" });
  const { id, number } = await askRefund(buyer.actor, { id: paymentId, amountFen: 4_000n, reason: "退一部分" }, key());
  await approveRefund(as(staff), { id });
  await sendRefund(id);
  await sendRefund(id);
  expect(await refund(id)).toMatchObject({ state: "sent" });
  expect(await payoutsFen()).toBe(4_000n);
  await shop.control("settle-refund", { gateway: "stripe", number, state: "done" });
  await sendRefund(id);
  expect(await refund(id)).toMatchObject({ state: "done" });
  expect(atTwin(number)).toHaveLength(1);
  expect(await payoutsFen()).toBe(0n);
  shop.settings({ gatewayRefunds: "done" });
});

it("above the limit of one person two must agree, and the same one twice is not two", async () => {
  const { buyer, paymentId } = await payer(5_000_000n);
  const { id } = await askRefund(buyer.actor, { id: paymentId, amountFen: 5_000_000n, reason: "全部退回" }, key());
  const waits = (actor: StaffActor | undefined) => listWaitingIds("refunds", as(actor), new Date(), shop.database.db);
  expect([await waits(staff), await waits(second)]).toEqual([[id], [id]]);
  expect(await approveRefund(as(staff), { id, asFirst: true })).toMatchObject({ state: "asked", mine: true });
  expect([await waits(staff), await waits(second)]).toEqual([[], [id]]);
  expect(await readWaiting(as(second), new Date())).toContainEqual({
    kind: "refunds",
    count: 1,
    since: (await refund(id)).createdAt,
  });
  await expect(approveRefund(as(staff), { id })).rejects.toMatchObject({ code: "payments.refund_second" });
  // A page from before says that this person would be the first of two.
  const stale = approveRefund(as(second), { id, asFirst: true });
  await expect(stale).rejects.toMatchObject({ status: 409, code: "approvals.no_longer_first" });
  expect((await buyer.balance()).balanceFen).toBe(5_000_000n);
  expect(await approveRefund(as(second), { id })).toMatchObject({ state: "approved" });
  expect(await waits(second)).toEqual([]);
  expect((await buyer.balance()).balanceFen).toBe(0n);
  await sendRefund(id);
});

it("many small refunds by one person reach the limit of a day as well, together with payouts", async () => {
  const alone = await shop.staff();
  const { buyer, paymentId } = await payer(300_000n);
  const refundOf = async (amountFen: bigint) => {
    const { id } = await askRefund(buyer.actor, { id: paymentId, amountFen, reason: "分几次退" }, key());
    return approveRefund(alone, { id });
  };
  for (let count = 0; count < 3; count++) expect(await refundOf(60_000n)).toMatchObject({ state: "approved" });
  expect(await refundOf(20_001n)).toMatchObject({ state: "asked", mine: true, needsSecond: true });
  // Who was made by the pages a moment ago is no second person.
  const fresh = await shop.staff();
  const event = { at: new Date(), action: "customers.create-staff", subjectKind: "user", subjectId: fresh.userId };
  await shop.database.db.auditEvent.create({ data: { ...event, actorKind: "staff", actorId: alone.userId } });
  const open = await shop.database.db.paymentRefund.findFirstOrThrow({ where: { paymentId, state: "asked" } });
  const refused = { code: "approvals.new_account" };
  await expect(approveRefund(fresh, { id: open.id })).rejects.toMatchObject(refused);
  await approveRefund(as(second), { id: open.id });
  // Nor the first one, whom the one who made the account then follows.
  const other = await payer(500_000n);
  const all = { id: other.paymentId, amountFen: 500_000n, reason: "全部退回" };
  const { id: large } = await askRefund(other.buyer.actor, all, key());
  await expect(approveRefund(fresh, { id: large })).rejects.toMatchObject(refused);
  await declineRefund(as(second), { id: large, reason: "测试完了" });
  for (const { id } of await shop.database.db.paymentRefund.findMany({ where: { paymentId } })) await sendRefund(id);
});

it("more than is in the wallet or was paid can't go back, and what is declined or withdrawn moves nothing", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  const ask = (amountFen: bigint) => askRefund(buyer.actor, { id: paymentId, amountFen, reason: "退款" }, key());
  await expect(ask(10_001n)).rejects.toMatchObject({ status: 422 });
  const first = await ask(9_000n);
  await expect(ask(1_000n)).rejects.toMatchObject({ code: "payments.refund_asked" });
  await withdrawRefund(buyer.actor, { id: first.id });
  const other = await ask(9_000n);
  await declineRefund(as(staff), { id: other.id, reason: "订单还在办理" });
  await expect(approveRefund(as(staff), { id: other.id })).rejects.toMatchObject({ code: "payments.refund_decided" });
  const spent = await ask(10_000n);
  await buyer.buy("spent-by-then.com");
  await expect(approveRefund(as(staff), { id: spent.id })).rejects.toMatchObject({
    ...{ code: "payments.refund_too_much", params: { mostFen: String(10_000n - PRICE_FEN) } },
  });
  expect(await refund(spent.id)).toMatchObject({ state: "asked" });
  expect(await payoutsFen()).toBe(0n);
});

it("what the gateway refuses for want of money waits for staff, is told again under its number, and is done once", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  shop.settings({ gatewayRefunds: "no-money" });
  const { id, number } = await askRefund(buyer.actor, { id: paymentId, amountFen: 4_000n, reason: "多充了" }, key());
  await approveRefund(as(staff), { id });
  await sendRefund(id);
  const { rows } = await listRefunds(as(staff));
  expect(rows.find((row) => row.id === id)).toMatchObject({
    ...{ state: "sent", problem: expect.stringContaining("balance_insufficient") },
  });
  // Until staff decide, the gateway is only asked.
  await sendRefund(id);
  expect(await refund(id)).toMatchObject({ state: "sent", nextAskAt: null, retryCount: 0 });
  expect(await payoutsFen()).toBe(4_000n);
  shop.settings({ gatewayRefunds: "done" });
  await expect(retryRefund(as(staff), { id: randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  const presses = await Promise.allSettled([retryRefund(as(staff), { id }), retryRefund(as(second), { id })]);
  expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await Promise.all(Array.from({ length: 5 }, () => sendRefund(id)));
  expect(await refund(id)).toMatchObject({ state: "done", problem: null });
  expect(atTwin(number)).toHaveLength(1);
  expect(await payoutsFen()).toBe(0n);
});

it("a refund in question can be given up only if the gateway says that it has not made it", async () => {
  const { buyer, paymentId } = await payer(10_000n);
  shop.settings({ gatewayRefunds: "no-money" });
  const { id } = await askRefund(buyer.actor, { id: paymentId, amountFen: 4_000n, reason: "多充了" }, key());
  await approveRefund(as(staff), { id });
  await expect(giveUpRefund(as(staff), { id, reason: "平台余额不足" })).rejects.toMatchObject({
    code: "payments.refund_not_in_question",
  });
  await sendRefund(id);
  await expect(giveUpRefund(as(staff), { id, reason: "平台余额不足" })).rejects.toMatchObject({
    code: "payments.refund_just_told",
  });
  const past = new Date(Date.now() - 120_000);
  await shop.database.db.paymentRefund.update({ where: { id }, data: { askedAt: past } });
  expect(await giveUpRefund(as(staff), { id, reason: "平台余额不足" })).toMatchObject({ state: "rejected" });
  expect((await buyer.balance()).balanceFen).toBe(10_000n);
  expect(await payoutsFen()).toBe(0n);
  shop.settings({ gatewayRefunds: "done" });
});

it("reads the list with as many queries for twenty refunds as for one, and names who decided, for support too", async () => {
  const support: StaffActor = { ...as(staff), role: "support" };
  const queries = async () => (await catchStatements(() => listRefunds(support))).length;
  const asked = async () => {
    const { buyer, paymentId } = await payer(10_000n);
    return askRefund(buyer.actor, { id: paymentId, amountFen: 10_000n, reason: "不要了" }, key());
  };
  const { id } = await asked();
  const few = await queries();
  for (let n = 0; n < 19; n++) await asked();
  expect(await queries()).toBe(few);
  await declineRefund(as(second), { id, reason: "已经用掉了" });
  const { name } = await shop.database.db.user.findUniqueOrThrow({ where: { id: as(second).userId } });
  expect((await listRefunds(support)).rows.find((row) => row.id === id)?.decidedBy).toBe(name);
});
