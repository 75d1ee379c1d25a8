import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSheet } from "@/lib/controls/read-sheet";
import { revealSecret } from "@/lib/controls/reveal-secret";
import { setAutoRenew } from "@/lib/controls/set-auto-renew";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { quoteOffer } from "@/lib/offers/quote-offer";
import { cancelTransfer } from "@/lib/orders/cancel-transfer";
import { decideItem } from "@/lib/orders/staff/decide-item";
import { serverOrder } from "@/lib/product-lines/cloud/testing/server-order";
import { autoRenewService } from "@/lib/renewals/auto-renew-service";
import { changePassword } from "@/lib/services/change-password";
import { listServices } from "@/lib/services/list-services";
import { readService } from "@/lib/services/read-service";
import { refreshService } from "@/lib/services/refresh-service";
import { revealPassword } from "@/lib/services/reveal-password";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { applyChanges } from "@/lib/zones/apply-changes";
import { readNameServers } from "@/lib/zones/read-name-servers";
import { readZone } from "@/lib/zones/read-zone";
import { setNameServers } from "@/lib/zones/set-name-servers";
import { stepTransfer } from "@/sandbox/chapters/domains/transfer-steps";
import { advanceItem } from "../advance-item";
import { type Buyer, type ShopWorld, startShopWorld } from "./shop-world";

/**
 * A service ends when its product leaves our account. The upstream knows products by name, and a name can be bought again by another
 * customer: the old service must not show or change the new product.
 */

const DAY_MS = 86_400_000;
const HOST = { kind: "standard", location: "china", line: "telecom", sizeMb: 500 };
const hostOrder = { productLine: "hosting", config: HOST, months: 0, priceFen: 29_900n, costFen: 23_600n };
const CODE = "De3$dgS0#@";
const transfer = { action: "transfer", secret: CODE, config: { ourNameServers: true } } as const;

let world: ShopWorld;
let before: Buyer;
let after: Buyer;
beforeAll(async () => {
  world = await startShopWorld();
  await world.database.db.suffix.update({ where: { suffix: ".com" }, data: { transferCostFen: 5_500n } });
});
afterAll(() => world.close());
beforeEach(async () => {
  before = await world.customer(200_000n);
  after = await world.customer(200_000n);
  world.settings({ registerMs: 0, transferStepMs: 0, cloudCreateMs: 0 });
});

let count = 0;
const newName = (word = "free") => `${word}${Date.now().toString(36)}${count++}.com`;
const db = () => world.database.db;
const item = (id: string) => db().orderItem.findUniqueOrThrow({ where: { id }, include: { claims: true } });
const service = (id: string) => db().service.findUniqueOrThrow({ where: { id } });
const upstreamWorld = () => world.sandbox.world;

async function bought(buyer: Buyer, name: string, change: Parameters<Buyer["buy"]>[1] = {}): Promise<string> {
  const { itemId } = await buyer.buy(name, change);
  expect(await world.drive(itemId)).toBe("done");
  return (await item(itemId)).serviceId ?? "";
}
const lapse = (name: string) => upstreamWorld().transact(() => upstreamWorld().domains.remove(name));
const held = (name: string) =>
  upstreamWorld().transact(() => upstreamWorld().strangers.put(name, { name, sinceMs: 0 }));
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** The domain that has the service's name now can't be seen or changed through this service. */
async function expectEnded(actor: CustomerActor, id: string): Promise<void> {
  const trusted = { ...actor, reauthAt: new Date() };
  const name = (await service(id)).name;
  const domain = structuredClone(upstreamWorld().domains.get(name));
  const record = { host: "www", type: "A", value: "203.0.113.66", ttlSeconds: 600, priority: null } as const;
  const edits = [{ op: "add", record }];
  const results = {
    refresh: await code(refreshService(actor, { id })),
    password: await code(revealPassword(trusted, { id })),
    secret: await code(revealSecret(trusted, { id, secret: "password" })),
    change: await code(changePassword(trusted, { id, password: "Attacker1" })),
    zone: await code(readZone(actor, { id })),
    records: await code(applyChanges(actor, { id, baseVersion: "any", confirmed: true, edits } as never)),
    nameServers: await code(readNameServers(actor, { id })),
    setNameServers: await code(setNameServers(actor, { id, hosts: ["ns1.evil.example", "ns2.evil.example"] } as never)),
    renew: await code(quoteOffer(actor, { action: "renew", productLine: "domain", serviceId: id, years: 1 })),
  };
  expect(results).toEqual({
    refresh: "services.ended",
    password: "services.ended",
    secret: "services.ended",
    change: "services.ended",
    zone: "zones.not_active",
    records: "zones.not_active",
    nameServers: "zones.not_active",
    setNameServers: "zones.not_active",
    renew: "not_found",
  });
  expect(upstreamWorld().domains.get(name)).toEqual(domain);
  expect(await service(id)).toMatchObject({ endedAt: expect.any(Date), autoRenew: false });
  // Its page can still be opened.
  expect(await readService(actor, { id })).toMatchObject({ id, hasPassword: false });
  expect(await readSheet(actor, { id })).toMatchObject({ secrets: [], controls: [], panels: [], renewalTerms: [] });
}

