import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openText } from "@/lib/core/secret";
import { MINUTE_MS } from "@/lib/core/time";
import { env } from "@/lib/env";
import { announceItem } from "@/lib/orders/announce-item";
import { cancelItem } from "@/lib/orders/cancel-item";
import { decideItem } from "@/lib/orders/staff/decide-item";
import { listStatement } from "@/lib/payments/list-statement";
import { upstream } from "@/lib/upstream/client";
import { readPause } from "@/lib/upstream/pause";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { testCredentials } from "@/lib/upstream/test-credentials";
import { advanceItem } from "../advance-item";
import { serviceSecretsPlace } from "../item-secrets";
import { searchRefunded } from "../search-refunded";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "./shop-world";

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
const freeName = (word = "") => `free${word}${Date.now().toString(36)}${count++}.com`;
const item = (id: string) =>
  world.database.db.orderItem.findUniqueOrThrow({ where: { id }, include: { claims: true } });
const sales = (name: string) => [...world.sandbox.world.sales.values()].filter((sale) => sale.name === name);
const spent = async () => 100_000n - (await buyer.balance()).balanceFen;

async function expectDone(itemId: string, name: string) {
  expect(await world.drive(itemId)).toBe("done");
  expect(sales(name)).toHaveLength(1);
  expect(await buyer.balance()).toEqual({ balanceFen: 100_000n - PRICE_FEN, heldFen: 0n });
  expect(await world.threeBooks()).toEqual([]);
}
async function expectRefunded(itemId: string, reason: string) {
  expect(await world.drive(itemId)).toBe("refunded");
  expect((await item(itemId)).reasonCode).toBe(reason);
  expect(await buyer.balance()).toEqual({ balanceFen: 100_000n, heldFen: 0n });
  expect(await world.threeBooks()).toEqual([]);
}

