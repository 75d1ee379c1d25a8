import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { GET, POST } from "@/app/api/v1/callbacks/[token]/route";
import { startControl } from "@/lib/controls/start-control";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Quote } from "@/lib/pricing/contract";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { callbackAddress } from "@/lib/upstream/callback-address";
import type { CloudHost } from "@/sandbox/chapters/cloud/rows";
import { cloudOrder } from "@/sandbox/codes/cloud-bench";
import { serverOrder } from "./testing/server-order";

let shop: ShopWorld;
let buyer: Buyer;
let bought = 0;

beforeAll(async () => {
  shop = await startShopWorld({ settings: { cloudCreateMs: 0 } });
});
afterAll(() => shop.close());
beforeEach(async () => {
  bought = shop.sandbox.world.cloudHosts.size;
  buyer = await shop.customer();
});

const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
/** The servers bought since the test began, oldest first. */
const hosts = (): CloudHost[] => [...shop.sandbox.world.cloudHosts.values()].slice(bought);
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};

/** Buys a server that runs. */
async function ownServer() {
  const { itemId } = await buyer.buy("", serverOrder);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}

it("a server is bought, then opened, and done when it has an address", async () => {
  const { itemId } = await buyer.buy("", serverOrder);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const [host] = hosts();
  expect(host).toMatchObject({ state: "running", systemPassword: "Abc12345xyz", by: "api" });
  const service = await serviceOf(itemId);
  expect(service).toMatchObject({ name: host?.name, state: "active", reason: "running" });
  expect(service.config).toMatchObject({ ...serverOrder.config, snapshotAt: "", extraAddresses: 0 });
  expect(service.snapshot).toMatchObject({ address: host?.address?.outer, systemKind: "windows" });
  const opened = await shop.database.db.itemEvent.findMany({ where: { itemId, kind: "opening" } });
  expect(opened.map(({ data }) => data)).toEqual([{ outcome: "ok", reason: null }]);
  expect(await shop.threeBooks()).toEqual([]);
});

it("opening a server is repeated until it works", async () => {
  const { itemId } = await buyer.buy("", serverOrder);
  await shop.drive(itemId, { steps: 1 });
  await shop.control("cloud", { cloudname: hosts()[0]?.name, broken: "node" });
  expect(await shop.drive(itemId, { steps: 2, stepMs: 1_000 })).toBe("accepted");
  await shop.control("cloud", { cloudname: hosts()[0]?.name, broken: "" });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const opened = await shop.database.db.itemEvent.findMany({
    where: { itemId, kind: "opening" },
    orderBy: { id: "asc" },
  });
  expect(opened.map(({ data }) => (data as { outcome: string }).outcome)).toEqual(["ok", "ok", "ok"]);
});

it("after a lost answer staff name the server, and only the right one is accepted", async () => {
  const older = await ownServer();
  await shop.fault({ kind: "dropAfter", endpoint: "cloud.BuyCloud", count: 1 });
  const { itemId } = await buyer.buy("", serverOrder);
  await shop.drive(itemId, { steps: 6 });
  const item = await itemOf(itemId);
  expect(item).toMatchObject({ state: "unsure", needsStaff: true, name: null });
  const [, lost] = hosts();
  const staff = await shop.staff();
  const point = (upstreamName: string) =>
    decideItem(staff, { id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游", upstreamName });
  const refusedWith = (code: string) =>
    expect.objectContaining({ fields: { upstreamName: expect.objectContaining({ code }) } });
  await expect(point(older.name)).rejects.toThrow(refusedWith("orders.product_bound"));
  // The case of the letters makes no difference.
  await expect(point(older.name.toLowerCase())).rejects.toThrow(refusedWith("orders.product_bound"));
  const [bound] = hosts();
  if (!bound) throw new Error("no server");
  shop.sandbox.world.transact(() =>
    shop.sandbox.world.cloudHosts.put("S111111", {
      ...bound,
      name: "S111111",
      boughtAtMs: bound.boughtAtMs - 86_400_000,
    }),
  );
  await expect(point("S111111")).rejects.toThrow(refusedWith("orders.product_too_old"));
  shop.sandbox.world.transact(() => shop.sandbox.world.cloudHosts.remove("S111111"));
  // A server that was bought by hand meanwhile, in another room.
  await shop.bench().call("cloud.BuyCloud", { ...cloudOrder, place: "3" });
  const other = hosts()[2]?.name ?? "";
  const { sales } = shop.sandbox.world;
  for (const sale of [...sales.values()].filter(({ name }) => name === other)) {
    shop.sandbox.world.transact(() => sales.put(sale.id, { ...sale, by: "hand" }));
  }
  await expect(point(other)).rejects.toThrow(refusedWith("orders.product_differs"));
  await point(lost?.name.toLowerCase() ?? "");
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(itemId)).name).toBe(lost?.name);
  expect(shop.sandbox.world.cloudHosts.get(lost?.name ?? "")?.systemPassword).toBe("Abc12345xyz");
  expect(await shop.threeBooks()).toEqual([]);
});

