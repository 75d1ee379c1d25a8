import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/time";
import { upstream } from "@/lib/upstream/client";
import { advanceItem } from "../advance-item";
import { type Buyer, type ShopWorld, startShopWorld } from "./shop-world";

/** When the waiting time of an unsure item begins, and when the item is read within it. The simulation found both faults. */
let world: ShopWorld;
let buyer: Buyer;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  buyer = await world.customer(100_000n);
});

let count = 0;
const freeName = () => `free${Date.now().toString(36)}${count++}.com`;
const item = (id: string) => world.database.db.orderItem.findUniqueOrThrow({ where: { id } });

it("the time until an item counts as absent begins when the purchase was sent, however long the checks before took", async () => {
  const name = freeName();
  await world.fault({ kind: "dropBefore", endpoint: "domains.CreateDom", name });
  const { itemId } = await buyer.buy(name);
  const real = upstream();
  const slow = async (row: { id: string }, ...rest: unknown[]) => {
    if (row.id === "check.check") await sleep(1_500);
    return (real.call as (...all: unknown[]) => Promise<unknown>)(row, ...rest);
  };
  await advanceItem(world.database.db, itemId, { upstream: { ...real, call: slow as never } });
  const attempt = await world.database.db.attempt.findFirstOrThrow({ where: { itemId } });
  const { state, stateAt } = await item(itemId);
  expect(state).toBe("unsure");
  expect(stateAt.getTime()).toBeGreaterThanOrEqual(attempt.committedAt.getTime());
});

it("after a late read the next one comes when it counts, not every five seconds", async () => {
  const name = freeName();
  await world.fault({ kind: "dropBefore", endpoint: "domains.CreateDom", name });
  const { itemId } = await buyer.buy(name);
  const begun = Date.now();
  const look = (minutes: number) =>
    advanceItem(world.database.db, itemId, { now: new Date(begun + minutes * MINUTE_MS), early: true });
  await look(0);
  await look(25);
  await look(31);
  const { absentReads, dueAt } = await item(itemId);
  expect(absentReads).toBe(1);
  expect(Math.round(((dueAt?.getTime() ?? 0) - begun) / MINUTE_MS)).toBe(35);
  await look(35);
  await look(45);
  expect((await item(itemId)).state).toBe("refunded");
});
