import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { addItem } from "@/lib/carts/add-item";
import type { StaffActor } from "@/lib/core/actor";
import { DAY_MS, shanghaiDay } from "@/lib/core/time";
import { addCost } from "@/lib/pricing/add-cost";
import { listCosts } from "@/lib/pricing/list-costs";
import { listRules } from "@/lib/pricing/list-rules";
import { listSuffixes } from "@/lib/pricing/list-suffixes";
import { previewRule } from "@/lib/pricing/preview-rule";
import { removeCost } from "@/lib/pricing/remove-cost";
import { createRule } from "@/lib/pricing/save-rule";
import { forms } from "@/lib/product-lines/forms";
import { pagesOf } from "@/lib/product-lines/pages";
import { productLines } from "@/lib/product-lines/registry";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { listCatalogue } from "./list-catalogue";
import { listProducts } from "./list-products";
import { orderLines } from "./order-lines";
import { previewMargins } from "./preview-margins";
import { priceProduct } from "./price-product";
import { quoteOffer } from "./quote-offer";
import { readCatalogueLine } from "./read-catalogue-line";
import { readMargins } from "./read-margins";
import { readProduct } from "./read-product";
import { saveLine } from "./save-line";
import { forgetCatalogue } from "./testing/forget-catalogue";

let shop: ShopWorld;
let buyer: Buyer;
const staff = {} as Record<"support" | "finance" | "admin", StaffActor>;
const visitor = { kind: "visitor", ip: "203.0.113.7" } as const;

beforeAll(async () => {
  shop = await startShopWorld();
  for (const role of ["support", "finance", "admin"] as const) {
    const { actor } = await signedIn(await makePerson({ kind: "staff", role }));
    if (actor.kind === "staff") staff[role] = actor;
  }
  buyer = await shop.customer();
});
afterAll(() => shop.close());
beforeEach(forgetCatalogue);

const today = () => shanghaiDay(new Date());
const sell = (productLine: string, over: Partial<Parameters<typeof saveLine>[1]> = {}) =>
  saveLine(staff.finance, { productLine, enabled: true, leadZh: "", leadEn: "", unsold: {}, unsoldPairs: [], ...over });
/** The product lines that are sold by a form, in the registry's order. */
const enter = (key: string, costFen: bigint | null, from = today(), productLine = "mail") =>
  addCost(staff.finance, { productLine, key, costFen, from, note: "合同" });
const mail = { kind: "cheng", edition: "standard", mailboxes: 5, domain: "teahouse.com" };
const asked = (config: Record<string, string | number>) =>
  ({ action: "purchase", productLine: "mail", config, years: 1, months: 0 }) as const;
const quoted = (wanted: ReturnType<typeof asked>, maxAgeMs: number) =>
  quoteOffer(visitor, wanted, { mode: "quote", maxAgeMs });
const sealed = {
  productLine: "mail",
  displayName: "teahouse.com",
  config: { kind: "cheng", edition: "standard", mailboxes: 5 },
  priceFen: 18_000n,
  costFen: 15_000n,
};
const lastAudit = () => shop.database.db.auditEvent.findFirstOrThrow({ orderBy: { id: "desc" } });

describe("a line that isn't sold", () => {
  it("is not listed, not offered, not priced and not put into a cart", async () => {
    await enter("mailbox.cheng.standard", 3_000n);
    await sell("mail", { enabled: false });
    const { rows } = await listProducts(visitor);
    expect(rows.map(({ productLine }) => productLine)).not.toContain("mail");
    const refused = { code: "offers.line_not_sold", status: 404 };
    await expect(readProduct(visitor, { productLine: "mail" })).rejects.toMatchObject(refused);
    await expect(priceProduct(visitor, { productLine: "mail", config: mail })).rejects.toMatchObject(refused);
    await expect(addItem(buyer.actor, asked(mail), { setCookie: () => undefined })).rejects.toMatchObject(refused);
    await sell("mail");
    await expect(quoted(asked(mail), 0)).resolves.toMatchObject({ priceFen: 18_000n });
  });

  it("refuses an order whose price was sealed while it was sold", async () => {
    await enter("mailbox.cheng.standard", 3_000n);
    const place = () => buyer.buy("teahouse.com", sealed);
    await sell("mail", { enabled: false });
    const refused = { "items.0.quote": { code: "orders.not_sold", params: { name: "teahouse.com" } } };
    await expect(place()).rejects.toMatchObject({ code: "input.invalid", fields: refused });
    await sell("mail", { unsold: { kind: ["cheng"] } });
    await expect(place()).rejects.toMatchObject({ code: "input.invalid", fields: refused });
    await sell("mail");
    await expect(place()).resolves.toMatchObject({ itemId: expect.any(String) });
  });
});