it("a server is renewed by months and done by its expiry", async () => {
  const service = await ownServer();
  const before = service.expiresAt?.getTime() ?? 0;
  const renewal: Partial<Quote> = {
    ...serverOrder,
    action: "renew",
    name: service.name,
    displayName: service.displayName,
    serviceId: service.id,
    secret: undefined,
    months: 6,
    priceFen: 150_000n,
    costFen: 129_800n,
  };
  const { itemId } = await buyer.buy(service.name, renewal);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const days = (((await serviceOf(itemId)).expiresAt?.getTime() ?? 0) - before) / 86_400_000;
  expect(days).toBeGreaterThan(179);
  expect(days).toBeLessThan(186);
  expect(await shop.threeBooks()).toEqual([]);
});

const upgrade = (service: { id: string; name: string; displayName: string }, to: Quote["config"], costFen: bigint) => ({
  ...serverOrder,
  action: "upgrade" as const,
  name: service.name,
  displayName: service.displayName,
  serviceId: service.id,
  secret: undefined,
  config: to,
  years: 0,
  months: 0,
  priceFen: costFen * 2n,
  costFen,
});

it("a server that is shut down is upgraded, at the difference for the remaining days", async () => {
  const service = await ownServer();
  const bigger = { grow: "size", cpu: 2, ramGb: 2, diskGb: 60, bandwidthMbps: 2 };
  const running = await buyer.buy(service.name, upgrade(service, bigger, 17_600n));
  expect(await shop.drive(running.itemId, { stepMs: 1_000 })).toBe("refunded");
  expect((await itemOf(running.itemId)).reasonCode).toBe("upstream.not_shut_down");
  shop.sandbox.world.transact(() => {
    for (const host of hosts()) shop.sandbox.world.cloudHosts.put(host.name, { ...host, state: "stop" });
  });
  const { itemId } = await buyer.buy(service.name, upgrade(service, bigger, 17_600n));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(itemId)).config).toMatchObject({ cpu: 2, ramGb: 2, diskGb: 60, bandwidthMbps: 2, room: "1" });
  expect(await shop.threeBooks()).toEqual([]);
});

