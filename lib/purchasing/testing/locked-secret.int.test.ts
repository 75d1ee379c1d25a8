import { afterAll, beforeAll, expect, it } from "vitest";
import { parseKeyRing, seal } from "@/lib/core/secret";
import { advanceItem } from "../advance-item";
import { itemSecretPlace } from "../item-secrets";
import { type ShopWorld, startShopWorld } from "./shop-world";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

it("an item whose secret this process can't open waits for staff before anything is written or sent", async () => {
  const { db } = world.database;
  const buyer = await world.customer(100_000n);
  const name = `free${Date.now().toString(36)}.com`;
  const { itemId } = await buyer.buy(name);
  const { secretEnc } = await db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
  const foreign = parseKeyRing(`other:${Buffer.alloc(32, 9).toString("base64")}`);
  const locked = seal(foreign, "Not-0urs-to-open", itemSecretPlace(itemId));
  await db.orderItem.update({ where: { id: itemId }, data: { secretEnc: locked } });
  expect(await advanceItem(db, itemId)).toBe("advanced");
  expect(await db.orderItem.findUniqueOrThrow({ where: { id: itemId }, include: { attempts: true } })).toMatchObject({
    state: "waiting",
    reasonCode: "ours.secret_locked",
    needsStaff: true,
    attempts: [],
  });
  expect(world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 })).toEqual([]);
  // A process with the shop's keys buys it.
  await db.orderItem.update({ where: { id: itemId }, data: { secretEnc } });
  expect(await world.drive(itemId)).toBe("done");
  expect(await world.threeBooks()).toEqual([]);
});
