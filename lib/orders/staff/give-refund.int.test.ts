import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { getOrder } from "../get-order";
import { readOrderTimeline } from "../read-order-timeline";
import { refundedOfItem } from "../refunded-of-item";
import { giveRefund } from "./give-refund";

let world: ShopWorld;
let buyer: Buyer;
let finance: StaffActor;
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer(100_000n);
  finance = { ...(await world.staff()), role: "finance", reauthAt: new Date() };
}, 60_000);
afterAll(() => world.close());

let count = 0;
async function bought(): Promise<{ orderId: string; id: string; balanceFen: bigint }> {
  const { order, itemId } = await buyer.buy(`freerefund${count++}.com`);
  expect(await world.drive(itemId)).toBe("done");
  return { orderId: order.id, id: itemId, balanceFen: (await buyer.balance()).balanceFen };
}
const giveAfter = (
  seenRefundedFen: bigint,
  id: string,
  amountFen: bigint,
  key: string = randomUUID(),
  actor = finance,
) => giveRefund(actor, { id, amountFen, seenRefundedFen, reason: "客户投诉，部分退" }, { idempotencyKey: key });
const give = async (id: string, amountFen: bigint, key?: string, actor?: StaffActor) =>
  giveAfter(await refundedOfItem(world.database.db, id), id, amountFen, key, actor);
const tooMuch = (leftFen: string) => ({
  fields: { amountFen: { code: "money.refund_too_much", params: { leftFen } } },
});

it("goes to the wallet in parts, up to what was paid and not a fen more, with its reason and a mail", async () => {
  const { orderId, id, balanceFen } = await bought();
  expect(await give(id, 2_000n)).toMatchObject({ itemId: id, amountFen: 2_000n, leftFen: PRICE_FEN - 2_000n });
  await expect(give(id, PRICE_FEN - 1_999n)).rejects.toMatchObject(tooMuch("4900"));
  expect(await give(id, 4_900n)).toMatchObject({ leftFen: 0n });
  await expect(give(id, 1n)).rejects.toMatchObject(tooMuch("0"));
  expect((await buyer.balance()).balanceFen).toBe(balanceFen + PRICE_FEN);

  const order = await getOrder(buyer.actor, { id: orderId });
  expect(order).toMatchObject({ state: "done", refundedFen: PRICE_FEN, items: [{ givenBackFen: PRICE_FEN }] });
  const [item] = (await readOrderTimeline(finance, { id: orderId })).items;
  expect(item?.refunds.map(({ amountFen, reason, by }) => [amountFen, reason, by])).toEqual([
    [2_000n, "客户投诉，部分退", "单良"],
    [4_900n, "客户投诉，部分退", "单良"],
  ]);
  const mails = await world.database.db.mail.findMany({ where: { template: "orders.refund-given" } });
  expect(mails).toHaveLength(2);
  expect(mails[0]?.text).toContain("客户投诉");
  const audited = await world.database.db.auditEvent.count({ where: { action: "orders.give-refund", subjectId: id } });
  expect(audited).toBe(2);
});

it("that is requested twice with one key is made once; the same key with another body is refused", async () => {
  const { id, balanceFen } = await bought();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => give(id, 500n, key)));
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  await expect(give(id, 501n, key)).rejects.toMatchObject({ code: "idempotency.other_body" });
  expect((await buyer.balance()).balanceFen).toBe(balanceFen + 500n);
});

it("decided by two colleagues from the same figures is paid once, and the second is told what went out meanwhile", async () => {
  const { id, balanceFen } = await bought();
  const admin = { ...(await world.staff()), role: "admin" as const, reauthAt: new Date() };
  expect(await giveAfter(0n, id, 500n)).toMatchObject({ leftFen: PRICE_FEN - 500n });
  const second = giveAfter(0n, id, 500n, randomUUID(), admin);
  const params = { meanwhileFen: "500", refundedFen: "500" };
  await expect(second).rejects.toMatchObject({ code: "money.refunded_meanwhile", status: 409, params });
  expect((await buyer.balance()).balanceFen).toBe(balanceFen + 500n);
  expect(await giveAfter(500n, id, 500n, randomUUID(), admin)).toMatchObject({ leftFen: PRICE_FEN - 1_000n });
});

it("requested fifty times at once from the same figures is paid once", async () => {
  const { id, balanceFen } = await bought();
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => giveAfter(0n, id, 1_000n)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const code = "money.refunded_meanwhile";
  for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code });
  expect((await buyer.balance()).balanceFen).toBe(balanceFen + 1_000n);
}, 60_000);

it("needs a done item, one of finance or an admin, and their password", async () => {
  const { order, itemId } = await buyer.buy(`freeopen${count++}.com`);
  await expect(give(itemId, 1n)).rejects.toMatchObject({ code: "money.not_done" });
  await expect(give(randomUUID(), 1n)).rejects.toMatchObject({ status: 404 });
  const { id } = await bought();
  await expect(give(id, 1n, randomUUID(), { ...finance, role: "support" })).rejects.toMatchObject({ status: 403 });
  const stale = { ...finance, reauthAt: new Date(Date.now() - 6 * 60_000) };
  await expect(give(id, 1n, randomUUID(), stale)).rejects.toMatchObject({ code: "reauth.required" });
  expect(await world.drive(itemId)).toBe("done");
  expect((await getOrder(buyer.actor, { id: order.id })).refundedFen).toBe(0n);
});

it("is refused by the database without its posting, and a posting without its refund", async () => {
  const { id } = await bought();
  const { db } = world.database;
  const data = { itemId: id, customerId: buyer.actor.userId, amountFen: 100n, reason: "around", byId: finance.userId };
  await expect(db.refund.create({ data: { ...data, requestKey: randomUUID() } })).rejects.toThrow(
    /no refund and posting/,
  );
  const forged = db.$queryRaw`
    SELECT ledger_post(${`refund:${randomUUID()}`}, 'refund', now(), '', 'item', ${id}, NULL, ${JSON.stringify([
      { account: "refunds", fen: "-100" },
      { account: `wallet:${buyer.actor.userId}`, fen: "100" },
    ])}::jsonb)::text AS id`;
  await expect(forged).rejects.toThrow(/no refund and posting/);
  await give(id, 100n);
  await expect(world.database.asOwner("UPDATE refunds SET amount_fen = 1")).rejects.toThrow(/append-only/);
  await expect(db.$executeRaw`DELETE FROM refunds`).rejects.toThrow(/permission denied/);
});

it("leaves no difference in the books", async () => {
  expect(await world.threeBooks()).toEqual([]);
});