describe("a purchase", () => {
  it("is accepted, then done; the service has its dates, and the password that was made for it", async () => {
    const name = freeName();
    const { itemId, order } = await buyer.buy(name);
    expect(await buyer.balance()).toEqual({ balanceFen: 100_000n - PRICE_FEN, heldFen: PRICE_FEN });
    await advanceItem(world.database.db, itemId);
    expect((await item(itemId)).state).toBe("accepted");
    await expectDone(itemId, name);
    const { serviceId } = await item(itemId);
    const service = await world.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
    expect(service).toMatchObject({ state: "active", name, registrantId: buyer.registrantId });
    expect(service.expiresAt?.getFullYear()).toBe(new Date().getFullYear() + 1);
    const secrets = JSON.parse(
      openText(env().keyRing, service.secretsEnc ?? new Uint8Array(), serviceSecretsPlace(service.id)),
    );
    expect(secrets.password).toBe(world.sandbox.world.domains.get(name)?.password);
    const states = await world.database.db.itemEvent.findMany({ where: { itemId }, orderBy: { id: "asc" } });
    expect(states.map((event) => event.toState)).toEqual(["placed", "buying", "accepted", "done"]);
    const after = await world.database.db.order.findUniqueOrThrow({ where: { id: order.id } });
    expect(after).toMatchObject({ state: "done" });
    await announceItem(world.database.db, itemId);
    const mails = await world.database.db.mail.findMany({ where: { userId: buyer.actor.userId } });
    expect(mails.map((mail) => mail.template)).toEqual(["orders.items-done"]);
  });

  it.each([
    ["lost before the upstream acted", "dropBefore", "refunded"],
    ["lost after it acted", "dropAfter", "done"],
    ["answered with a 500 after it acted", "statusAfter", "done"],
    ["answered with broken JSON", "garble", "done"],
    ["cut off in the middle", "truncate", "done"],
    ["answered with an HTML page", "html", "done"],
  ] as const)("whose answer is %s ends %s/%s, never sent twice", async (_, kind, end) => {
    const name = freeName();
    await world.fault({ kind, endpoint: "domains.CreateDom", name });
    const { itemId } = await buyer.buy(name);
    await advanceItem(world.database.db, itemId);
    const after = (await item(itemId)).state;
    if (kind !== "html") expect(after).toBe("unsure");
    if (end === "done") await expectDone(itemId, name);
    else await expectRefunded(itemId, "absent");
    const sent = world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 });
    expect(sent).toHaveLength(1);
  });

  it("that the upstream shows only later is not taken for absent too soon", async () => {
    const name = freeName();
    await world.fault({ kind: "lag", endpoint: "domains.CreateDom", name, ms: 1_500 });
    await world.fault({ kind: "statusAfter", endpoint: "domains.CreateDom", name });
    const { itemId } = await buyer.buy(name);
    const now = new Date();
    for (const minutes of [0, 0, 1, 12, 20]) {
      await advanceItem(world.database.db, itemId, { now: new Date(now.getTime() + minutes * MINUTE_MS), early: true });
      expect((await item(itemId)).state).toBe("unsure");
    }
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    await expectDone(itemId, name);
  });

  it("that is refunded as absent and found later opens a claim and changes no posting", async () => {
    const name = freeName();
    await world.fault({ kind: "lag", endpoint: "domains.CreateDom", name, ms: 2_500 });
    await world.fault({ kind: "statusAfter", endpoint: "domains.CreateDom", name });
    const { itemId } = await buyer.buy(name);
    expect(await world.drive(itemId)).toBe("refunded");
    expect((await item(itemId)).reasonCode).toBe("absent");
    await new Promise((resolve) => setTimeout(resolve, 2_600));
    expect(await searchRefunded(world.database.db, upstream(), new Date())).toMatchObject({ found: 1 });
    expect(await searchRefunded(world.database.db, upstream(), new Date())).toMatchObject({ found: 0 });
    expect((await item(itemId)).claims.map((claim) => claim.kind)).toEqual(["bought_after_refund"]);
    expect((await buyer.balance()).balanceFen).toBe(100_000n);
    expect(await world.threeBooks()).toEqual([]);
  });

  it("that the upstream refuses is refunded at once, with the reason and a mail", async () => {
    const name = freeName();
    await world.fault({ kind: "code", endpoint: "domains.CreateDom", name, code: "11124" });
    const { itemId } = await buyer.buy(name);
    await advanceItem(world.database.db, itemId);
    await expectRefunded(itemId, "upstream.taken");
    await announceItem(world.database.db, itemId);
    const [mail] = await world.database.db.mail.findMany({ where: { userId: buyer.actor.userId } });
    expect(mail?.text).toContain("这个名字刚刚被别人注册了");
    expect(mail?.text).toContain("¥69.00");
    for (const [locale, words] of [
      ["zh", "这个名字刚刚被别人注册了"],
      ["en", "registered"],
    ] as const) {
      const [line] = (await listStatement(buyer.actor, { take: 1 }, { locale })).rows;
      expect(line).toMatchObject({ kind: "release", memo: expect.stringContaining(words) });
    }
  });

  it("of a term that can't be ordered is refunded at once, without being sent", async () => {
    await world.database.db.suffix.createMany({
      data: [{ suffix: ".hk", ascii: ".hk", group: "common", position: 9 }],
      skipDuplicates: true,
    });
    const name = `${freeName().replace(".com", "")}.hk`;
    const { itemId } = await buyer.buy(name, { years: 4, priceFen: 99_000n, costFen: 98_000n });
    await advanceItem(world.database.db, itemId);
    await expectRefunded(itemId, "upstream.input");
    expect(world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 })).toHaveLength(0);
  });

  it("of a name that somebody else has taken meanwhile is refunded without being sent", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await world.control("take", { domainname: name });
    await expectRefunded(itemId, "upstream.taken");
    expect(world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 })).toHaveLength(0);
  });

  it.each([
    ["fail-register", "failed.registration_failed"],
    ["late-registered", "failed.taken_by_other"],
  ])("that is accepted and then fails (%s) is refunded, with a claim", async (word, reason) => {
    const name = freeName(word);
    const { itemId } = await buyer.buy(name);
    await advanceItem(world.database.db, itemId);
    await expectRefunded(itemId, reason);
    const settled = await item(itemId);
    expect(settled.claims.map((claim) => claim.kind)).toEqual(["failed_upstream"]);
    const service = await world.database.db.service.findUniqueOrThrow({ where: { id: settled.serviceId ?? "" } });
    expect(service.state).toBe("failed");
  });

  it("that the registry has not finished stays accepted, with its money held, until it works", async () => {
    const name = freeName("slow-register");
    const { itemId } = await buyer.buy(name);
    expect(await world.drive(itemId, { steps: 5 })).toBe("accepted");
    expect(await buyer.balance()).toEqual({ balanceFen: 100_000n - PRICE_FEN, heldFen: PRICE_FEN });
    const late = new Date(Date.now() + 49 * 60 * MINUTE_MS);
    await advanceItem(world.database.db, itemId, { now: late, early: true });
    expect(await item(itemId)).toMatchObject({ state: "accepted", needsStaff: true, reasonCode: "overdue" });
    await world.control("clock", { advanceMs: 11 * MINUTE_MS });
    await expectDone(itemId, name);
  });

  it("whose domain the upstream shows as Illegal waits for staff; deciding twice is deciding once", async () => {
    const staff = await world.staff();
    const name = freeName("illegal-name");
    const { itemId } = await buyer.buy(name);
    expect(await world.drive(itemId)).toBe("accepted");
    expect(await item(itemId)).toMatchObject({ needsStaff: true, reasonCode: "staff_odd" });
    const press = () =>
      decideItem(staff, { id: itemId, decision: "failed", seenState: "accepted", note: "registry said no" });
    await press();
    await press();
    expect(await item(itemId)).toMatchObject({ state: "refunded", reasonCode: "staff_refunded" });
    expect((await buyer.balance()).balanceFen).toBe(100_000n);
    const audit = await world.database.db.auditEvent.findMany({
      where: { action: "orders.decide-failed", subjectId: itemId },
    });
    expect(audit).toHaveLength(1);
    expect(await world.threeBooks()).toEqual([]);
  });

  it("that is answered with 10036 is unsure, whether the upstream carried it out or not", async () => {
    const [bought, not] = [freeName(), freeName()];
    await world.fault({ kind: "codeAfter", endpoint: "domains.CreateDom", name: bought, code: "10036" });
    await world.fault({ kind: "code", endpoint: "domains.CreateDom", name: not, code: "10036" });
    const first = await buyer.buy(bought);
    const second = await buyer.buy(not);
    for (const { itemId } of [first, second]) {
      await advanceItem(world.database.db, itemId);
      expect((await item(itemId)).state).toBe("unsure");
    }
    expect(await world.drive(first.itemId)).toBe("done");
    expect(await world.drive(second.itemId)).toBe("refunded");
    expect(await world.threeBooks()).toEqual([]);
  });

  it.each([
    ["dropBefore", "is left to staff", "unsure"],
    ["code", "is refunded", "refunded"],
  ] as const)("of a name that somebody bought by hand meanwhile (hand purchase, %s) %s", async (kind, _, end) => {
    const name = freeName();
    await world.fault({ kind, endpoint: "domains.CreateDom", name, code: "11124" });
    const { itemId } = await buyer.buy(name);
    await advanceItem(world.database.db, itemId);
    await world.control("hand-purchase", { domainname: name });
    expect(await world.drive(itemId)).toBe(end);
    if (end === "unsure") {
      expect(await item(itemId)).toMatchObject({ needsStaff: true, reasonCode: "staff_cannot_tell" });
      expect(await spent()).toBe(PRICE_FEN);
      await decideItem(await world.staff(), {
        id: itemId,
        decision: "absent",
        seenState: "unsure",
        note: "bought by hand",
      });
    }
    expect(await spent()).toBe(0n);
    expect(await world.threeBooks()).toEqual([]);
  });

  it("of one name by two customers at once is sent once", async () => {
    const other = await world.customer(100_000n);
    const name = freeName();
    const mine = await buyer.buy(name);
    const theirs = await other.buy(name);
    await Promise.all([mine, theirs].map(({ itemId }) => advanceItem(world.database.db, itemId)));
    // The item that came second waits until the first one is final.
    for (const { itemId } of [mine, theirs]) await world.drive(itemId);
    const ends = [await world.drive(mine.itemId), await world.drive(theirs.itemId)];
    expect(ends.sort()).toEqual(["done", "refunded"]);
    expect(sales(name)).toHaveLength(1);
    expect(await world.threeBooks()).toEqual([]);
  });

  it("that ten workers advance at once is sent once", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    const first = await Promise.all(Array.from({ length: 10 }, () => advanceItem(world.database.db, itemId)));
    expect(first.filter((did) => did === "advanced")).toHaveLength(1);
    expect(first.filter((did) => did === "lost")).toHaveLength(0);
    for (let round = 0; round < 4; round++) {
      await Promise.all(Array.from({ length: 10 }, () => advanceItem(world.database.db, itemId, { early: true })));
    }
    await expectDone(itemId, name);
  });
});

