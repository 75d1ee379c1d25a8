import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openText } from "@/lib/core/secret";
import { env } from "@/lib/env";
import { checkProductField } from "@/lib/offers/check-product-field";
import { quoteOffer } from "@/lib/offers/quote-offer";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Quote } from "@/lib/pricing/contract";
import { serviceSecretsPlace } from "@/lib/purchasing/item-secrets";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { refreshService } from "@/lib/services/refresh-service";

let shop: ShopWorld;
let buyer: Buyer;
let nth = 0;

beforeAll(async () => {
  shop = await startShopWorld();
  await enterSandboxCosts(shop.database.db);
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
  nth += 1;
});

const trade = () => ({
  ...{ family: "trade", edition: "trade_entry", room: "shanghai", company: `杭州青禾茶业${nth}号有限公司` },
  ...{ mobile: `1380013${8_000 + nth}`, email: `office${nth}@qinghe.example`, contact: "林晓雯", telephone: "" },
});
const promotion = () => ({
  ...{ family: "promotion", edition: "promotion_entry", room: "overseas", company: `杭州青禾茶业${nth}号有限公司` },
  ...{ domain: `qinghe${nth}.com`, keyword: "茶叶批发", secondKeyword: "", generalKeyword: "绿茶多少钱一斤" },
  regionalKeyword: "杭州茶叶批发",
});
const order = (config: Quote["config"], priceFen: bigint, costFen: bigint): Partial<Quote> => ({
  ...{ productLine: "qituibao", name: null, displayName: String(config?.company), config, years: 1, months: 0 },
  ...{ secret: "Abc12345xyz", priceFen, costFen },
});
const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};
const ordersUpstream = () => [...shop.sandbox.world.qituibao.values()];

async function own(config: Quote["config"], costFen: bigint) {
  const { itemId } = await buyer.buy("", order(config, costFen + 10_000n, costFen));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}

const change = (service: { id: string; name: string }, more: Partial<Quote>): Partial<Quote> => ({
  ...{ productLine: "qituibao", name: service.name, displayName: service.name, serviceId: service.id },
  ...more,
});

it("a trade edition is bought for a company, and keeps the account and the password that the upstream made", async () => {
  const config = trade();
  const service = await own(config, 98_000n);
  const row = ordersUpstream().find(({ name }) => name === service.name);
  expect(row).toMatchObject({
    prd: "1",
    place: "1",
    company: config.company,
    mobile: config.mobile,
    linkman: "林晓雯",
  });
  expect(service).toMatchObject({ state: "active", reason: "running" });
  expect(service.config).toMatchObject({ family: "trade", edition: "trade_entry", room: "shanghai" });
  expect(service.snapshot).toMatchObject({ number: service.name, account: row?.account });
  const sealed = service.secretsEnc ?? new Uint8Array();
  const secrets: unknown = JSON.parse(openText(env().keyRing, sealed, serviceSecretsPlace(service.id)));
  expect(secrets).toMatchObject({ password: row?.password });
  expect(await shop.threeBooks()).toEqual([]);
});

it("a promotion edition is bought for a website, and its page shows how much the keyword is searched for", async () => {
  const service = await own(promotion(), 168_000n);
  expect(ordersUpstream().find(({ name }) => name === service.name)).toMatchObject({
    ...{ prd: "4", place: "2", domain: `qinghe${nth}.com`, keyword: "茶叶批发", longWord: "绿茶多少钱一斤" },
  });
  await refreshService(buyer.actor, { id: service.id });
  const read = await shop.database.db.service.findUniqueOrThrow({ where: { id: service.id } });
  expect(read.snapshot).toMatchObject({ keywordIndex: expect.stringMatching(/^\d+$/), secondKeywordIndex: null });
});

