import { afterAll, beforeAll, expect, it } from "vitest";
import { failPoints } from "@/lib/purchasing/failpoint";
import { type ShopWorld, startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { KillShop } from "./testing/kill-round";
import { type OwnDatabase, openOwnDatabase } from "./testing/own-database";

/** Each fail point once here, fifty times in `npm run test:soak`. */
let world: ShopWorld<OwnDatabase>;
beforeAll(async () => {
  world = await startShopWorldIn(openOwnDatabase);
});
afterAll(() => world.close());

it("the worker killed at every fail point under load, and PostgreSQL with it: nothing lost, nothing doubled", async () => {
  const shop = await KillShop.open(world);
  const { killed, databaseCrashes, faults } = await shop.play({
    seed: 1,
    number: 1,
    points: failPoints,
    workers: 3,
    databaseCrashes: 1,
    servers: 3,
  });
  expect(faults).toEqual([]);
  expect({ killed, databaseCrashes }).toEqual({ killed: failPoints.length, databaseCrashes: 2 });
}, 900_000);