describe("trouble of our own account", () => {
  it("with too little agent balance the item waits for staff; once there is money, it is bought", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await world.control("balance", { yuan: "1.00" });
    const now = new Date(Date.now() + 2 * MINUTE_MS);
    await advanceItem(world.database.db, itemId, { now });
    expect(await item(itemId)).toMatchObject({ state: "waiting", reasonCode: "ours.agent_balance", needsStaff: true });
    expect(world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 })).toHaveLength(0);
    await world.control("balance", { yuan: "100000.00" });
    await expectDone(itemId, name);
  });

  it("is bought at once when there is money that the stored figures do not show yet", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await world.control("balance", { yuan: "1.00" });
    await snapshotAgentBalance(world.database.db, upstream(), new Date());
    await world.control("balance", { yuan: "100000.00" });
    await advanceItem(world.database.db, itemId);
    expect((await item(itemId)).reasonCode).toBeNull();
    await expectDone(itemId, name);
  });

  it("reserves the agent balance: with money for one of two orders, one is sent", async () => {
    const [one, two] = [freeName(), freeName()];
    const orders = [await buyer.buy(one), await buyer.buy(two)];
    await world.control("balance", { yuan: "60.00" });
    const now = new Date(Date.now() + 2 * MINUTE_MS);
    await Promise.all(orders.map(({ itemId }) => advanceItem(world.database.db, itemId, { now })));
    const states = await Promise.all(orders.map(async ({ itemId }) => (await item(itemId)).state));
    expect(states.sort()).toEqual(["accepted", "waiting"]);
    const sent = [one, two].flatMap((name) =>
      world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 }),
    );
    expect(sent).toHaveLength(1);
    await world.control("balance", { yuan: "100000.00" });
    for (const { itemId } of orders) expect(await world.drive(itemId)).toBe("done");
    expect(await world.threeBooks()).toEqual([]);
  });

  it("refused credentials pause every purchase until a test of the credentials passes", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await world.fault({ kind: "code", endpoint: "domains.CreateDom", name, code: "10001" });
    await advanceItem(world.database.db, itemId);
    expect(await item(itemId)).toMatchObject({ state: "waiting", reasonCode: "ours.ip_not_allowed" });
    expect((await readPause(world.database.db))?.reason).toBe("ip_not_allowed");
    const next = freeName();
    const second = await buyer.buy(next);
    await advanceItem(world.database.db, second.itemId);
    expect(await item(second.itemId)).toMatchObject({ state: "waiting", reasonCode: "paused" });
    expect(await testCredentials(world.database.db, upstream(), { kind: "system" }, new Date())).toMatchObject({
      resumed: true,
    });
    expect(await world.drive(itemId)).toBe("done");
    expect(await world.drive(second.itemId)).toBe("done");
    expect(await world.threeBooks()).toEqual([]);
  });

  it("when a read before buying is refused, the item gives that reason and no further read is made", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await world.fault({ kind: "code", endpoint: "product.getProductPrice", code: "10008" });
    const before = world.sandbox.calls.list({ limit: 5000 }).length;
    await advanceItem(world.database.db, itemId);
    expect(await item(itemId)).toMatchObject({ state: "waiting", reasonCode: "ours.checksum_wrong" });
    expect((await readPause(world.database.db))?.reason).toBe("checksum_wrong");
    expect(world.sandbox.calls.list({ limit: 5000 }).length - before).toBe(1);
    await testCredentials(world.database.db, upstream(), { kind: "system" }, new Date());
    expect(await world.drive(itemId)).toBe("done");
  });

  it("the customer may cancel a waiting item once; after a day it is refunded by itself", async () => {
    world.settings({ accountCode: "10001" });
    const first = await buyer.buy(freeName());
    const second = await buyer.buy(freeName());
    for (const { itemId } of [first, second]) await advanceItem(world.database.db, itemId);
    world.settings({ accountCode: "" });
    expect((await item(first.itemId)).state).toBe("waiting");
    const presses = await Promise.allSettled(
      Array.from({ length: 5 }, () => cancelItem(buyer.actor, { id: first.itemId })),
    );
    expect(presses.some((press) => press.status === "fulfilled")).toBe(true);
    expect(await item(first.itemId)).toMatchObject({ state: "refunded", reasonCode: "cancelled" });
    await expect(cancelItem((await world.customer()).actor, { id: second.itemId })).rejects.toMatchObject({
      status: 404,
    });
    const tomorrow = new Date(Date.now() + 25 * 60 * MINUTE_MS);
    await advanceItem(world.database.db, second.itemId, { now: tomorrow });
    expect(await item(second.itemId)).toMatchObject({ state: "refunded", reasonCode: "waited_too_long" });
    expect((await buyer.balance()).balanceFen).toBe(100_000n);
    expect(await world.threeBooks()).toEqual([]);
  });

  it("a cost beyond the margin floor waits for staff, who can allow the present cost", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await world.control("price", { suffix: ".com", register: "99.00" });
    await advanceItem(world.database.db, itemId);
    expect(await item(itemId)).toMatchObject({ state: "waiting", reasonCode: "price_up", needsStaff: true });
    const staff = await world.staff();
    await decideItem(staff, { id: itemId, decision: "retry", seenState: "waiting", note: "we bear it" });
    expect((await item(itemId)).costCeilingFen).toBe(9_900n);
    await expectDone(itemId, name);
    expect((await item(itemId)).costChargedFen).toBe(9_900n);
    await world.control("price", { suffix: ".com", register: "55.00" });
  });
});

