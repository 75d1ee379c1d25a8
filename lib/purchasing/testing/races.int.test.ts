import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { captureItem } from "@/lib/ledger/capture-item";
import { checkBooks } from "@/lib/ledger/check-books";
import { holdOrder } from "@/lib/ledger/hold-order";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { releaseItem } from "@/lib/ledger/release-item";
import { placeOrder } from "@/lib/orders/place-order";
import { confirmTopUp } from "@/lib/payments/testing/confirm-top-up";
import { PRICE_FEN, type ShopWorld, startShopWorld } from "./shop-world";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

const codeOf = (ended: PromiseSettledResult<unknown>): string =>
  ended.status === "fulfilled" ? "ok" : String((ended.reason as { code?: string }).code ?? ended.reason);
const counted = (ends: readonly PromiseSettledResult<unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const end of ends) counts[codeOf(end)] = (counts[codeOf(end)] ?? 0) + 1;
  return counts;
};

it("500 checkouts at once on a wallet that affords 50: exactly 50 succeed, and it is empty", async () => {
  const buyer = await world.customer(50n * PRICE_FEN);
  const { actor, registrantId } = buyer;
  const mark = Date.now().toString(36);
  const asked = Array.from({ length: 500 }, (_, n) => [{ quote: buyer.quote(`free${mark}n${n}.com`), registrantId }]);
  const ends = await Promise.allSettled(
    asked.map((items) => placeOrder(actor, { items }, { idempotencyKey: randomUUID() })),
  );
  expect(counted(ends)).toEqual({ ok: 50, "wallet.insufficient": 450 });
  expect(await buyer.balance()).toEqual({ balanceFen: 0n, heldFen: 50n * PRICE_FEN });
  expect(await world.database.db.order.count({ where: { customerId: actor.userId } })).toBe(50);
  expect(await checkBooks(world.database.db)).toEqual([]);
}, 120_000);

it("50 confirmations at once of one bank transfer: one top-up", async () => {
  const { db } = world.database;
  const buyer = await world.customer(0n);
  const staff = await world.staff();
  const customerId = buyer.actor.userId;
  const topUp = {
    customerId,
    method: "bank_transfer",
    amountFen: 12_300n,
    reference: `R${Date.now().toString(36)}`,
  } as const;
  const { id } = await db.topUp.create({ data: topUp });
  const bankSerial = `SER-${Date.now().toString(36).toUpperCase()}`;
  const press = () => confirmTopUp(staff, { id, receivedFen: 12_300n, bankSerial });
  const ends = await Promise.allSettled(Array.from({ length: 50 }, press));
  expect(counted(ends)).toEqual({ ok: 1, "payments.not_pending": 49 });
  expect(await readWalletFen(db, customerId)).toEqual({ balanceFen: 12_300n, heldFen: 0n });
  expect(await db.ledgerTransaction.count({ where: { refKind: "top_up", refId: id } })).toBe(1);
}, 60_000);

it("one bank serial entered for ten top-ups at once confirms one of them", async () => {
  const { db } = world.database;
  const buyer = await world.customer(0n);
  const staff = await world.staff();
  const customerId = buyer.actor.userId;
  const bankSerial = `ONE-${Date.now().toString(36).toUpperCase()}`;
  const announced = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      db.topUp.create({
        data: { customerId, method: "bank_transfer", amountFen: 500n, reference: `S${n}${Date.now().toString(36)}` },
      }),
    ),
  );
  const ends = await Promise.allSettled(
    announced.map(({ id }) => confirmTopUp(staff, { id, receivedFen: 500n, bankSerial })),
  );
  expect(counted(ends)).toEqual({ ok: 1, "payments.serial_reused": 9 });
  expect((await readWalletFen(db, customerId)).balanceFen).toBe(500n);
}, 60_000);

it("1,000 races of a capture against a release: one winner each", async () => {
  const { db } = world.database;
  const races = 1_000;
  const buyer = await world.customer(BigInt(races) * 100n);
  const customerId = buyer.actor.userId;
  const at = new Date();
  await holdOrder(db, { orderId: randomUUID(), customerId, totalFen: BigInt(races) * 100n, at });
  let captured = 0;
  let released = 0;
  for (let done = 0; done < races; done += 20) {
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const settled = { itemId: randomUUID(), customerId, priceFen: 100n, at };
        const capture = () => captureItem(db, { ...settled, costQuotedFen: 80n, costChargedFen: 80n });
        const release = () => releaseItem(db, settled);
        const ends = await Promise.allSettled(n % 2 ? [capture(), release()] : [release(), capture()]);
        expect(ends.map(codeOf).sort()).toEqual(["ledger.key_reused", "ok"]);
        const won = await db.ledgerTransaction.findMany({ where: { refId: settled.itemId }, select: { kind: true } });
        expect(won).toHaveLength(1);
        if (won[0]?.kind === "capture") captured += 1;
        else released += 1;
      }),
    );
  }
  expect(captured + released).toBe(races);
  expect(Math.min(captured, released)).toBeGreaterThan(0);
  expect(await readWalletFen(db, customerId)).toEqual({ balanceFen: BigInt(released) * 100n, heldFen: 0n });
}, 120_000);
