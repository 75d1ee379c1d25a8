import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { giveRefund } from "./give-refund";
import { listAllOrders } from "./list-all-orders";
import { listServiceItems } from "./list-service-items";
import { readOrderTimeline } from "./read-order-timeline";

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
  await giveRefund(finance, { id: itemId, amountFen: 1_500n, reason }, { idempotencyKey: randomUUID() });
  expect(await listed()).toMatchObject([{ refundedFen: 1_500n }]);

  const taken = await buyer.buy("takenmeanwhile.com");
  await world.database.asOwner("UPDATE orders SET state = 'refused' WHERE id = $1", [taken.order.id]);
  await world.database.asOwner("UPDATE order_items SET state = 'refunded' WHERE id = $1", [taken.itemId]);
  expect(await listed()).toMatchObject([
    { number: taken.order.number, refundedFen: PRICE_FEN },
    { refundedFen: 1_500n },
  ]);
});