describe("a renewal", () => {
  async function owned() {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await world.drive(itemId);
    const { serviceId } = await item(itemId);
    return { name, serviceId: serviceId ?? "" };
  }
  const renewal = { action: "renew" as const, years: 2, priceFen: 15_000n, costFen: 14_000n };
  const expiry = (serviceId: string) =>
    world.database.db.service.findUniqueOrThrow({ where: { id: serviceId } }).then((s) => s.expiresAt?.getFullYear());

  it.each([
    ["was answered", null, "done"],
    ["was lost after the upstream acted", "dropAfter", "done"],
    ["was lost before the upstream acted", "dropBefore", "refunded"],
  ] as const)("that %s moves the expiry by its term once, or is refunded", async (_, kind, end) => {
    const { name, serviceId } = await owned();
    const before = await expiry(serviceId);
    if (kind) await world.fault({ kind, endpoint: "domains.DomainRenew", name });
    const { itemId } = await buyer.buy(name, { ...renewal, serviceId });
    expect(await world.drive(itemId)).toBe(end);
    expect(await expiry(serviceId)).toBe((before ?? 0) + (end === "done" ? 2 : 0));
    expect(world.sandbox.calls.list({ endpoint: "domains.DomainRenew", name, limit: 10 })).toHaveLength(1);
    expect(await spent()).toBe(PRICE_FEN + (end === "done" ? 15_000n : 0n));
    expect(await world.threeBooks()).toEqual([]);
  });

  it("that the registry refuses later is refunded, with a claim", async () => {
    const name = freeName("fail-renew");
    const first = await buyer.buy(name);
    await world.drive(first.itemId);
    const { serviceId } = await item(first.itemId);
    const { itemId } = await buyer.buy(name, { ...renewal, serviceId });
    expect(await world.drive(itemId)).toBe("refunded");
    expect((await item(itemId)).claims.map((claim) => claim.kind)).toEqual(["failed_upstream"]);
    expect(await world.threeBooks()).toEqual([]);
  });
});