it("what can't be ordered is said while it is typed, and refused before it goes into the cart", async () => {
  const config = trade();
  const ask = (field: string, value: string) =>
    checkProductField(buyer.actor, { productLine: "qituibao", field, value });
  expect(await ask("company", config.company)).toMatchObject({ answer: "free" });
  await own(config, 98_000n);
  for (const field of ["company", "mobile", "email"] as const) {
    expect(await ask(field, config[field]), field).toMatchObject({ answer: "taken" });
  }
  expect(await ask("domain", "Taken-shop.com")).toMatchObject({ answer: "taken" });
  expect(await ask("domain", `free${nth}.com`)).toMatchObject({ answer: "free" });
  expect(await ask("keyword", "茶叶")).toMatchObject({ answer: "free", params: { index: expect.any(String) } });
  expect(await ask("contact", "林晓雯")).toMatchObject({ answer: "failed" });
  const asked = { action: "purchase", productLine: "qituibao", config, years: 1, months: 0 } as const;
  await expect(quoteOffer(buyer.actor, asked, { mode: "add", maxAgeMs: 0 })).rejects.toMatchObject({
    fields: {
      "config.company": { code: "lines.qituibao.company_taken" },
      "config.mobile": { code: "lines.qituibao.mobile_taken" },
      "config.email": { code: "lines.qituibao.email_taken" },
    },
  });
  // Asked as it is meant: what an input method writes full-width can't be sent.
  const wide = {
    ...config,
    mobile: config.mobile.replace(/\d/g, (digit) => "０１２３４５６７８９".charAt(Number(digit))),
  };
  await expect(quoteOffer(buyer.actor, { ...asked, config: wide }, { mode: "add", maxAgeMs: 0 })).rejects.toMatchObject(
    {
      fields: { "config.mobile": { code: "lines.qituibao.mobile_taken" } },
    },
  );
});

it("an order is refused and refunded when the company was taken meanwhile", async () => {
  const config = { ...trade(), company: "taken company" };
  const { itemId } = await buyer.buy("", order(config, 99_000n, 98_000n));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("refunded");
  expect(await itemOf(itemId)).toMatchObject({ reasonCode: "upstream.company_unusable" });
});

it("after a lost answer staff name the order, and only the right one is accepted", async () => {
  const older = await own(trade(), 98_000n);
  nth += 1;
  await shop.fault({ kind: "dropAfter", endpoint: "qituibao.createorder", count: 1 });
  const config = trade();
  const { itemId } = await buyer.buy("", order(config, 99_000n, 98_000n));
  await shop.drive(itemId, { steps: 6 });
  expect(await itemOf(itemId)).toMatchObject({ state: "unsure", needsStaff: true, name: null });
  const lost = ordersUpstream().find(({ company }) => company === config.company);
  const staff = await shop.staff();
  const point = (upstreamName: string) =>
    decideItem(staff, { id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游", upstreamName });
  await expect(point(older.name)).rejects.toMatchObject({ fields: { upstreamName: expect.anything() } });
  await point(lost?.name ?? "");
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(itemId)).name).toBe(lost?.name);
  expect(await shop.threeBooks()).toEqual([]);
});

it("it is renewed and upgraded, also with lost answers, by its expiry and its edition", async () => {
  const service = await own(trade(), 98_000n);
  await shop.fault({ kind: "dropAfter", endpoint: "qituibao.reneworder", count: 1 });
  const renewal = change(service, {
    action: "renew",
    config: { edition: "trade_entry" },
    years: 2,
    priceFen: 200_000n,
    costFen: 196_000n,
  });
  const renewed = await buyer.buy(service.name, renewal);
  expect(await shop.drive(renewed.itemId, { stepMs: 1_000 })).toBe("done");
  const { expiresAt } = await serviceOf(renewed.itemId);
  const days = ((expiresAt?.getTime() ?? 0) - (service.expiresAt?.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBeGreaterThan(729);
  await shop.fault({ kind: "dropAfter", endpoint: "qituibao.UpgradeOrder", count: 1 });
  const config = { edition: "trade_flagship" };
  const upgrade = change(service, { action: "upgrade", config, years: 0, priceFen: 620_000n, costFen: 601_000n });
  const upgraded = await buyer.buy(service.name, upgrade);
  expect(await shop.drive(upgraded.itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(upgraded.itemId)).config).toMatchObject({ family: "trade", ...config });
  expect(await shop.threeBooks()).toEqual([]);
});