describe("a choice that isn't sold", () => {
  it("is told to the browser and refused by the server, as the shop's own no", async () => {
    await enter("mailbox.cheng.standard", 3_000n);
    await sell("mail", { unsold: { edition: ["business"], kind: [] } });
    expect(await readProduct(visitor, { productLine: "mail" })).toMatchObject({ unsold: { edition: ["business"] } });
    const business = { ...mail, edition: "business" };
    const fields = { "config.edition": { code: "offers.choice_unsold" } };
    await expect(priceProduct(visitor, { productLine: "mail", config: business })).rejects.toMatchObject({ fields });
    await expect(quoted(asked(business), 0)).rejects.toMatchObject({ fields });
    const nonsense = { "config.edition": { code: "offers.field.choice" } };
    await expect(quoted(asked({ ...mail, edition: "gold" }), 0)).rejects.toMatchObject({ fields: nonsense });
    await expect(quoted(asked(mail), 0)).resolves.toMatchObject({ priceFen: 18_000n });
  });

  it("is no way to grow into either", async () => {
    await sell("mail", { unsold: { edition: ["business"] } });
    for (const kind of ["standard", "business"]) await enter(`mailbox.cheng.${kind}`, 3_000n);
    const service = await shop.database.db.service.create({
      data: {
        customerId: buyer.actor.userId,
        productLine: "mail",
        name: "grow.com",
        displayName: "grow.com",
        state: "active",
        config: { kind: "cheng", edition: "standard", mailboxes: 5 },
      },
    });
    const config = { mailboxes: 5, administrators: 1, edition: "business" };
    await expect(quoteOffer(buyer.actor, { action: "upgrade", serviceId: service.id, config })).rejects.toMatchObject({
      fields: { "config.edition": { code: "offers.field.choice" } },
    });
  });

  it("can't leave a line that is sold without a way to be bought", async () => {
    const nothing = { unsold: { kind: ["global", "cheng"] } };
    await expect(sell("mail", nothing)).rejects.toMatchObject({ fields: { unsold: { code: "offers.nothing_left" } } });
    await expect(sell("mail", { ...nothing, enabled: false })).resolves.toMatchObject({ enabled: false });
  });
});

describe("two choices that aren't sold together", () => {
  const pair = { edition: "business", kind: "cheng" };

  it("are told to the browser, not priced, not sealed and not ordered with each other", async () => {
    for (const key of ["cheng.standard", "cheng.business", "global.business"]) await enter(`mailbox.${key}`, 3_000n);
    const place = () =>
      buyer.buy("apart.com", {
        ...sealed,
        displayName: "apart.com",
        config: { kind: "cheng", edition: "business", mailboxes: 5 },
      });
    await sell("mail", { unsoldPairs: [pair, { kind: "cheng", edition: "business" }] });
    expect(await readProduct(visitor, { productLine: "mail" })).toMatchObject({ unsoldPairs: [pair] });
    const together = { ...mail, edition: "business" };
    const fields = { "config.edition": { code: "offers.choice_unsold" } };
    await expect(priceProduct(visitor, { productLine: "mail", config: together })).rejects.toMatchObject({ fields });
    await expect(quoted(asked(together), 0)).rejects.toMatchObject({ fields });
    await expect(quoted(asked(mail), 0)).resolves.toMatchObject({ priceFen: 18_000n });
    const refused = { "items.0.quote": { code: "orders.not_sold", params: { name: "apart.com" } } };
    await expect(place()).rejects.toMatchObject({ fields: refused });
    expect((await listCatalogue(staff.support)).rows.find(({ productLine }) => productLine === "mail")).toMatchObject({
      unsoldCount: 0,
      unsoldPairCount: 1,
    });
    expect((await lastAudit()).after).toMatchObject({ unsoldPairs: [pair] });
  });

  it("can't leave a line that is sold without a way to be bought", async () => {
    const all = ["standard", "business"].flatMap((edition) => ["global", "cheng"].map((kind) => ({ kind, edition })));
    await expect(sell("mail", { unsoldPairs: all })).rejects.toMatchObject({
      fields: { unsold: { code: "offers.nothing_left" } },
    });
  });
});

