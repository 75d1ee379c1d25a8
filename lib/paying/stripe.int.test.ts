import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { BillRow } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { paymentFacts } from "./payment-facts";
import { settlePayment } from "./settle-payment";
import { startPayment } from "./start-payment";

let shop: ShopWorld;
let buyer: Buyer;
const context = () => ({ locale: "en" as const, headers: new Headers(), idempotencyKey: randomUUID() });

beforeAll(async () => {
  shop = await startShopWorld({}, { noon: false });
  await setUpGateway(shop.sandbox.url, "stripe");
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
});

const start = () => startPayment(buyer.actor, { gateway: "stripe", device: "phone", amountFen: 12_345n }, context());
const payments = () => shop.database.db.payment;

it("is paid at Stripe's page, and found by the session or, if that answer was lost, by our number", async () => {
  const view = await start();
  expect(view).toMatchObject({ state: "open", entry: { kind: "address" } });
  const before = await readWalletFen(shop.database.db, buyer.actor.userId);
  await payments().update({ where: { id: view.id }, data: { entry: { kind: "address", url: "x" }, askedAt: null } });
  await shop.control("pay", { gateway: "stripe", number: view.number });
  const paid = await settlePayment(view.id);
  expect(paid).toMatchObject({ state: "paid", paidFen: 12_345n });
  const after = await readWalletFen(shop.database.db, buyer.actor.userId);
  expect(after.balanceFen - before.balanceFen).toBe(12_345n);
});

it("an expired session is closed, a refund is made once, and the day's bill has both", async () => {
  const closed = await start();
  const view = await start();
  expect((await payments().findUniqueOrThrow({ where: { id: closed.id } })).state).toBe("closed");
  await shop.control("pay", { gateway: "stripe", number: view.number });
  const row = await settlePayment(view.id);
  const { client } = await openGateway("stripe");
  const wanted = {
    ...{ number: `R${view.number}`, amountFen: 345n, reason: "" },
    payment: { ...paymentFacts(row), gatewayRef: row.gatewayRef ?? "", paidFen: 12_345n },
  };
  const done = await client.refund(wanted);
  expect(done).toMatchObject({ state: "done" });
  expect(await client.refund(wanted)).toEqual(done);
  expect(await client.queryRefund(wanted)).toEqual(done);
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const ours: BillRow[] = [];
  for await (const row of client.readBill(day)) {
    if (row.number === view.number || row.number === wanted.number) ours.push(row);
  }
  expect(ours.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
    ["payment", 12_345n],
    ["refund", 345n],
  ]);
});
