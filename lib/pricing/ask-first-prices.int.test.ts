import { afterAll, beforeAll, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import { askFirstPrices } from "./ask-first-prices";
import { askCost } from "./cost";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

const system = { kind: "system", job: "test" } as const;
const list = { name: "", config: {}, months: 0, years: 1 };

it("a price that a page asked for, and prices of other products, don't keep a new shop from asking for all", async () => {
  await askCost({ ...list, productLine: "domain", action: "purchase", displayName: "name.com" });
  for (let count = 0; count < 5; count++)
    await askCost({
      ...list,
      productLine: "ddos",
      action: "purchase",
      displayName: "",
      config: { bandwidth: 20, addresses: 1 },
    }).catch(() => undefined);
  await upstream().flushLog();
  expect(await askFirstPrices(system, new Date())).toMatchObject({ failed: 0, notForSale: 0 });
  const kept = await world.database.db.upstreamPrice.findMany({ where: { productLine: "domain", action: "purchase" } });
  expect(kept.map(({ key }) => key)).toEqual(expect.arrayContaining([".com", ".cn", ".net"]));
  expect(await askFirstPrices(system, new Date())).toBeNull();
});

it("asks no more than once an hour for what the upstream does not sell", async () => {
  const { db } = world.database;
  await db.upstreamPrice.deleteMany();
  await upstream().flushLog();
  expect(await askFirstPrices(system, new Date())).toBeNull();
  expect(await askFirstPrices(system, new Date(Date.now() + 2 * HOUR_MS))).not.toBeNull();
});
