import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Quote } from "@/lib/pricing/contract";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { requireNobodys } from "@/lib/services/find-import";
import { upstream } from "@/lib/upstream/client";

let shop: ShopWorld;
let buyer: Buyer;
let nth = 0;
let name = "";

beforeAll(async () => {
  shop = await startShopWorld();
  await enterSandboxCosts(shop.database.db);
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
  nth += 1;
  name = `teashop${nth}`;
});

const config = { engine: "mysql_5_0", location: "china", line: "telecom", sizeMb: 100, charset: "gbk" };
const order = (): Partial<Quote> => ({
  productLine: "database",
  name,
  displayName: name,
  config,
  years: 1,
  months: 0,
  secret: "Abc12345xyz",
  priceFen: 15_000n,
  costFen: 12_000n,
});
const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};
const upstreamRow = () => shop.sandbox.world.databases.get(`sq_${name}`);

async function ownDatabase() {
  const { itemId } = await buyer.buy(name, order());
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}

const change = (service: { id: string; name: string; displayName: string }): Partial<Quote> => ({
  ...order(),
  name: service.name,
  displayName: service.displayName,
  serviceId: service.id,
  secret: undefined,
});

it("a database is bought with the form's values, under its name with the upstream's prefix", async () => {
  const service = await ownDatabase();
  expect(upstreamRow()).toMatchObject({ engine: "2", units: 2, charset: "gbk", password: "Abc12345xyz", host: "" });
  expect(service).toMatchObject({ name: `sq_${name}`, displayName: `sq_${name}`, state: "active" });
  expect(service.config).toMatchObject({ ...config, paused: false, backup1: "" });
  expect(service.snapshot).toMatchObject({ account: `sq_${name}`, host: null });
  expect(await shop.threeBooks()).toEqual([]);
});

it("a database whose answer was lost is found by its name and password", async () => {
  await shop.fault({ kind: "dropAfter", endpoint: "database.CreateOdr", count: 1 });
  const { itemId } = await buyer.buy(name, order());
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(itemId)).name).toBe(`sq_${name}`);
  expect(await shop.threeBooks()).toEqual([]);
});

it("a database that was ordered again after a refund is not found by the nightly search, and can't be imported by others", async () => {
  await shop.fault({ kind: "dropBefore", endpoint: "database.CreateOdr", count: 1 });
  const lost = await buyer.buy(name, order());
  expect(await shop.drive(lost.itemId, { steps: 2, stepMs: 1_000 })).toBe("unsure");
  await expect(requireNobodys(shop.database.db, "database", `sq_${name}`)).rejects.toMatchObject({
    fields: { name: { code: "services.import_taken" } },
  });
  expect(await shop.drive(lost.itemId)).toBe("refunded");
  await requireNobodys(shop.database.db, "database", `sq_${name}`);
  await ownDatabase();
  expect(await searchRefunded(shop.database.db, upstream(), new Date())).toMatchObject({ found: 0 });
  expect(await shop.database.db.claim.count({ where: { itemId: lost.itemId } })).toBe(0);
  expect(await shop.threeBooks()).toEqual([]);
});

it("a database whose name is taken is refunded without being sent", async () => {
  name = `taken${nth}db`;
  const { itemId } = await buyer.buy(name, order());
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("refunded");
  expect(await buyer.balance()).toMatchObject({ heldFen: 0n });
});

it("a database is renewed, also with a lost answer, by its expiry", async () => {
  const service = await ownDatabase();
  await shop.fault({ kind: "dropAfter", endpoint: "database.RenewDB", count: 1 });
  const renewal = { ...change(service), action: "renew" as const, years: 2, priceFen: 30_000n, costFen: 24_000n };
  const { itemId } = await buyer.buy(service.name, renewal);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const days =
    (((await serviceOf(itemId)).expiresAt?.getTime() ?? 0) - (service.expiresAt?.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBeGreaterThan(729);
  expect(await shop.threeBooks()).toEqual([]);
});

it("an upgrade costs the difference and keeps the other values of the configuration", async () => {
  const service = await ownDatabase();
  await shop.fault({ kind: "dropAfter", endpoint: "database.Upgrade", count: 1 });
  const upgrade = {
    ...change(service),
    action: "upgrade" as const,
    config: { sizeMb: 300 },
    years: 0,
    months: 0,
    priceFen: 20_000n,
    costFen: 16_000n,
  };
  const { itemId } = await buyer.buy(service.name, upgrade);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(upstreamRow()?.units).toBe(6);
  expect((await serviceOf(itemId)).config).toMatchObject({ sizeMb: 300, charset: "gbk", location: "china" });
  expect(await shop.threeBooks()).toEqual([]);
});
