import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addItem } from "@/lib/carts/add-item";
import { readCart } from "@/lib/carts/read-cart";
import { readCheckout } from "@/lib/carts/read-checkout";
import { AppError } from "@/lib/core/errors";
import { addMs } from "@/lib/core/time";
import { type GatewayClient, GatewayError } from "@/lib/gateways/gateway";
import { gatewayOf, gateways } from "@/lib/gateways/registry";
import { testGateway } from "@/lib/gateways/test-gateway";
import { writePapers } from "@/lib/papers/write-papers";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import enGateways from "@/messages/en/gateways.json";
import zhGateways from "@/messages/zh/gateways.json";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { findPayment } from "@/sandbox/gateways/payments";
import { twins } from "@/sandbox/gateways/twins";
import { askRefund } from "./ask-refund";
import { cancelPayment } from "./cancel-payment";
import type { PaymentView } from "./contract";
import { retryRefund } from "./decide-questioned-refund";
import { approveRefund } from "./decide-refund";
import { listInQuestion } from "./list-in-question";
import { listPayable } from "./list-payable";
import { readPayment } from "./read-payment";
import { receiveNotice } from "./receive-notice";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";
import { readAnyPayment } from "./staff/read-any-payment";
import { payOrder, startPayment } from "./start-payment";

const visitor = { kind: "visitor", ip: "127.0.0.1" } as const;
const context = { locale: "zh", headers: new Headers() } as const;
const jar = { setCookie: () => undefined };
const AMOUNT_FEN = 12_345n;
let world: ShopWorld;

beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
  for (const { id } of gateways) await setUpGateway(world.sandbox.url, id);
}, 120_000);

afterAll(async () => {
  expect(await world.threeBooks()).toEqual([]);
  await world.close();
});

const start = (buyer: Buyer, gateway: string, idempotencyKey = randomUUID()) =>
  startPayment(buyer.actor, { gateway, device: "desktop", amountFen: AMOUNT_FEN }, { ...context, idempotencyKey });

it.each(gateways.map(({ id }) => id))(
  "%s brings the payer back with where to go on, and to no other site",
  async (gateway) => {
    const buyer = await world.customer(0n);
    for (const [next, query] of [
      ["/checkout", "?next=%2Fcheckout"],
      ["//evil.example/x", ""],
    ] as const) {
      const { entry, id, number } = await startPayment(
        buyer.actor,
        { gateway, device: "phone", amountFen: AMOUNT_FEN, next },
        { ...context, locale: "en", idempotencyKey: randomUUID() },
      );
      await open({ entry });
      const told = findPayment(world.sandbox.world, gateway, number)?.returnUrl;
      // The account's pages have one address in both languages.
      expect(told).toBe(`${process.env.APP_URL ?? "http://localhost:3000"}/account/payments/${id}${query}`);
    }
  },
);

/** The payer opens the page; a code needs no opening. */
async function open({ entry }: Pick<PaymentView, "entry">): Promise<void> {
  if (entry?.kind === "address") expect((await fetch(entry.url)).status).toBe(200);
}

/** The payer pays at the twin. Its notice reaches nobody: no web server runs in this test. */
const pay = ({ gateway, number }: PaymentView, how: { amountFen?: string; evenClosed?: boolean } = {}) =>
  world.control("pay", { gateway, number, ...how });

async function startAndPay(buyer: Buyer, gateway: string): Promise<PaymentView> {
  const payment = await start(buyer, gateway);
  await open(payment);
  await pay(payment);
  return payment;
}

/** As if nobody had asked the gateway in the last seconds. */
const forgetAsking = (id: string) =>
  world.database.db.payment.update({ where: { id }, data: { askedAt: null, nextAskAt: new Date() } });

async function settle(id: string) {
  await forgetAsking(id);
  return settlePayment(id);
}

async function notify({ gateway, number }: PaymentView, forged = false): Promise<Response> {
  const twin = twins.find(({ id }) => id === gateway);
  const row = findPayment(world.sandbox.world, gateway, number);
  if (!twin || !row) throw new Error(`no payment ${number} at the twin`);
  const { headers, body } = twin.paymentNotice(world.sandbox.world, row, { forged });
  return receiveNotice(
    visitor,
    { gateway, body: Buffer.from(body).toString("base64") },
    { headers: new Headers(headers) },
  );
}

/** How often a payment was posted. */
const postings = ({ id }: PaymentView) => world.database.db.topUp.count({ where: { id, amountFen: AMOUNT_FEN } });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (error: unknown) => {
      if (error instanceof AppError) return `${error.status} ${error.code}`;
      throw error;
    },
  );

