import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openText } from "@/lib/core/secret";
import { DAY_MS } from "@/lib/core/time";
import { env } from "@/lib/env";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Quote } from "@/lib/pricing/contract";
import { serviceSecretsPlace } from "@/lib/purchasing/item-secrets";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";

let shop: ShopWorld;
let buyer: Buyer;

beforeAll(async () => {
  shop = await startShopWorld();
  await enterSandboxCosts(shop.database.db);
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
});

const contact = { lastName: "李", firstName: "明" };
const company = {
  company: "杉里茶业,上海.公司",
  licenceNumber: "91310000123456789X",
  legalRepresentative: "李明",
  legalRepresentativeIdNumber: "310101198001011234",
  administrator: "王芳",
  administratorIdNumber: "31010119900101123X",
};
const nothing = { serviceId: null, years: 0, months: 0 };
const mailing: Partial<Quote> = {
  ...nothing,
  ...{ productLine: "mailing", name: null, displayName: "EDM 10000", config: { points: "10000" } },
  ...{ secret: JSON.stringify(contact), priceFen: 36_000n, costFen: 30_000n },
};
const sms = (change: object = {}): Partial<Quote> => ({
  ...nothing,
  ...{ productLine: "sms", name: null, displayName: "SMS 3000", config: { points: "3000" } },
  ...{ secret: JSON.stringify({ ...contact, ...company, ...change }), priceFen: 26_000n, costFen: 22_000n },
});
const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};
const more = (service: { id: string; name: string; productLine: string }, points: number, costFen: bigint) => ({
  ...nothing,
  ...{ productLine: service.productLine, action: "addPoints" as const, serviceId: service.id },
  ...{ displayName: service.name, config: { points: String(points) }, priceFen: costFen + 1_000n, costFen },
});
const account = (product: "edm" | "sms", name: string) => shop.sandbox.world.points.get(`${product}:${name}`);

async function own(quote: Partial<Quote>) {
  const { itemId } = await buyer.buy("", quote);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}

it("a bulk mail account is bought with personal data that the shop keeps only until then", async () => {
  const { itemId } = await buyer.buy("", mailing);
  expect((await itemOf(itemId)).secretEnc).not.toBeNull();
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const [item, service] = [await itemOf(itemId), await serviceOf(itemId)];
  expect(item.secretEnc).toBeNull();
  expect(JSON.stringify([item.config, service.config, service.snapshot])).not.toContain("李");
  expect(service).toMatchObject({ state: "active", expiresAt: null, config: { bought: 10_000 } });
  expect(service).toMatchObject({
    snapshot: { pointsLeft: 10_000 },
    usage: [{ id: "points", used: 0, limit: 10_000 }],
  });
  expect(service.name).toMatch(/^edm\d+@/);
  const sealed = service.secretsEnc ?? new Uint8Array();
  const secrets: unknown = JSON.parse(openText(env().keyRing, sealed, serviceSecretsPlace(service.id)));
  expect(secrets).toEqual({ password: account("edm", service.name)?.password });
  expect(await shop.threeBooks()).toEqual([]);
});

it("points are added once, also with a lost answer, by the points bought in all", async () => {
  const service = await own(mailing);
  const { itemId } = await buyer.buy(service.name, more(service, 1_000, 4_000n));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  await shop.fault({ kind: "dropAfter", endpoint: "EDM.upoints", count: 1 });
  const lost = await buyer.buy(service.name, more(service, 10_000, 30_000n));
  expect(await shop.drive(lost.itemId, { stepMs: 1_000 })).toBe("done");
  expect(account("edm", service.name)?.bought).toBe(21_000);
  expect(await shop.threeBooks()).toEqual([]);
});

it("a purchase of points that never arrived is sent again or refunded, and never twice", async () => {
  const service = await own(mailing);
  await shop.fault({ kind: "dropBefore", endpoint: "EDM.upoints", count: 1 });
  const { itemId } = await buyer.buy(service.name, more(service, 1_000, 4_000n));
  const end = await shop.drive(itemId, { stepMs: 1_000 });
  expect(account("edm", service.name)?.bought).toBe(end === "done" ? 11_000 : 10_000);
  expect(await shop.threeBooks()).toEqual([]);
});

