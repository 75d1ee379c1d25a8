import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { listCustomerStatement } from "@/lib/payments/list-customer-statement";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";
import { PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { listServiceItems } from "../list-service-items";
import { readOrderTimeline } from "../read-order-timeline";
import { giveRefund } from "./give-refund";
import { listAllOrders } from "./list-all-orders";
import { listCustomerProblems } from "./list-customer-problems";

let world: ShopWorld;
let finance: StaffActor;
beforeAll(async () => {
  world = await startShopWorld();
  finance = { ...(await world.staff()), role: "finance", reauthAt: new Date() };
}, 60_000);
afterAll(() => world.close());

it("an item leads to its service, which says whether the real name is verified, and the service leads back", async () => {
  const buyer = await world.customer();
  const { order, itemId } = await buyer.buy("stafflinks.com");
  expect(await world.drive(itemId)).toBe("done");
  // The sandbox shows a registration as certified at once.
  await world.database.asOwner("UPDATE services SET snapshot = '{}' WHERE name = 'stafflinks.com'");
  const [item] = (await readOrderTimeline(finance, { id: order.id })).items;
  expect(item?.service).toMatchObject({ displayName: "stafflinks.com", state: "active", realName: "none" });
  const serviceId = item?.service?.id ?? "";
  const items = await listServiceItems(finance, { serviceId, take: 5 });
  expect(items).toMatchObject([
    { id: itemId, orderId: order.id, orderNumber: order.number, action: "purchase", state: "done" },
  ]);
});

it("the list shows what went back to the wallet: refunds by staff, and items that were not bought", async () => {
  const buyer = await world.customer();
  const { order, itemId } = await buyer.buy("partlyback.com");
  expect(await world.drive(itemId)).toBe("done");
  const listed = async () => (await listAllOrders(finance, { take: 9, customerId: buyer.actor.userId })).rows;
  expect(await listed()).toMatchObject([{ number: order.number, refundedFen: 0n }]);
  const reason = "开通晚了，补偿";
  const refund = { id: itemId, amountFen: 1_500n, seenRefundedFen: 0n, reason };
  await giveRefund(finance, refund, { idempotencyKey: randomUUID() });
  expect(await listed()).toMatchObject([{ refundedFen: 1_500n }]);

  const taken = await buyer.buy("takenmeanwhile.com");
  await world.database.asOwner("UPDATE orders SET state = 'refused' WHERE id = $1", [taken.order.id]);
  await world.database.asOwner("UPDATE order_items SET state = 'refunded' WHERE id = $1", [taken.itemId]);
  expect(await listed()).toMatchObject([
    { number: taken.order.number, refundedFen: PRICE_FEN },
    { refundedFen: 1_500n },
  ]);
});

it("a customer's page has what is open, and the latest movements of the wallet, of this customer alone", async () => {
  const [buyer, other] = [await world.customer(), await world.customer()];
  const stuck = await buyer.buy("stuckfornow.com");
  const quiet = await other.buy("quietone.com");
  await world.database.asOwner("UPDATE order_items SET needs_staff = true, reason_code = 'staff_odd' WHERE id = $1", [
    stuck.itemId,
  ]);
  const transfer = { method: "bank_transfer", amountFen: 100n } as const;
  for (const [{ actor }, reference] of [
    [buyer, "TOFBUYER"],
    [other, "TOFOTHER"],
  ] as const)
    await world.database.db.topUp.create({ data: { ...transfer, customerId: actor.userId, reference } });

  const ofBuyer = { customerId: buyer.actor.userId, take: 5 };
  expect(await listCustomerProblems(finance, ofBuyer)).toMatchObject([
    { id: stuck.itemId, orderId: stuck.order.id, displayName: "stuckfornow.com", reason: { code: "staff_odd" } },
  ]);
  expect(await listCustomerProblems(finance, { ...ofBuyer, customerId: other.actor.userId })).toEqual([]);
  const waiting = await listAllTopUps(finance, { ...ofBuyer, state: "pending" });
  expect(waiting.rows.map(({ reference }) => reference)).toEqual(["TOFBUYER"]);
  const { rows: moves } = await listCustomerStatement(finance, ofBuyer, { locale: "zh" });
  expect(moves.map(({ kind, orderId }) => [kind, orderId])).toEqual([
    ["hold", stuck.order.id],
    ["top_up", null],
  ]);
  expect(moves.some(({ orderId }) => orderId === quiet.order.id)).toBe(false);
});
