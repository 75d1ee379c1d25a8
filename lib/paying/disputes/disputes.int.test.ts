import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMs } from "@/lib/core/time";
import { checkBooks } from "@/lib/ledger/check-books";
import { readDebt } from "@/lib/ledger/read-debt";
import { chargeBackTopUp } from "@/lib/payments/top-ups/charge-back-top-up";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { checkDocuments } from "@/lib/reports/books/check-documents";
import { setUpGateway } from "@/prisma/set-up-gateway";
import type { DisputeStep } from "@/sandbox/gateways/twin";
import { paymentKey } from "@/sandbox/gateways/twin";
import { twins } from "@/sandbox/gateways/twins";
import { receiveNotice } from "../receive-notice";
import { settlePayment } from "../settle-payment";
import { startPayment } from "../start-payment";
import { listDisputes } from "./list-disputes";
import { settleDispute } from "./settle-dispute";

let shop: ShopWorld;
const AMOUNT_FEN = 20_000n;
const visitor = { kind: "visitor", ip: "127.0.0.1" } as const;

/** Faults of these documents; the customers' first money of this world has none. */
const ofPapers = async () =>
  (await checkDocuments(shop.database.db)).filter(({ subject }) => subject.startsWith("dispute:"));

beforeAll(async () => {
  shop = await startShopWorld({}, { noon: false });
  await setUpGateway(shop.sandbox.url, "stripe");
});
afterAll(async () => {
  expect(await checkBooks(shop.database.db)).toEqual([]);
  expect(await ofPapers()).toEqual([]);
  await shop.close();
});

interface Paid {
  buyer: Buyer;
  paymentId: string;
  number: string;
}

async function paid(): Promise<Paid> {
  const buyer = await shop.customer(0n);
  const started = await startPayment(
    buyer.actor,
    { gateway: "stripe", device: "desktop", amountFen: AMOUNT_FEN },
    { locale: "zh", headers: new Headers(), idempotencyKey: randomUUID() },
  );
  await shop.control("pay", { gateway: "stripe", number: started.number });
  await shop.database.db.payment.update({ where: { id: started.id }, data: { askedAt: null } });
  expect(await settlePayment(started.id)).toMatchObject({ state: "paid" });
  return { buyer, paymentId: started.id, number: started.number };
}

/** The dispute comes one step further at the twin, which tells nobody: no web server runs in this test. */
const happens = ({ number }: Paid, step: DisputeStep) =>
  shop.control("dispute", { gateway: "stripe", number, step, silent: true });

/** The notice of a step reaches the shop, whatever has happened since. */
async function notify({ number }: Paid, step: DisputeStep): Promise<number> {
  const { world } = shop.sandbox;
  const payment = world.gatewayPayments.get(paymentKey("stripe", number));
  const dispute = world.gatewayDisputes.get(paymentKey("stripe", `dp_${payment?.gatewayRef}`));
  const twin = twins.find(({ id }) => id === "stripe");
  if (!dispute || !twin?.disputeNotice) throw new Error("no dispute at the twin");
  const { headers, body } = twin.disputeNotice(world, dispute, step);
  const request = { gateway: "stripe", body: Buffer.from(body).toString("base64") };
  return (await receiveNotice(visitor, request, { headers: new Headers(headers) })).status;
}

/** The worker runs the job of the dispute, as if its time had come. */
async function job({ paymentId }: Paid): Promise<void> {
  const past = addMs(new Date(), -10_000);
  const rows = await shop.database.db.paymentDispute.updateManyAndReturn({
    where: { OR: [{ paymentId }, { paymentId: null }], nextAskAt: { not: null } },
    data: { askedAt: past, nextAskAt: past },
  });
  for (const { id } of rows) await settleDispute(id);
}

const disputeOf = ({ paymentId }: Paid) => shop.database.db.paymentDispute.findFirstOrThrow({ where: { paymentId } });
const payment = ({ paymentId }: Paid) => shop.database.db.payment.findUniqueOrThrow({ where: { id: paymentId } });
const owed = ({ buyer }: Paid) => readDebt(shop.database.db, buyer.actor.userId);
const available = async ({ buyer }: Paid) => (await buyer.balance()).balanceFen;
const mails = ({ buyer }: Paid) =>
  shop.database.db.mail.count({ where: { userId: buyer.actor.userId, template: "paying.disputed" } });

