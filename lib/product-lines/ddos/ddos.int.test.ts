import { afterAll, beforeAll, expect, it } from "vitest";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Quote } from "@/lib/pricing/contract";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import { settleDraft } from "../form";
import { ddosForm } from "./form";
import { ddosLine } from "./line";
import { readProtectionOptions } from "./options";
import { quoteProtection } from "./quote";

let shop: ShopWorld;
beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());

const config = { kind: "cdn_protection", product: "10004575_cdn_gf_50" };
const order: Partial<Quote> = {
  productLine: "ddos",
  name: null,
  displayName: "cdn_gf_50",
  config,
  years: 0,
  months: 1,
  secret: "Abc12345xyz",
  priceFen: 70_000n,
  costFen: 60_000n,
};
const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });

it("offers the upstream's products by kind, each with a price for a month and a year", async () => {
  const options = await readProtectionOptions(upstream().call);
  if (options === "unclear") throw new Error("no products");
  const fieldsOf = (draft: Record<string, string | number | boolean>) => ddosForm.fields(options, draft);
  expect(settleDraft(fieldsOf, { kind: "cdn_protection" })).toEqual(config);
  // What costs least is chosen first.
  expect(settleDraft(fieldsOf, {})).toEqual(config);
  for (const { id, code, kind } of options.products) {
    const quoted = { name: "", displayName: "", before: null, config: { kind, product: `${id}_${code}` } };
    const month = await quoteProtection(upstream().call, { ...quoted, years: 0, months: 1 });
    const year = await quoteProtection(upstream().call, { ...quoted, years: 1, months: 0 });
    expect([typeof month, year]).toEqual(["bigint", (month as bigint) * 10n]);
  }
});

it("a month that costs as much as a year is not sold: the upstream ignored the period", async () => {
  const same = async () => ({ kind: "ok", incomplete: false, value: 600_000n }) as never;
  const quoted = { name: "", displayName: "", before: null, config };
  expect(await quoteProtection(same, { ...quoted, years: 0, months: 1 })).toBeNull();
  expect(await quoteProtection(same, { ...quoted, years: 1, months: 0 })).toBe(600_000n);
});

it("is bought, and after a lost answer staff name it; another model is not accepted", async () => {
  const buyer = await shop.customer();
  const { itemId: first } = await buyer.buy("", order);
  expect(await shop.drive(first, { stepMs: 1_000 })).toBe("done");
  const { serviceId } = await itemOf(first);
  const service = await shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
  expect(service).toMatchObject({ state: "active", reason: "running", snapshot: { code: "cdn_gf_50" } });
  await shop.fault({ kind: "dropAfter", endpoint: "ddos.CreateOrder", count: 1 });
  const { itemId } = await buyer.buy("", order);
  await shop.drive(itemId, { steps: 6 });
  const [lost] = [...shop.sandbox.world.ddosOrders.values()].filter(({ name }) => name !== service.name);
  const { message } = await shop.bench().call("ddos.CreateOrder", { buyid: "10004571", term: "1", termtype: "2" });
  const [other] = message as { d_nme: string }[];
  const { sales } = shop.sandbox.world;
  for (const sale of [...sales.values()].filter(({ name }) => name === other?.d_nme)) {
    shop.sandbox.world.transact(() => sales.put(sale.id, { ...sale, by: "hand" }));
  }
  const staff = await shop.staff();
  const point = (upstreamName: string) =>
    decideItem(staff, { id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游", upstreamName });
  await expect(point(other?.d_nme ?? "")).rejects.toThrow(
    expect.objectContaining({ fields: { upstreamName: expect.objectContaining({ code: "orders.product_differs" }) } }),
  );
  await point(lost?.name ?? "");
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(await shop.threeBooks()).toEqual([]);
});

it("has neither renewal nor upgrade, as the manual", () => {
  expect(Object.keys(ddosLine.actions)).toEqual(["purchase"]);
});
