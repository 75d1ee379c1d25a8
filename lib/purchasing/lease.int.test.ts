import { afterAll, beforeAll, expect, it } from "vitest";
import { takeLease } from "./lease";
import { type ShopWorld, startShopWorld } from "./testing/shop-world";

let shop: ShopWorld;
beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());

it("takeLease returns the item as the database client reads it", async () => {
  const { db } = shop.database;
  const buyer = await shop.customer();
  const { itemId } = await buyer.buy("freelease.com", { config: { a: 1 } });
  const lease = await takeLease(db, itemId);
  expect(lease?.item).toEqual(await db.orderItem.findUniqueOrThrow({ where: { id: itemId } }));
  expect(lease?.token).toBe(lease?.item.leaseToken);
  await lease?.release();
});