describe("a service ends when its name is bought again", () => {
  it("by another customer after the domain lapsed", async () => {
    const name = newName();
    const old = await bought(before, name);
    lapse(name);
    expect(await code(refreshService(before.actor, { id: old }))).toBe("upstream.absent");
    const now = await bought(after, name);
    await expectEnded(before.actor, old);
    expect(await service(now)).toMatchObject({ state: "active", endedAt: null });
    expect(await code(revealPassword({ ...after.actor, reauthAt: new Date() }, { id: now }))).toBe("done");
    const events = await db().serviceEvent.findMany({ where: { serviceId: old } });
    expect(events.map(({ kind }) => kind)).toContain("ended");
  });

  it("by the same customer, whose list then shows one service", async () => {
    const name = newName();
    const old = await bought(before, name);
    lapse(name);
    const now = await bought(before, name);
    await expectEnded(before.actor, old);
    const { rows } = await listServices(before.actor, { productLine: "domain", take: 20 } as never);
    expect(rows.map(({ id }) => id)).toEqual([now]);
  });

  it("by a transfer in, after the domain was sold and moved away", async () => {
    const name = newName("freesold");
    const old = await bought(before, name);
    lapse(name);
    held(name);
    await bought(after, name, transfer);
    await expectEnded(before.actor, old);
  });

  it("as a host: its auto-renewal does not renew the new host, and an order under way is refunded", async () => {
    const name = "lapsedhost";
    const old = await bought(before, name, { ...hostOrder, secret: "abc123!@#old" });
    await setAutoRenew(before.actor, { id: old, on: true, years: 1, months: 0, ceilingFen: 100_000n } as never);
    const expiresAt = new Date(Date.now() + 10 * DAY_MS);
    await db().service.update({ where: { id: old }, data: { expiresAt } });
    const renewal = { ...hostOrder, action: "renew" as const, serviceId: old, years: 1, seenExpiry: expiresAt };
    const { itemId } = await before.buy(name, renewal);
    upstreamWorld().transact(() => upstreamWorld().hosts.remove(name));
    const now = await bought(after, name, { ...hostOrder, secret: "abc123!@#new" });
    upstreamWorld().transact(() => {
      const host = upstreamWorld().hosts.get(name);
      if (host) upstreamWorld().hosts.put(name, { ...host, expiresAtMs: expiresAt.getTime() });
    });
    expect(await world.drive(itemId)).toBe("refunded");
    expect(await code(autoRenewService({ kind: "system", job: "test" }, { serviceId: old }))).toBe("not_found");
    expect(await code(revealPassword({ ...before.actor, reauthAt: new Date() }, { id: old }))).toBe("services.ended");
    expect(upstreamWorld().hosts.get(name)?.expiresAtMs).toBe(expiresAt.getTime());
    expect(await service(now)).toMatchObject({ state: "active", customerId: after.actor.userId });
  });
});