it("an upgrade waits for a control that is under way, and such a control for an upgrade that is being bought", async () => {
  const { db } = shop.database;
  const service = await ownServer();
  shop.sandbox.world.transact(() => {
    for (const host of hosts()) shop.sandbox.world.cloudHosts.put(host.name, { ...host, state: "stop" });
  });
  await db.service.update({ where: { id: service.id }, data: { reason: "stopped" } });
  const about = { serviceId: service.id, actorKind: "customer", actorId: buyer.actor.userId, rowKey: "", input: {} };
  const rebuild = await db.controlRun.create({
    data: { ...about, control: "rebuild", state: "settling", expectMs: 60_000 },
  });
  const bigger = { grow: "size", cpu: 2, ramGb: 2, diskGb: 60, bandwidthMbps: 2 };
  const { itemId } = await buyer.buy(service.name, upgrade(service, bigger, 17_600n));
  await shop.drive(itemId, { steps: 2 });
  expect(await itemOf(itemId)).toMatchObject({ state: "waiting", reasonCode: "control_under_way" });
  expect(await db.attempt.count({ where: { itemId } })).toBe(0);
  await db.controlRun.update({ where: { id: rebuild.id }, data: { state: "done", finishedAt: new Date() } });
  const start = () =>
    startControl({ ...buyer.actor, reauthAt: new Date() }, { id: service.id, control: "start", input: {} });
  for (const state of ["buying", "accepted", "unsure"] as const) {
    await db.orderItem.update({ where: { id: itemId }, data: { state } });
    await expect(start()).rejects.toMatchObject({ code: "controls.upgrade_under_way", status: 409 });
  }
  // What staff have to settle may take days: the server is not out of its customer's hands for so long.
  await db.orderItem.update({ where: { id: itemId }, data: { state: "unsure", needsStaff: true } });
  const { run } = await start();
  await db.controlRun.update({ where: { id: run.id }, data: { state: "failed", finishedAt: new Date() } });
  await db.orderItem.update({ where: { id: itemId }, data: { state: "waiting", needsStaff: false } });
  expect(await shop.drive(itemId, { stepMs: 60_000 })).toBe("done");
});

it("a server gets another address at the cost that staff entered, and a lost answer is found by its addresses", async () => {
  const service = await ownServer();
  await shop.database.db.lineCost.create({
    data: { productLine: "cloud", key: "address.1", costFen: 3_000n, validFrom: new Date(0) },
  });
  shop.sandbox.world.transact(() => {
    for (const host of hosts()) shop.sandbox.world.cloudHosts.put(host.name, { ...host, state: "stop" });
  });
  await shop.fault({ kind: "dropAfter", endpoint: "cloud.buyip", count: 1 });
  const { itemId } = await buyer.buy(service.name, upgrade(service, { grow: "address", extraAddresses: 1 }, 3_100n));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(hosts()[0]?.extraAddresses).toHaveLength(1);
  expect((await serviceOf(itemId)).config).toMatchObject({ extraAddresses: 1 });
});

it("the upstream's callback causes one read, and only at an address that nobody can guess", async () => {
  const { itemId } = await buyer.buy("", serverOrder);
  await shop.drive(itemId, { steps: 1 });
  const later = new Date(Date.now() + 600_000);
  const due = async (dueAt: Date) =>
    shop.database.db.orderItem.update({ where: { id: itemId }, data: { state: "accepted", dueAt } });
  await due(later);
  const address = callbackAddress({ kind: "item", id: itemId }) ?? "";
  const call = (url: string, method: "GET" | "POST" = "GET") => {
    const body = method === "POST" ? new URLSearchParams({ proname: "S1", result: "2" }) : undefined;
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    const handler = { GET, POST }[method];
    return handler(new Request(`${url}?proname=S1&tag=procreate&result=2`, { method, ...(body ? { body } : {}) }), {
      params: Promise.resolve({ token }),
    });
  };
  expect((await call(address)).status).toBe(204);
  expect((await itemOf(itemId)).dueAt?.getTime()).toBeLessThan(later.getTime());
  expect((await call(address)).status).toBe(204);
  expect((await call(address, "POST")).status).toBe(204);
  const heard = () => shop.database.db.itemEvent.count({ where: { itemId, kind: "callback" } });
  expect(await heard()).toBe(1);
  await due(later);
  expect((await call(address, "POST")).status).toBe(204);
  expect(await heard()).toBe(2);
  // The callback said that opening failed, but only a read counts.
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const forged = `${address.slice(0, -4)}AAAA`;
  expect((await call(forged)).status).toBe(404);
  expect((await call(address.replace(/[^/]+$/, itemId.padEnd(60, "x")))).status).toBe(404);
});
