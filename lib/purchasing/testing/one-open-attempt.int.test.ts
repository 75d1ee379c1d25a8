import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { upstream } from "@/lib/upstream/client";
import { nextOtime } from "@/lib/upstream/next-otime";
import { pausePurchases } from "@/lib/upstream/pause";
import { advanceItem } from "../advance-item";
import { type Buyer, type ShopWorld, startShopWorld } from "./shop-world";

/** What writing the attempt refuses when the checks before it passed: two workers checked at once, or purchases were paused after. */
let world: ShopWorld;
let buyer: Buyer;
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer(1_000_000n);
});
afterAll(() => world.close());

let count = 0;
const freeName = () => `free${Date.now().toString(36)}${count++}.com`;
const db = () => world.database.db;

async function writeOpenAttempt(itemId: string, name: string): Promise<void> {
  const otime = await nextOtime(db(), "attempt");
  const of = { account: upstream().account, productLine: "domain", endpoint: "domains.CreateDom", maskedInput: {} };
  await db().attempt.create({
    data: { id: newId(), itemId, name, otimeMs: otime.ms, expectedChargeFen: 5_500n, ...of },
  });
}

it("one name has at most one open attempt, whichever items are about it", async () => {
  const name = freeName();
  const mine = await buyer.buy(name);
  const theirs = await (await world.customer(100_000n)).buy(name);
  await writeOpenAttempt(mine.itemId, name);
  await expect(writeOpenAttempt(theirs.itemId, name)).rejects.toMatchObject({ code: "P2002" });
  await expect(writeOpenAttempt(mine.itemId, freeName())).rejects.toMatchObject({ code: "P2002" });
  await db().attempt.updateMany({ where: { name }, data: { endedAt: new Date(), outcome: "unreached" } });
  await writeOpenAttempt(theirs.itemId, name);
});

it("an item that was checked before purchases were paused is not sent", async () => {
  const name = freeName();
  const { itemId } = await buyer.buy(name);
  const real = upstream();
  const pausing = async (row: { id: string }, ...rest: unknown[]) => {
    const answer = await (real.call as (...all: unknown[]) => Promise<unknown>)(row, ...rest);
    if (row.id === "domains.DomainDetail") await pausePurchases(db(), "ip_not_allowed", new Date());
    return answer;
  };
  await advanceItem(db(), itemId, { upstream: { ...real, call: pausing as never } });
  const item = await db().orderItem.findUniqueOrThrow({ where: { id: itemId }, include: { attempts: true } });
  expect(item).toMatchObject({ state: "waiting", reasonCode: "paused", attempts: [] });
  expect(world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 })).toEqual([]);
});