describe.each([
  ["as they happened, each a hundred times", 100, ["open", "withdraw", "win", "reinstate"]],
  ["backwards", 10, ["reinstate", "win", "withdraw", "open"]],
  ["mixed", 10, ["withdraw", "reinstate", "open", "win"]],
] as [string, number, DisputeStep[]][])("notices that come %s", (_, times, order) => {
  it("of a dispute that was lost take the money once", async () => {
    const one = await paid();
    await happens(one, "open");
    await happens(one, "withdraw");
    await happens(one, "lose");
    for (const step of order) await Promise.all(Array.from({ length: times }, () => notify(one, step)));
    await job(one);
    expect(await disputeOf(one)).toMatchObject({ state: "lost", takenFen: AMOUNT_FEN, moveCount: 1, nextAskAt: null });
    expect(await available(one)).toBe(0n);
    expect(await owed(one)).toBe(0n);
    expect(await mails(one)).toBe(1);
  });

  it("between the steps of one that was won give the money back once", async () => {
    const one = await paid();
    const steps: DisputeStep[] = ["open", "withdraw", "win", "reinstate"];
    for (const [at, step] of steps.entries()) {
      await happens(one, step);
      await Promise.all(Array.from({ length: 10 }, () => notify(one, order[at] ?? step)));
      await job(one);
    }
    expect(await disputeOf(one)).toMatchObject({ state: "won", takenFen: 0n, moveCount: 2, nextAskAt: null });
    expect(await payment(one)).toMatchObject({ disputedFen: 0n });
    expect(await available(one)).toBe(AMOUNT_FEN);
    expect(await mails(one)).toBe(2);
  });
});

it("of spent money becomes a debt, which is paid first once the money comes back", async () => {
  const one = await paid();
  await one.buyer.buy(`disputed-${randomUUID().slice(0, 8)}.com`);
  const spent = AMOUNT_FEN - (await available(one));
  expect(spent).toBeGreaterThan(0n);
  await happens(one, "withdraw");
  await notify(one, "withdraw");
  expect(await available(one)).toBe(0n);
  expect(await owed(one)).toBe(spent);
  const staff = await shop.staff();
  expect((await listDisputes(staff)).rows.find(({ payment: of }) => of?.id === one.paymentId)).toMatchObject({
    ...{ state: "open", takenFen: AMOUNT_FEN, reason: "fraudulent", problem: null },
  });
  const ofPayment = await listDisputes(staff, { paymentId: one.paymentId });
  expect(ofPayment.rows.map(({ payment }) => payment?.id)).toEqual([one.paymentId]);
  const byHand = chargeBackTopUp(
    { ...staff, reauthAt: new Date() },
    { id: one.paymentId, reason: "银行撤回", seen: 0 },
  );
  await expect(byHand).rejects.toMatchObject({ code: "payments.disputed" });
  await happens(one, "win");
  await happens(one, "reinstate");
  await job(one);
  expect(await owed(one)).toBe(0n);
  expect(await available(one)).toBe(AMOUNT_FEN - spent);
});

it("an inquiry moves no money, and what staff took back by hand is not taken again", async () => {
  const asked = await paid();
  await happens(asked, "inquire");
  await notify(asked, "inquire");
  expect(await disputeOf(asked)).toMatchObject({ state: "inquiry", takenFen: 0n });
  expect(await available(asked)).toBe(AMOUNT_FEN);
  const one = await paid();
  const staff = { ...(await shop.staff()), reauthAt: new Date() };
  await chargeBackTopUp(staff, { id: one.paymentId, reason: "银行撤回", seen: 0 });
  await happens(one, "withdraw");
  await notify(one, "withdraw");
  expect(await disputeOf(one)).toMatchObject({ problem: "charged_back", takenFen: 0n });
  expect(await owed(one)).toBe(0n);
});
