import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Quote } from "@/lib/pricing/contract";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";

/** Hosts through the whole purchase protocol: order, attempt, answer or none, reading, books. */
let shop: ShopWorld;
let buyer: Buyer;

beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
});

const config = { kind: "standard", location: "china", line: "telecom", sizeMb: 500 };
const order = (name: string, change: Partial<Quote> = {}): Partial<Quote> => ({
  productLine: "hosting",
  name,
  displayName: name,
  config,
  years: 1,
  months: 0,
  secret: "abc123!@#xyz",
  priceFen: 29_900n,
  costFen: 23_600n,
  ...change,
});
const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};
const hostOf = (name: string) => shop.sandbox.world.hosts.get(name);

async function ownHost(name: string) {
  const { itemId } = await buyer.buy(name, order(name));
  expect(await shop.drive(itemId)).toBe("done");
  return serviceOf(itemId);
}

it("a host is bought with the customer's password, and its service stores what no read shows", async () => {
  const service = await ownHost("shophost");
  expect(hostOf("shophost")).toMatchObject({ password: "abc123!@#xyz", units: 5, by: "api" });
  expect(service).toMatchObject({ name: "shophost", state: "active", reason: "running" });
  expect(service.config).toMatchObject({ ...config, ftpState: "running", webState: "running", visitors: "all" });
  expect(service.snapshot).toMatchObject({ alias: expect.stringMatching(/^shophost\.w\d+\.cndns5\.com$/) });
  expect(await shop.threeBooks()).toEqual([]);
});

it("a host whose answer was lost is found by its name and password, and paid once", async () => {
  const { itemId } = await buyer.buy("lostreply", order("lostreply"));
  expect(await shop.drive(itemId)).toBe("done");
  expect([...shop.sandbox.world.sales.values()].filter((sale) => sale.name === "lostreply")).toHaveLength(1);
  expect(await shop.threeBooks()).toEqual([]);
});

it("a host that was never ordered, or whose name is taken, is refunded", async () => {
  const dropped = await buyer.buy("dropbefore", order("dropbefore"));
  expect(await shop.drive(dropped.itemId, { steps: 12, stepMs: 15 * 60_000 })).toBe("refunded");
  const taken = await buyer.buy("takenhost", order("takenhost"));
  expect(await shop.drive(taken.itemId)).toBe("refunded");
  expect((await itemOf(taken.itemId)).reasonCode).toBe("upstream.taken");
  expect(await buyer.balance()).toMatchObject({ balanceFen: 1_000_000n, heldFen: 0n });
  expect(await shop.threeBooks()).toEqual([]);
});

it("a host that is ordered again with the same name and password is not taken for the first, refunded order", async () => {
  await shop.fault({ kind: "dropBefore", endpoint: "hosting.CreateHosting", name: "againhost", count: 1 });
  const dropped = await buyer.buy("againhost", order("againhost"));
  expect(await shop.drive(dropped.itemId, { steps: 12, stepMs: 15 * 60_000 })).toBe("refunded");
  const again = await buyer.buy("againhost", order("againhost"));
  expect(await shop.drive(again.itemId)).toBe("done");
  expect(await searchRefunded(shop.database.db, upstream(), new Date())).toMatchObject({ found: 0 });
  expect(await shop.threeBooks()).toEqual([]);
});

it("a host is renewed by years, at the price for that number of years", async () => {
  const service = await ownHost("oldhost");
  const before = service.expiresAt?.getTime() ?? 0;
  const renewal = order("oldhost", {
    action: "renew",
    serviceId: service.id,
    secret: undefined,
    years: 2,
    priceFen: 50_000n,
    costFen: 44_900n,
  });
  const { itemId } = await buyer.buy("oldhost", renewal);
  expect(await shop.drive(itemId)).toBe("done");
  const days = (((await serviceOf(itemId)).expiresAt?.getTime() ?? 0) - before) / 86_400_000;
  expect(days).toBeGreaterThan(729);
  expect(days).toBeLessThan(733);
  expect(await shop.threeBooks()).toEqual([]);
});

it("an upgrade costs the difference for the remaining time, and is found by the size after a lost answer", async () => {
  const service = await ownHost("growhost");
  await shop.fault({ kind: "dropAfter", endpoint: "hosting.HostingUpgrade", count: 1 });
  const upgrade = order("growhost", {
    action: "upgrade",
    serviceId: service.id,
    secret: undefined,
    config: { line: "dual", sizeMb: 1000 },
    years: 0,
    months: 0,
    priceFen: 30_000n,
    costFen: 24_000n,
  });
  const { itemId } = await buyer.buy("growhost", upgrade);
  expect(await shop.drive(itemId)).toBe("done");
  expect(hostOf("growhost")).toMatchObject({ units: 10, line: "sx" });
  expect((await serviceOf(itemId)).config).toMatchObject({ sizeMb: 1000, line: "dual", ftpState: "running" });
  expect(await shop.threeBooks()).toEqual([]);
});