describe("the catalogue", () => {
  it("keeps what a colleague changed meanwhile about what is sold", async () => {
    const seen = { enabled: true, leadZh: "", leadEn: "", unsold: {}, unsoldPairs: [] };
    await sell("hosting");
    await sell("hosting", { enabled: false, seen });
    // The same once more, because its answer was lost.
    await sell("hosting", { enabled: false, seen });
    await expect(sell("hosting", { leadZh: "新的介绍", seen })).rejects.toMatchObject({
      ...{ code: "offers.changed_meanwhile", status: 409 },
    });
    await sell("hosting", { seen: { ...seen, enabled: false } });
  });

  it("is changed by finance and administrators, seen by support, and audited", async () => {
    await expect(
      saveLine(staff.support, {
        productLine: "mail",
        enabled: false,
        leadZh: "",
        leadEn: "",
        unsold: {},
        unsoldPairs: [],
      }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(orderLines(staff.support, { lines: ["mail"] })).rejects.toMatchObject({ status: 403 });
    expect((await listCatalogue(staff.support)).rows.length).toBe(Object.keys(forms).length);
    await sell("hosting", { leadZh: "给茶店的主机", unsold: { kind: ["jsp", "jsp"] } });
    expect(await lastAudit()).toMatchObject({
      action: "offers.save-line",
      actorId: staff.finance.userId,
      subjectId: "hosting",
      before: { enabled: true, unsold: {} },
      after: { enabled: true, leadZh: "给茶店的主机", unsold: { kind: ["jsp"] } },
    });
    const read = await readCatalogueLine(staff.support, { productLine: "hosting" });
    const kinds = read.fields?.find(({ id }) => id === "kind")?.choices ?? [];
    expect(kinds.length).toBeGreaterThan(5);
    expect(kinds.filter(({ sold }) => !sold).map(({ value }) => value)).toEqual(["jsp"]);
  });

  it("says of the site builder's templates what they are: the upstream calls them business-1", async () => {
    for (const [locale, words] of [
      ["zh", "电脑版模板 business-1"],
      ["en", "Desktop template business-1"],
    ] as const) {
      const { rows } = await readMargins(staff.finance, { productLine: "site" }, { locale });
      expect(rows.find(({ key }) => key === "basic")?.summary).toContain(words);
    }
  });

  it("stands in the order that staff set, whole or not at all", async () => {
    // A withdrawn product line has a place too, and isn't listed.
    const all = productLines.flatMap(({ id, form }) => (form ? [id] : [])).reverse();
    await orderLines(staff.admin, { lines: all });
    const { rows } = await listProducts(visitor);
    expect(rows.map(({ productLine }) => productLine)).toEqual(all.filter((id) => !pagesOf(id).withdrawn));
    for (const lines of [["mail"], ["mail", "mail", "hosting", "cloud"], ["mail", "hosting", "cloud", "gold"]]) {
      await expect(orderLines(staff.admin, { lines })).rejects.toMatchObject({ code: "offers.lines_incomplete" });
    }
  });

  it("hides costs, margins and price rules from support", async () => {
    const [rule, line] = [{ id: null, draft: null }, { productLine: "mail" }];
    for (const read of [
      () => readMargins(staff.support, line),
      () => previewMargins(staff.support, { ...line, ...rule }),
      () => listCosts(staff.support, line),
      () => listRules(staff.support),
      () => previewRule(staff.support, rule),
      () => listSuffixes(staff.support),
    ])
      await expect(read()).rejects.toMatchObject({ status: 403 });
  });

  it("shows an example of each price key with the rule that makes its price", async () => {
    await enter("mailbox.global.standard", 4_000n);
    const rule = { key: null, action: null, enabled: true, markupFen: 0n, fixedFen: null, roundToFen: 100n };
    const least = { minMarginFen: 0n, minMarginBp: 0 };
    const made = await createRule(staff.admin, { ...rule, ...least, productLine: "mail", markupBp: 5_000 });
    const { rows } = await readMargins(staff.finance, { productLine: "mail" });
    expect(rows.map(({ key, field }) => [key, field])).toEqual([
      ["global", "kind"],
      ["cheng", "kind"],
    ]);
    expect(rows[0]).toMatchObject({ costFen: 20_000n, priceFen: 30_000n, years: 1, rule: { id: made.id } });
    expect(rows[0]?.summary).toContain("5");
    // Nobody entered what Cheng mail costs.
    expect(rows[1]).toMatchObject({ costFen: null, priceFen: null });
    // The upstream names its places itself.
    const { rows: places } = await readMargins(staff.finance, { productLine: "baidu" });
    expect(places[0]).toMatchObject({ key: "1", field: "location", label: "华北-北京" });
  });
});

describe("a price rule being written", () => {
  it("shows what it would do to the examples, and saves nothing", async () => {
    await enter("mailbox.global.standard", 4_000n);
    const draft = {
      ...{
        productLine: "mail",
        key: "global",
        action: "renew" as const,
        enabled: true,
        markupBp: 5_000,
        markupFen: 0n,
      },
      ...{ fixedFen: null, roundToFen: 100n, minMarginFen: 0n, minMarginBp: 0 },
    };
    const asItIs = { costFen: 20_000n, beforeFen: 24_000n, afterFen: 24_000n, marginFen: 4_000n };
    const dearer = { ...asItIs, afterFen: 30_000n, marginFen: 10_000n };
    const { rows } = await previewMargins(staff.finance, { productLine: "mail", id: null, draft });
    expect(rows).toMatchObject([
      { key: "global", purchase: asItIs, renew: dearer },
      { key: "cheng", purchase: null, renew: null },
    ]);
    expect(await shop.database.db.priceRule.count()).toBe(0);
    const { id } = await createRule(staff.admin, draft);
    const gone = await previewMargins(staff.finance, { productLine: "mail", id, draft: null });
    expect(gone.rows[0]).toMatchObject({ renew: { beforeFen: 30_000n, afterFen: 24_000n } });
  });
});

describe("the cost table", () => {
  it("puts on sale what has a cost, at once, and takes off what ends", async () => {
    await expect(quoted(asked(mail), 0)).rejects.toMatchObject({ code: "offers.product_not_for_sale" });
    await enter("mailbox.cheng.standard", 3_000n);
    await expect(quoted(asked(mail), DAY_MS)).resolves.toMatchObject({ priceFen: 18_000n });
    // What was worked out a moment ago counts no more once another cost is entered.
    await enter("mailbox.cheng.standard", 4_000n);
    await expect(quoted(asked(mail), DAY_MS)).resolves.toMatchObject({ priceFen: 24_000n });
    await enter("mailbox.cheng.standard", null);
    await expect(quoted(asked(mail), DAY_MS)).rejects.toMatchObject({ code: "offers.product_not_for_sale" });
    const { rows } = await listCosts(staff.finance, { productLine: "mail" });
    const row = rows.find(({ key }) => key === "mailbox.cheng.standard");
    expect(row?.current).toMatchObject({ costFen: null, note: "合同", by: expect.any(String) });
    expect(row?.past.map(({ costFen }) => costFen)).toEqual([4_000n, 3_000n]);
  });

  it("keeps a coming cost until its day, and lets it be taken back before", async () => {
    await enter("mailbox.cheng.standard", 3_000n);
    const tomorrow = shanghaiDay(new Date(Date.now() + DAY_MS));
    await enter("mailbox.cheng.standard", 5_000n, tomorrow);
    expect(await lastAudit()).toMatchObject({ action: "pricing.add-cost", after: { costFen: "5000" } });
    await expect(enter("mailbox.cheng.standard", 6_000n, tomorrow)).rejects.toMatchObject({
      code: "pricing.cost_exists",
    });
    await expect(quoted(asked(mail), DAY_MS)).resolves.toMatchObject({ priceFen: 18_000n });
    const { rows } = await listCosts(staff.finance, { productLine: "mail" });
    const row = rows.find(({ key }) => key === "mailbox.cheng.standard");
    expect(row).toMatchObject({ current: { costFen: 3_000n }, coming: [{ costFen: 5_000n }], priceFen: 3_600n });
    const [coming] = row?.coming ?? [];
    const begun = { productLine: "mail", id: row?.current?.id ?? "" };
    await expect(removeCost(staff.admin, begun)).rejects.toMatchObject({ code: "pricing.cost_begun" });
    await removeCost(staff.admin, { productLine: "mail", id: coming?.id ?? "" });
    expect(await lastAudit()).toMatchObject({ action: "pricing.remove-cost", before: { costFen: "5000" } });
  });

  it("takes no row that isn't its own, no past day, and nothing from support", async () => {
    await expect(enter("mailbox.gold", 1n)).rejects.toMatchObject({ status: 404 });
    await expect(enter("mailbox.cheng.standard", 1n, today(), "cloud")).rejects.toMatchObject({ status: 404 });
    const yesterday = shanghaiDay(new Date(Date.now() - DAY_MS));
    const past = { fields: { from: { code: "pricing.cost_past" } } };
    await expect(enter("mailbox.cheng.standard", 1n, yesterday)).rejects.toMatchObject(past);
    const input = { productLine: "mail", key: "mailbox.cheng.standard", costFen: 1n, from: today(), note: "" };
    await expect(addCost(staff.support, input)).rejects.toMatchObject({ status: 403 });
  });
});
