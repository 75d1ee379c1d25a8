import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { listProducts } from "@/lib/offers/list-products";
import { priceProduct } from "@/lib/offers/price-product";
import { readUpgrade } from "@/lib/offers/read-upgrade";
import { saveLine } from "@/lib/offers/save-line";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Quote } from "@/lib/pricing/contract";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { importService } from "@/lib/services/import-service";

let shop: ShopWorld;
let buyer: Buyer;
let staff: StaffActor;

beforeAll(async () => {
  shop = await startShopWorld();
  await enterSandboxCosts(shop.database.db);
  staff = await shop.staff();
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
});

const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const serviceOf = (id: string | null) => shop.database.db.service.findUniqueOrThrow({ where: { id: id ?? "" } });
const sell = (enabled: boolean) =>
  saveLine(staff, { productLine: "soukeyi", enabled, leadZh: "", leadEn: "", unsold: {}, unsoldPairs: [] });
const prices = (actor: CustomerActor) =>
  priceProduct(actor, { productLine: "soukeyi", config: { edition: "baidu_google" } });
const purchase: Partial<Quote> = {
  ...{ productLine: "soukeyi", name: null, displayName: "搜客易", config: { edition: "baidu" }, years: 1, months: 0 },
  ...{ secret: "Abc12345xyz", priceFen: 100_000n, costFen: 88_000n },
};

it("it isn't sold until staff switch it on, because the upstream withdrew it", async () => {
  const listed = async () => (await listProducts(buyer.actor)).rows.map(({ productLine }) => productLine);
  expect(await listed()).not.toContain("soukeyi");
  await expect(prices(buyer.actor)).rejects.toMatchObject({ code: "offers.line_not_sold" });
  await expect(buyer.buy("", purchase)).rejects.toMatchObject({ status: 422 });
  await sell(true);
  expect(await listed()).toContain("soukeyi");
  expect((await prices(buyer.actor)).terms[0]?.priceFen).toBeGreaterThan(158_000n);
  const { itemId } = await buyer.buy("", purchase);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const service = await serviceOf((await itemOf(itemId)).serviceId);
  expect(service).toMatchObject({ state: "active", config: { edition: "baidu" } });
  expect(service.snapshot).toMatchObject({
    number: service.name,
    account: expect.stringMatching(/^u\d+$/),
    size: "100",
  });
  expect(await shop.threeBooks()).toEqual([]);
});

it("an upstream that refuses by a sentence alone leaves the order to staff, who give the money back", async () => {
  await sell(true);
  shop.settings({ discontinued: "refuse" });
  const { itemId } = await buyer.buy("", purchase);
  await shop.drive(itemId, { steps: 6 });
  expect(await itemOf(itemId)).toMatchObject({ state: "unsure", needsStaff: true });
  await decideItem(staff, { id: itemId, decision: "absent", seenState: "unsure", note: "上游说产品已下线" });
  expect(await itemOf(itemId)).toMatchObject({ state: "refunded" });
  shop.settings({ discontinued: "sell" });
  await sell(false);
});

it("an existing product is imported, renewed and upgraded though it isn't sold, also with lost answers", async () => {
  await sell(false);
  const bench = shop.bench();
  const bought = (await bench.call("soukeyi.createorder", { prd: "1", term: "1" })).message as { s_nme: string }[];
  const name = bought[0]?.s_nme ?? "";
  const { sales } = shop.sandbox.world;
  for (const sale of [...sales.values()].filter((one) => one.name === name)) {
    shop.sandbox.world.transact(() => sales.put(sale.id, { ...sale, by: "hand" }));
  }
  const { email } = await shop.database.db.user.findUniqueOrThrow({ where: { id: buyer.actor.userId } });
  const { id } = await importService(staff, { productLine: "soukeyi", name, customer: email, config: {} });
  const before = await serviceOf(id);
  expect(before).toMatchObject({ name, config: { edition: "baidu" } });
  const change = (more: Partial<Quote>): Partial<Quote> => ({
    ...{ productLine: "soukeyi", name, displayName: name, serviceId: id, config: { edition: "baidu" }, months: 0 },
    ...more,
  });
  await shop.fault({ kind: "dropAfter", endpoint: "soukeyi.RenewOrder", count: 1 });
  const renewed = await buyer.buy(name, change({ action: "renew", years: 1, priceFen: 100_000n, costFen: 88_000n }));
  expect(await shop.drive(renewed.itemId, { stepMs: 1_000 })).toBe("done");
  const days = ((await serviceOf(id)).expiresAt?.getTime() ?? 0) - (before.expiresAt?.getTime() ?? 0);
  expect(Math.round(days / 86_400_000)).toBeGreaterThan(364);
  expect(await readUpgrade(buyer.actor, { id })).toMatchObject({ options: ["2", "3"] });
  await shop.fault({ kind: "dropAfter", endpoint: "soukeyi.UpgradeOrder", count: 1 });
  const config = { edition: "baidu_google" };
  const upgraded = await buyer.buy(
    name,
    change({ action: "upgrade", config, years: 0, priceFen: 150_000n, costFen: 140_000n }),
  );
  expect(await shop.drive(upgraded.itemId, { stepMs: 1_000 })).toBe("done");
  expect(await serviceOf(id)).toMatchObject({ config });
  expect(await shop.threeBooks()).toEqual([]);
});
