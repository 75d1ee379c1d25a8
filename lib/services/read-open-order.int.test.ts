import { afterAll, beforeAll, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { readOpenOrder } from "./read-open-order";

let shop: ShopWorld;

beforeAll(async () => {
  shop = await startShopWorld();
  await enterSandboxCosts(shop.database.db);
});
afterAll(() => shop.close());

const nothing = { serviceId: null, years: 0, months: 0 };

it("names the order under way for a service to its customer alone, and none before and after", async () => {
  const [buyer, other] = [await shop.customer(), await shop.customer()];
  const first = await buyer.buy("", {
    ...{ ...nothing, productLine: "mailing", name: null, displayName: "EDM 10000", config: { points: "10000" } },
    ...{ secret: JSON.stringify({ lastName: "李", firstName: "明" }), priceFen: 36_000n, costFen: 30_000n },
  });
  await shop.drive(first.itemId, { stepMs: 1_000 });
  const { serviceId } = await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: first.itemId } });
  const service = await shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
  const read = (actor: CustomerActor) => readOpenOrder(actor, service);
  expect(await read(buyer.actor)).toBeNull();
  const more = {
    ...{ ...nothing, productLine: "mailing", action: "addPoints" as const, serviceId: service.id },
    ...{ displayName: service.name, config: { points: "1000" }, priceFen: 5_000n, costFen: 4_000n },
  };
  const { itemId } = await buyer.buy(service.name, more);
  expect(await read(buyer.actor)).toMatchObject({ action: "addPoints", unsure: false, number: expect.any(String) });
  await shop.database.db.orderItem.update({ where: { id: itemId }, data: { state: "unsure" } });
  expect(await read(buyer.actor)).toMatchObject({ unsure: true });
  expect(await read(other.actor)).toBeNull();
  await shop.database.db.orderItem.update({ where: { id: itemId }, data: { state: "placed" } });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(await read(buyer.actor)).toBeNull();
});
