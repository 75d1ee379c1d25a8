import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { gateways } from "@/lib/gateways/registry";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { findPayment, openPayment, pay } from "@/sandbox/gateways/payments";
import type { GatewayPayment } from "@/sandbox/gateways/rows";
import { paymentKey, type TwinNotice } from "@/sandbox/gateways/twin";
import { twins } from "@/sandbox/gateways/twins";
import { World } from "@/sandbox/world/world";
import { askRefund } from "./ask-refund";
import type { PaymentView } from "./contract";
import { approveRefund } from "./decide-refund";
import { readPayment } from "./read-payment";
import { receiveNotice } from "./receive-notice";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";
import { startPayment } from "./start-payment";
import { judgePayments } from "./testing/judge-payments";

/** What the network, a forger and impatient people do to payments, for each gateway; paying.int.test.ts has the rest. */
const visitor = { kind: "visitor", ip: "127.0.0.1" } as const;
const AMOUNT_FEN = 12_345n;
let shop: ShopWorld;
/** The same gateways, with another merchant's keys. */
const elsewhere = new World({});

beforeAll(async () => {
  shop = await startShopWorld({}, { noon: false });
  for (const { id } of gateways) await setUpGateway(shop.sandbox.url, id);
  shop.settings({ gatewayNotices: "lose" });
}, 120_000);

afterAll(async () => {
  expect(await judgePayments(shop.database.db, shop.sandbox.world)).toEqual([]);
  expect(await shop.threeBooks()).toEqual([]);
  await shop.close();
});

const times = <T>(count: number, work: (at: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, at) => work(at)));
const succeeded = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === "fulfilled").length;
const codesOf = (results: readonly PromiseSettledResult<unknown>[]) => [
  ...new Set(
    results.flatMap((result) => {
      if (result.status === "fulfilled") return [];
      if (!(result.reason instanceof AppError)) throw result.reason;
      return [`${result.reason.status} ${result.reason.code}`];
    }),
  ),
];