it("an account whose answer was lost is named by staff, and only one with the ordered points is accepted", async () => {
  const other = await own({ ...mailing, config: { points: "30000" }, costFen: 80_000n, priceFen: 90_000n });
  await shop.fault({ kind: "dropAfter", endpoint: "EDM.createorder", count: 1 });
  const { itemId } = await buyer.buy("", mailing);
  await shop.drive(itemId, { steps: 6 });
  expect(await itemOf(itemId)).toMatchObject({ state: "unsure", needsStaff: true, name: null });
  const staff = await shop.staff();
  const point = (upstreamName: string) =>
    decideItem(staff, { id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游", upstreamName });
  await expect(point(other.name)).rejects.toMatchObject({
    fields: { upstreamName: { code: "orders.product_differs" } },
  });
  const taken = new Set((await shop.database.db.service.findMany({ select: { name: true } })).map(({ name }) => name));
  const lost = [...shop.sandbox.world.points.values()].find(
    (row) => row.product === "edm" && row.bought === 10_000 && !taken.has(row.account),
  );
  await point(lost?.account ?? "");
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(await shop.threeBooks()).toEqual([]);
});

it("an SMS account opens after its review, and no earlier", async () => {
  const { itemId } = await buyer.buy("", sms());
  expect(await shop.drive(itemId, { steps: 4, stepMs: 1_000 })).toBe("accepted");
  expect(await itemOf(itemId)).toMatchObject({ reasonCode: "review", needsStaff: false });
  await shop.control("clock", { advanceMs: 16_000 });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const service = await serviceOf(itemId);
  expect(service).toMatchObject({ state: "active", snapshot: { pointsBought: 3_000, pointsLeft: 3_000 } });
  await shop.fault({ kind: "dropAfter", endpoint: "sms.upoints", count: 1 });
  const added = await buyer.buy(service.name, more(service, 1_000, 8_000n));
  expect(await shop.drive(added.itemId, { stepMs: 1_000 })).toBe("done");
  expect(account("sms", service.name)?.bought).toBe(4_000);
  expect(await shop.threeBooks()).toEqual([]);
});

it("an SMS account whose review failed is refunded, and staff see the claim", async () => {
  const before = (await buyer.balance()).balanceFen;
  const { itemId } = await buyer.buy("", sms({ company: "审核失败公司" }));
  expect(await shop.drive(itemId, { steps: 3, stepMs: 1_000 })).toBe("accepted");
  await shop.control("clock", { advanceMs: 16_000 });
  expect(await shop.drive(itemId)).toBe("refunded");
  expect((await itemOf(itemId)).reasonCode).toBe("failed.review_failed");
  expect(await shop.database.db.claim.count({ where: { itemId, kind: "failed_upstream" } })).toBe(1);
  expect((await buyer.balance()).balanceFen).toBe(before);
});

it("points that the account's provider doesn't sell are refunded", async () => {
  const { itemId } = await buyer.buy("", sms({ company: "互亿公司" }));
  await shop.drive(itemId, { steps: 3, stepMs: 1_000 });
  await shop.control("clock", { advanceMs: 16_000 });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const service = await serviceOf(itemId);
  const refused = await buyer.buy(service.name, more(service, 1_000, 8_000n));
  expect(await shop.drive(refused.itemId, { stepMs: 1_000 })).toBe("refunded");
  expect(account("sms", service.name)?.bought).toBe(3_000);
});

it("personal data of a refunded order is kept while its stored answer is unread, and deleted by the nightly search", async () => {
  await shop.fault({ kind: "dropAfter", endpoint: "EDM.createorder", count: 1 });
  const { itemId } = await buyer.buy("", mailing);
  await shop.drive(itemId, { steps: 6 });
  const { db } = shop.database;
  // The process that sent it died before it recorded what it knew.
  await db.attempt.updateMany({ where: { itemId }, data: { outcome: null, reason: null } });
  await decideItem(await shop.staff(), { id: itemId, decision: "absent", seenState: "unsure", note: "看过上游" });
  expect(await itemOf(itemId)).toMatchObject({ state: "refunded", secretEnc: expect.anything() });
  await searchRefunded(db, upstream(), new Date());
  expect((await itemOf(itemId)).secretEnc).not.toBeNull();
  await searchRefunded(db, upstream(), new Date(Date.now() + 61 * DAY_MS));
  expect((await itemOf(itemId)).secretEnc).toBeNull();
});