describe("a failed service stays ended", () => {
  it("when staff refunded its order and another customer buys the name", async () => {
    const name = newName("freeended");
    world.settings({ registerMs: 90 * MINUTE_MS });
    const { itemId } = await before.buy(name);
    expect(await world.drive(itemId, { steps: 1 })).toBe("accepted");
    const decision = { id: itemId, decision: "failed", seenState: "accepted", note: "注册局拒绝了" } as const;
    await decideItem(await world.staff(), decision);
    const old = (await item(itemId)).serviceId ?? "";
    world.settings({ registerMs: 0 });
    lapse(name);
    await bought(after, name);
    await expectEnded(before.actor, old);
  });

  it("when its transfer with a wrong code was cancelled and refunded, and the domain's holder transfers it in", async () => {
    world.settings({ transferStepMs: 3_600_000 });
    const name = newName("taken");
    const attack = await before.buy(name, { ...transfer, secret: "bogus-code" });
    await advanceItem(db(), attack.itemId, { early: true });
    upstreamWorld().transact(() => stepTransfer(upstreamWorld(), name));
    await advanceItem(db(), attack.itemId, { early: true });
    await cancelTransfer(before.actor, { id: attack.itemId });
    expect(await world.drive(attack.itemId)).toBe("refunded");
    const old = (await item(attack.itemId)).serviceId ?? "";
    held(name);
    const victim = await after.buy(name, transfer);
    await advanceItem(db(), victim.itemId, { early: true });
    for (let n = 0; n < 5; n++) upstreamWorld().transact(() => stepTransfer(upstreamWorld(), name));
    expect(await world.drive(victim.itemId)).toBe("done");
    await expectEnded(before.actor, old);
  });
});

describe("one server never belongs to two customers", () => {
  it("staff can't name a server for an item while another purchase may get it", async () => {
    await snapshotAgentBalance(db(), upstream(), new Date());
    await world.fault({ kind: "dropBefore", endpoint: "cloud.BuyCloud", name: "" });
    const lost = await before.buy("", serverOrder);
    await advanceItem(db(), lost.itemId);
    expect((await item(lost.itemId)).state).toBe("unsure");
    const other = await after.buy("", serverOrder);
    const real = upstream();
    let said = "";
    const call = async (row: { id: string }, ...rest: unknown[]) => {
      const answer = await (real.call as (...all: unknown[]) => Promise<unknown>)(row, ...rest);
      if (row.id !== "cloud.BuyCloud") return answer;
      const upstreamName = [...upstreamWorld().cloudHosts.values()].at(-1)?.name;
      const decision = {
        id: lost.itemId,
        decision: "accepted",
        seenState: "unsure",
        note: "看到了新的服务器",
      } as const;
      said = await code(decideItem(await world.staff(), { ...decision, upstreamName }));
      return answer;
    };
    await advanceItem(db(), other.itemId, { upstream: { ...real, call: call as never } });
    expect(said).toBe("services.import_unsettled");
    expect(await world.drive(other.itemId, { stepMs: 1_000 })).toBe("done");
    await decideItem(await world.staff(), {
      ...{ id: lost.itemId, decision: "absent", seenState: "unsure", note: "是别的订单的" },
    });
  });

  it("an answer that names another customer's server leaves the item to staff", async () => {
    const first = await before.buy("", serverOrder);
    expect(await world.drive(first.itemId, { stepMs: 1_000 })).toBe("done");
    const { name } = await item(first.itemId);
    const second = await after.buy("", serverOrder);
    const real = upstream();
    const call = async (row: { id: string }, ...rest: unknown[]) => {
      const answer = await (real.call as unknown as (...all: unknown[]) => Promise<{ kind: string; value?: object }>)(
        row,
        ...rest,
      );
      return row.id === "cloud.BuyCloud" ? { ...answer, value: { ...answer.value, name } } : answer;
    };
    await advanceItem(db(), second.itemId, { upstream: { ...real, call: call as never } });
    await advanceItem(db(), second.itemId, { early: true });
    expect(await item(second.itemId)).toMatchObject({
      state: "unsure",
      needsStaff: true,
      reasonCode: "staff_cannot_tell",
      serviceId: null,
    });
    expect(await db().service.count({ where: { productLine: "cloud", name: name ?? "" } })).toBe(1);
    // A fresh ok may still settle the item by itself. When it has not, staff may refund the item, and a claim is about our money.
    const decision = { id: second.itemId, decision: "absent", seenState: "unsure", note: "上游说错了名字" } as const;
    expect(await code(decideItem(await world.staff(), decision))).toBe("orders.busy");
    const answeredAt = new Date(Date.now() - 2 * MINUTE_MS);
    await db().attempt.updateMany({ where: { itemId: second.itemId }, data: { answeredAt } });
    await decideItem(await world.staff(), decision);
    expect(await item(second.itemId)).toMatchObject({ state: "refunded", claims: [{ kind: "bought_after_refund" }] });
  });
});