describe.each(gateways.map(({ id }) => id))("%s", (gateway) => {
  const twin = twins.find(({ id }) => id === gateway);
  if (!twin) throw new Error(`no twin of ${gateway}`);

  const deliver = ({ headers, body }: TwinNotice, to = gateway) =>
    receiveNotice(
      visitor,
      { gateway: to, body: Buffer.from(body).toString("base64") },
      { headers: new Headers(headers) },
    );
  const atTwin = ({ number }: PaymentView): GatewayPayment => {
    const row = findPayment(shop.sandbox.world, gateway, number);
    if (!row) throw new Error(`no payment ${number} at the twin`);
    return row;
  };
  const notice = (payment: PaymentView) => twin.paymentNotice(shop.sandbox.world, atTwin(payment), { forged: false });

  async function start(buyer: Buyer): Promise<PaymentView> {
    const wanted = { gateway, device: "desktop", amountFen: AMOUNT_FEN } as const;
    const context = { locale: "zh", headers: new Headers(), idempotencyKey: randomUUID() } as const;
    const payment = await startPayment(buyer.actor, wanted, context);
    if (payment.entry?.kind === "address") await fetch(payment.entry.url);
    return payment;
  }
  async function paid(buyer: Buyer): Promise<PaymentView> {
    const payment = await start(buyer);
    await shop.control("pay", { gateway, number: payment.number });
    return payment;
  }
  const walletFen = async (buyer: Buyer) => (await buyer.balance()).balanceFen;

  it("a notice that comes a hundred times at once is posted once", async () => {
    const buyer = await shop.customer(0n);
    const payment = await paid(buyer);
    const same = notice(payment);
    expect(succeeded(await times(100, () => deliver(same)))).toBe(100);
    expect(await settlePayment(payment.id)).toMatchObject({ state: "paid", paidFen: AMOUNT_FEN });
    expect(await walletFen(buyer)).toBe(AMOUNT_FEN);
  });

  it("fifty returns of the customer at once, all of which ask the gateway, are one posting", async () => {
    const buyer = await shop.customer(0n);
    const payment = await paid(buyer);
    const returned = await times(50, async () => {
      // As the page does, each as if nobody had asked a moment ago.
      await settlePayment(payment.id, { again: true });
      return readPayment(buyer.actor, { id: payment.id }, { locale: "zh" });
    });
    expect(succeeded(returned)).toBe(50);
    expect(await walletFen(buyer)).toBe(AMOUNT_FEN);
  });

  it("another merchant's notice about our number is refused, and so is a notice about another gateway's payment", async () => {
    const buyer = await shop.customer(0n);
    const payment = await start(buyer);
    const theirs = pay(elsewhere, openPayment(elsewhere, { ...atTwin(payment) }));
    if (!theirs) throw new Error("not paid there");
    expect(codesOf(await times(1, () => deliver(twin.paymentNotice(elsewhere, theirs, { forged: false }))))).toEqual([
      "400 payments.notice_signature",
    ]);
    const other = gateways.find(({ id }) => id !== gateway)?.id ?? "";
    expect(codesOf(await times(1, () => deliver(notice(payment), other)))).toEqual(["400 payments.notice_signature"]);
    // The gateway signs a notice of a number that the shop gave to a payment through another one.
    const { number } = await startPayment(
      buyer.actor,
      { gateway: other, device: "desktop", amountFen: AMOUNT_FEN },
      { locale: "zh", headers: new Headers() },
    );
    const mixed = twin.paymentNotice(shop.sandbox.world, { ...theirs, number }, { forged: false });
    expect(codesOf(await times(1, () => deliver(mixed)))).toEqual(["404 not_found"]);
    expect(await walletFen(buyer)).toBe(0n);
  });

  it("another currency posts nothing, however often it is told, and is a matter for staff", async () => {
    const buyer = await shop.customer(0n);
    const payment = await start(buyer);
    const { world } = shop.sandbox;
    const dollars = { ...atTwin(payment), currency: "USD" };
    world.transact(() => world.gatewayPayments.put(paymentKey(gateway, payment.number), dollars));
    await shop.control("pay", { gateway, number: payment.number });
    await deliver(notice(payment));
    expect(await settlePayment(payment.id, { again: true })).toMatchObject({ state: "open", problem: "currency" });
    expect(await walletFen(buyer)).toBe(0n);
  });

  it("notices that are replayed after a refund post nothing and refund nothing", async () => {
    const buyer = await shop.customer(0n);
    const payment = await paid(buyer);
    const first = notice(payment);
    await deliver(first);
    const wanted = { id: payment.id, amountFen: AMOUNT_FEN, reason: "不再需要了" };
    const { id, number } = await askRefund(buyer.actor, wanted, { idempotencyKey: randomUUID() });
    await approveRefund(await shop.staff(), { id });
    await sendRefund(id);
    const refunded = shop.sandbox.world.gatewayRefunds.get(paymentKey(gateway, number));
    const second = refunded && twin.refundNotice(shop.sandbox.world, refunded);
    if (!second) throw new Error("no notice of the refund");
    // The gateway's own words about the payment are other ones by now as well.
    await times(20, (at) => deliver([first, second, notice(payment)][at % 3] ?? first));
    await settlePayment(payment.id, { again: true });
    const row = await shop.database.db.payment.findUniqueOrThrow({ where: { id: payment.id } });
    expect(row).toMatchObject({ state: "paid", paidFen: AMOUNT_FEN, refundedFen: AMOUNT_FEN });
    expect(await walletFen(buyer)).toBe(0n);
  });

  it("a refund whose buttons are pressed fifty times is one refund", async () => {
    const buyer = await shop.customer(0n);
    const payment = await paid(buyer);
    await settlePayment(payment.id);
    const wanted = { id: payment.id, amountFen: 5_000n, reason: "不再需要了" };
    const asked = await times(50, () => askRefund(buyer.actor, wanted, { idempotencyKey: randomUUID() }));
    expect([succeeded(asked), codesOf(asked)]).toEqual([1, ["409 payments.refund_asked"]]);
    const { id, number } = await shop.database.db.paymentRefund.findFirstOrThrow({ where: { paymentId: payment.id } });
    const staff = await shop.staff();
    const approved = await times(50, () => approveRefund(staff, { id }));
    expect([succeeded(approved), codesOf(approved)]).toEqual([1, ["409 payments.refund_decided"]]);
    await times(50, () => sendRefund(id));
    expect(await shop.database.db.paymentRefund.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "done" });
    const made = [...shop.sandbox.world.gatewayRefunds.values()].filter((row) => row.number === number);
    expect(made).toMatchObject([{ amountFen: 5_000n, state: "done" }]);
    expect(await walletFen(buyer)).toBe(AMOUNT_FEN - 5_000n);
  });
});
