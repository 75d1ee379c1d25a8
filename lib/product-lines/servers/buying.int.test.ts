import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { announceItem } from "@/lib/orders/announce-item";
import { listOrders } from "@/lib/orders/list-orders";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Quote } from "@/lib/pricing/contract";
import { askCost } from "@/lib/pricing/cost";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import type { Server } from "@/sandbox/chapters/servers/rows";
import type { Config } from "../form";
import { aliyunOrder, baiduOrder } from "./testing/server-orders";

let shop: ShopWorld;
let buyer: Buyer;
let bought = 0;

beforeAll(async () => {
  shop = await startShopWorld({ settings: { serverOpenMs: 0, serverWorkMs: 0, serverLongWorkMs: 0 } });
});
afterAll(() => shop.close());
beforeEach(async () => {
  bought = shop.sandbox.world.servers.size;
  buyer = await shop.customer();
});

const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
/** The servers bought since the test began, oldest first. */
const servers = (): Server[] => [...shop.sandbox.world.servers.values()].slice(bought);
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};

async function own(order: typeof baiduOrder | typeof aliyunOrder) {
  const { itemId } = await buyer.buy("", order);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}

describe.each([
  ["baidu", "bcc", baiduOrder, "百度云服务器"],
  ["aliyun", "ali", aliyunOrder, "阿里云服务器"],
] as const)("%s", (productLine, chapter, order, lineName) => {
  it("is bought as it was ordered, at the cost that was quoted, and is done when it runs", async () => {
    const { config, years, months, displayName } = order;
    const question = { productLine, action: "purchase", name: "", displayName, config, years, months } as const;
    expect(await askCost(question)).toMatchObject({ kind: "priced", costFen: order.costFen });
    const service = await own(order);
    const [server] = servers();
    expect(service).toMatchObject({
      name: server?.name,
      displayName: server?.name,
      state: "active",
      reason: "running",
    });
    expect(service.config).toMatchObject(order.config);
    expect(service.snapshot).toMatchObject({ address: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) });
    expect(server).toMatchObject({ cloud: chapter, password: order.secret, monthFen: order.costFen });
    expect((await listOrders(buyer.actor, { take: 1 })).rows[0]?.names).toEqual([lineName]);
    const { id: itemId } = await shop.database.db.orderItem.findFirstOrThrow({ where: { serviceId: service.id } });
    await announceItem(shop.database.db, itemId);
    const mail = await shop.database.db.mail.findFirstOrThrow({ where: { userId: buyer.actor.userId } });
    expect(mail.subject).toBe(`${lineName} 已开通`);
    expect(mail.text).not.toContain(displayName);
    expect(await askCost({ ...question, years: 1, months: 0 })).toMatchObject({ costFen: order.costFen * 10n });
    expect(await shop.threeBooks()).toEqual([]);
  });

  it("is named by staff after a lost answer, and only the ordered one is accepted", async () => {
    await shop.fault({ kind: "dropAfter", endpoint: `${chapter}.CreateOrder`, count: 1 });
    const { itemId } = await buyer.buy("", order);
    await shop.drive(itemId, { steps: 6 });
    expect(await itemOf(itemId)).toMatchObject({ state: "unsure", needsStaff: true, name: null });
    const [lost] = servers();
    const staff = await shop.staff();
    const point = (upstreamName: string) =>
      decideItem(staff, { id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游", upstreamName });
    if (!lost) throw new Error("no server");
    const { world } = shop.sandbox;
    const other = { ...lost, name: `${lost.name}9`, mbps: 50 };
    world.transact(() => world.servers.put(other.name, other));
    await expect(point(other.name)).rejects.toThrow(
      expect.objectContaining({
        fields: { upstreamName: expect.objectContaining({ code: "orders.product_differs" }) },
      }),
    );
    world.transact(() => world.servers.remove(other.name));
    await point(lost.name);
    expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
    expect((await serviceOf(itemId)).name).toBe(lost.name);
    expect(await shop.threeBooks()).toEqual([]);
  });

  it("waits for staff after a refusal in words alone, which proves nothing, and is refunded by them", async () => {
    const { config } = order;
    const impossible = { ...order, config: { ...config, system: "m-OmBEAOmDhk" } };
    const { itemId } = await buyer.buy("", impossible);
    await shop.drive(itemId, { steps: 6 });
    // The refusal is a sentence without a code, which proves nothing: staff look.
    expect(await itemOf(itemId)).toMatchObject({ state: "unsure", needsStaff: true });
    const staff = await shop.staff();
    await decideItem(staff, { id: itemId, decision: "absent", seenState: "unsure", note: "上游没有" });
    expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("refunded");
    expect(await buyer.balance()).toMatchObject({ heldFen: 0n, balanceFen: 1_000_000n });
  });

  it("is renewed, and a lost answer is found by its expiry", async () => {
    const service = await own(order);
    const before = service.expiresAt?.getTime() ?? 0;
    await shop.fault({ kind: "dropAfter", endpoint: `${chapter}.RenewOrder`, count: 1 });
    const renewal: Partial<Quote> = {
      ...order,
      action: "renew",
      name: service.name,
      displayName: service.displayName,
      serviceId: service.id,
      config: service.config as Config,
      secret: undefined,
      years: 1,
      months: 0,
      costFen: order.costFen * 10n,
      priceFen: order.costFen * 12n,
    };
    const { itemId } = await buyer.buy(service.name, renewal);
    expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
    const days = (((await serviceOf(itemId)).expiresAt?.getTime() ?? 0) - before) / 86_400_000;
    expect(Math.round(days)).toBeGreaterThan(364);
    expect(await shop.threeBooks()).toEqual([]);
  });
});

describe("an upgrade of baidu", () => {
  const upgrade = (service: { id: string; name: string; displayName: string }, config: Config, monthFen: bigint) => ({
    ...baiduOrder,
    action: "upgrade" as const,
    ...{ name: service.name, displayName: service.displayName, serviceId: service.id },
    ...{ secret: undefined, config, years: 0, months: 0 },
    ...{ costFen: monthFen, priceFen: monthFen * 2n },
  });

  it("adds processors and memory, bandwidth, and space on the disk that was chosen; a lost answer is found", async () => {
    const service = await own(baiduOrder);
    const steps: [Config, bigint][] = [
      [{ grow: "size", cpu: 4, ramGb: 8 }, 8_267n],
      [{ grow: "bandwidth", bandwidthMbps: 10 }, 10_334n],
      [{ grow: "disk2", disk2Gb: 100 }, 3_617n],
    ];
    for (const [config, costFen] of steps) {
      await shop.fault({ kind: "dropAfter", endpoint: "bcc.UpgradeOrder", count: config.grow === "disk2" ? 1 : 0 });
      const { itemId } = await buyer.buy(service.name, upgrade(service, config, costFen));
      expect(await shop.drive(itemId, { stepMs: 1_000 }), String(config.grow)).toBe("done");
      const { grow: _, ...reached } = config;
      expect((await serviceOf(itemId)).config).toMatchObject(reached);
    }
    expect(servers()[0]).toMatchObject({ cores: 4, memoryGb: 8, mbps: 10, monthFen: 43_300n });
    expect(await shop.threeBooks()).toEqual([]);
  });
});