describe.each(gateways.map(({ id }) => id))("a payment through %s", (gateway) => {
  it("works with the saved keys", async () => {
    const { account } = await testGateway(await world.staff(), { id: gateway });
    expect(account).toMatchObject({ testProblem: null, otherWorld: false });
    expect(account?.testedAt).not.toBeNull();
  });

  it("is posted once, whoever learns of it first", async () => {
    const ways = {
      return: ({ id }: PaymentView, buyer: Buyer) => readPayment(buyer.actor, { id }, context),
      notice: (payment: PaymentView) => notify(payment),
      job: ({ id }: PaymentView) => settlePayment(id),
    };
    for (const first of Object.values(ways)) {
      const buyer = await world.customer(0n);
      const payment = await start(buyer, gateway);
      await open(payment);
      expect(await settle(payment.id)).toMatchObject({ state: "open" });
      await pay(payment);
      await forgetAsking(payment.id);
      await first(payment, buyer);
      expect(await readPayment(buyer.actor, { id: payment.id }, context)).toMatchObject({ state: "paid", late: false });
      for (const other of Object.values(ways)) await other(payment, buyer);
      expect(await postings(payment)).toBe(1);
      expect(await buyer.balance()).toEqual({ balanceFen: AMOUNT_FEN, heldFen: 0n });
      // The next time it is chosen beforehand.
      expect((await listPayable(buyer.actor)).gateways[0]?.id).toBe(gateway);
    }
  });

  it("is posted once by fifty questions and notices at once", async () => {
    const buyer = await world.customer(0n);
    const payment = await startAndPay(buyer, gateway);
    await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        await forgetAsking(payment.id);
        await (at % 5 === 0 ? notify(payment) : settlePayment(payment.id));
      }),
    );
    expect(await settle(payment.id)).toMatchObject({ state: "paid", paidFen: AMOUNT_FEN, problem: null });
    expect(await postings(payment)).toBe(1);
    expect((await buyer.balance()).balanceFen).toBe(AMOUNT_FEN);
  });

  it("is one payment for a key that comes twice at once", async () => {
    const buyer = await world.customer(0n);
    const key = randomUUID();
    const started = await Promise.allSettled([start(buyer, gateway, key), start(buyer, gateway, key)]);
    expect(started.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await world.database.db.payment.count({ where: { customerId: buyer.actor.userId } })).toBe(1);
    const again = await start(buyer, gateway, key);
    expect(again).toMatchObject({ state: "open" });
    expect(again.entry).not.toBeNull();
  });

  it("is closed by its customer, by a second try and by time, and can't be paid then", async () => {
    const buyer = await world.customer(0n);
    const first = await start(buyer, gateway);
    await open(first);
    const second = await start(buyer, gateway);
    await open(second);
    expect(await readPayment(buyer.actor, { id: first.id }, context)).toMatchObject({
      ...{ state: "closed", entry: null, expired: false },
    });
    await expect(pay(first)).rejects.toThrow("closed");
    expect(await cancelPayment(buyer.actor, { id: second.id }, context)).toMatchObject({ state: "closed" });
    await expect(pay(second)).rejects.toThrow("closed");
    // Nobody opens this one: a gateway may know nothing of it.
    const third = await start(buyer, gateway);
    await world.database.db.payment.update({ where: { id: third.id }, data: { expiresAt: addMs(new Date(), -1_000) } });
    expect(await settle(third.id)).toMatchObject({ state: "closed" });
    expect(await readPayment(buyer.actor, { id: third.id }, context)).toMatchObject({ expired: true });
    const forStaff = await readAnyPayment(await world.staff(), { id: third.id }, context);
    expect(forStaff).toMatchObject({ expired: true, payment: { state: "closed" } });
    expect((await buyer.balance()).balanceFen).toBe(0n);
  });

  it("that was paid while it was being closed counts as paid; paid later, it is posted as late", async () => {
    const buyer = await world.customer(0n);
    const paid = await start(buyer, gateway);
    await open(paid);
    // Asked a moment ago, as pages and the job do.
    expect(await settle(paid.id)).toMatchObject({ state: "open" });
    await pay(paid);
    expect(await cancelPayment(buyer.actor, { id: paid.id }, context)).toMatchObject({ state: "paid", late: false });
    const closed = await start(buyer, gateway);
    await open(closed);
    await cancelPayment(buyer.actor, { id: closed.id }, context);
    await pay(closed, { evenClosed: true });
    expect(await settle(closed.id)).toMatchObject({ state: "paid", late: true });
    const forStaff = {
      expired: false,
      refused: false,
      forOrder: false,
      orderProblem: null,
      closedAt: expect.any(Date),
    };
    expect(await readAnyPayment(await world.staff(), { id: closed.id }, context)).toMatchObject({
      ...{ ...forStaff, payment: { late: true } },
    });
    expect((await buyer.balance()).balanceFen).toBe(2n * AMOUNT_FEN);
  });

  it("of another sum posts nothing, and is a matter for staff", async () => {
    const buyer = await world.customer(0n);
    const payment = await start(buyer, gateway);
    await open(payment);
    await pay(payment, { amountFen: "1" });
    await settle(payment.id);
    expect(await readPayment(buyer.actor, { id: payment.id }, context)).toMatchObject({
      ...{ state: "open", inQuestion: true, paidAt: null },
    });
    expect((await buyer.balance()).balanceFen).toBe(0n);
    // Staff see what arrived, and find it at the gateway.
    const staff = await world.staff();
    expect(await readAnyPayment(staff, { id: payment.id }, context)).toMatchObject({
      ...{ arrivedFen: 1n, payment: { state: "question", gatewayRef: expect.stringMatching(/./) } },
    });
    const questioned = (await listInQuestion(staff)).find(({ id }) => id === payment.id);
    expect(questioned).toMatchObject({ amountFen: AMOUNT_FEN, arrivedFen: 1n });
    // The customer can still pay anew.
    expect(await start(buyer, gateway)).toMatchObject({ state: "open", inQuestion: false });
  });

  it("takes notices that the gateway signed, and no others", async () => {
    const buyer = await world.customer(0n);
    const payment = await startAndPay(buyer, gateway);
    expect(await codeOf(notify(payment, true))).toBe("400 payments.notice_signature");
    const body = Buffer.from("a=1&sign=AAAA").toString("base64");
    const garbage = receiveNotice(visitor, { gateway, body }, { headers: new Headers() });
    expect(await codeOf(garbage)).toBe("400 payments.notice_signature");
    expect((await buyer.balance()).balanceFen).toBe(0n);
    expect((await notify(payment)).ok).toBe(true);
    expect((await buyer.balance()).balanceFen).toBe(AMOUNT_FEN);
  });

  describe("refunded to its source", () => {
    const BACK_FEN = 5_000n;

    async function approve(buyer: Buyer): Promise<string> {
      const { id } = await startAndPay(buyer, gateway);
      await settle(id);
      const wanted = { id, amountFen: BACK_FEN, reason: "不再需要了" };
      const asked = await askRefund(buyer.actor, wanted, { idempotencyKey: randomUUID() });
      await approveRefund(await world.staff(), { id: asked.id });
      expect((await buyer.balance()).balanceFen).toBe(AMOUNT_FEN - BACK_FEN);
      return asked.id;
    }
    const read = (id: string) => world.database.db.paymentRefund.findUniqueOrThrow({ where: { id } });

    it("goes to the gateway once, by ten workers at once", async () => {
      const buyer = await world.customer(0n);
      const id = await approve(buyer);
      await Promise.all(Array.from({ length: 10 }, () => sendRefund(id)));
      await sendRefund(id);
      const { state, number } = await read(id);
      expect(state).toBe("done");
      const made = [...world.sandbox.world.gatewayRefunds.values()].filter((one) => one.number === number);
      expect(made).toMatchObject([{ amountFen: BACK_FEN }]);
      expect((await buyer.balance()).balanceFen).toBe(AMOUNT_FEN - BACK_FEN);
    });

    it("waits for staff while the shop has too little money there, and is made under the same number", async () => {
      const buyer = await world.customer(0n);
      const id = await approve(buyer);
      world.settings({ gatewayRefunds: "no-money" });
      await sendRefund(id);
      world.settings({ gatewayRefunds: "done" });
      await sendRefund(id);
      const { state, problem } = await read(id);
      expect(state).toBe("sent");
      expect(problem).toMatch(/BALANCE_NOT_ENOUGH|NOT_ENOUGH|balance_insufficient/);
      await retryRefund(await world.staff(), { id });
      await sendRefund(id);
      expect(await read(id)).toMatchObject({ state: "done", problem: null });
      expect((await buyer.balance()).balanceFen).toBe(AMOUNT_FEN - BACK_FEN);
    });

    it.each(["done", "rejected"] as const)("waits for the gateway, which ends it as %s", async (state) => {
      const buyer = await world.customer(0n);
      const id = await approve(buyer);
      world.settings({ gatewayRefunds: "hang" });
      await sendRefund(id);
      await sendRefund(id);
      world.settings({ gatewayRefunds: "done" });
      const { state: sent, number } = await read(id);
      expect(sent).toBe("sent");
      // While the gateway refuses every question, nothing is given back: the refund may well be done.
      const connect = vi.spyOn(gatewayOf(gateway), "connect");
      const refuse = () => Promise.reject(new GatewayError("refused", "wrong keys"));
      connect.mockResolvedValue({ queryRefund: refuse, refund: refuse } as Partial<GatewayClient> as GatewayClient);
      await sendRefund(id);
      connect.mockRestore();
      expect((await read(id)).state).toBe("sent");
      await world.control("settle-refund", { gateway, number, state });
      await sendRefund(id);
      expect((await read(id)).state).toBe(state);
      const back = state === "done" ? BACK_FEN : 0n;
      expect((await buyer.balance()).balanceFen).toBe(AMOUNT_FEN - back);
    });
  });

  describe("for an order", () => {
    async function order(buyer: Buyer, name: string): Promise<PaymentView> {
      await addItem(buyer.actor, { action: "purchase", productLine: "domain", name }, jar);
      const items = (await readCheckout(buyer.actor)).items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
      const { registrantId } = buyer;
      const wanted = { gateway, device: "phone", items, registrantId, acceptTerms: true } as const;
      const payment = await payOrder(buyer.actor, wanted, { ...context, idempotencyKey: randomUUID() });
      await open(payment);
      await pay(payment);
      return payment;
    }
    const newName = () => `paid${randomUUID().slice(0, 8)}.com`;

    it("places it with the money, in one step", async () => {
      const buyer = await world.customer(1_000n);
      const payment = await order(buyer, newName());
      expect(await world.database.db.order.count({ where: { customerId: buyer.actor.userId } })).toBe(0);
      const { orderId } = await settle(payment.id);
      const view = await readPayment(buyer.actor, { id: payment.id }, context);
      expect(view).toMatchObject({ state: "paid", forOrder: true, orderId, orderProblem: null });
      expect(orderId).not.toBeNull();
      expect(await buyer.balance()).toEqual({ balanceFen: 0n, heldFen: payment.amountFen + 1_000n });
      expect((await readCart(buyer.actor, {})).count).toBe(0);
    });

    it.each([
      ["alone", 0n],
      ["beside the wallet", 1_000n],
    ])("is named on the order's receipt: %s", async (_, walletFen) => {
      const buyer = await world.customer(walletFen);
      const { orderId } = await settle((await order(buyer, newName())).id);
      const [item] = await world.database.db.orderItem.findMany({ where: { orderId: orderId ?? "" } });
      expect(await world.drive(item?.id ?? "", { stepMs: 1 })).toBe("done");
      await writePapers(world.database.db, orderId ?? "");
      const { content } = await world.database.db.paper.findFirstOrThrow({ where: { orderId: orderId ?? "" } });
      const nameIn = (words: object) => (words as Record<string, { name: string }>)[gateway]?.name;
      const name = { zh: nameIn(zhGateways), en: nameIn(enGateways) };
      expect(content).toMatchObject({ paidThrough: { name, withWallet: walletFen > 0n } });
    });

    it.each([
      ["what the shop knows has changed", ({ registrantId: id }: Buyer) => archive(id), "注册人"],
      // Found out when the order is written: only that is undone.
      ["the rest of the wallet was spent", (buyer: Buyer) => buyer.buy(newName(), { priceFen: 1_000n }), "余额"],
    ])("keeps the money in the wallet when %s by then, and says so", async (_, change, reason) => {
      const buyer = await world.customer(1_000n);
      const payment = await order(buyer, newName());
      const { heldFen } = await change(buyer).then(() => buyer.balance());
      expect(await settle(payment.id)).toMatchObject({ state: "paid", orderId: null });
      const view = await readPayment(buyer.actor, { id: payment.id }, context);
      expect(view.orderProblem).toContain(reason);
      const forStaff = await readAnyPayment(await world.staff(), { id: view.id }, context);
      expect(forStaff).toMatchObject({ forOrder: true, order: null, orderProblem: view.orderProblem });
      expect(await buyer.balance()).toEqual({ balanceFen: payment.amountFen + 1_000n - heldFen, heldFen });
      expect((await readCart(buyer.actor, {})).count).toBe(1);
    });
    const archive = (id: string) =>
      world.database.db.registrant.update({ where: { id }, data: { archivedAt: new Date() } });
  });
});
