import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { WantedOffer } from "@/lib/offers/offer";
import { quoteOffer } from "@/lib/offers/quote-offer";
import { askOnceMore } from "@/lib/orders/ask-once-more";
import { placeOrder } from "@/lib/orders/place-order";
import { decideItem } from "@/lib/orders/staff/decide-item";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import type { ControlSubject } from "../control";
import type { Config } from "../form";
import { siteLine } from "./line";

let shop: ShopWorld;
let buyer: Buyer;

beforeAll(async () => {
  shop = await startShopWorld({}, { noon: false });
  await enterSandboxCosts(shop.database.db);
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer(20_000_000n);
});

const basic: Config = {
  edition: "basic",
  versions: "desktop",
  category: "1",
  template: "3001",
  location: "shanghai",
  language: "simplified_chinese",
};
const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};
const siteOf = (name: string) => shop.sandbox.world.sites.get(name);
const newestSite = () => [...shop.sandbox.world.sites.values()].at(-1);

/** Quoted as the shop quotes it, then ordered. */
async function order(wanted: WantedOffer): Promise<string> {
  const { token } = await quoteOffer(buyer.actor, wanted, { mode: "quote", maxAgeMs: 0 });
  // As a cart does: what was ordered is read and priced again.
  await askOnceMore(buyer.actor, verifyQuote(token, new Date()));
  const placed = await placeOrder(buyer.actor, { items: [{ quote: token }] }, { idempotencyKey: randomUUID() });
  return placed.items[0]?.id ?? "";
}
const purchase = (config: Config, years = 1): WantedOffer => ({
  action: "purchase",
  productLine: "site",
  config,
  years,
});

async function ownSite(config: Config = basic) {
  const itemId = await order(purchase(config));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}

/** What the sandbox took for the newest sale, and what the shop expected to be charged. */
async function charged(itemId: string) {
  const sale = [...shop.sandbox.world.sales.values()].at(-1);
  const { costChargedFen } = await itemOf(itemId);
  return [sale?.amountFen, costChargedFen];
}

it("a site of both versions with a premium template is opened at the price that was quoted", async () => {
  const config = { ...basic, edition: "standard", versions: "both", template: "p3006", mobileTemplate: "5002" };
  const itemId = await order(purchase(config, 2));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const service = await serviceOf(itemId);
  const site = siteOf(service.name ?? "");
  expect(site).toMatchObject({ edition: "ulti", terminal: "pcmobile", templateId: "3006", mobileTemplateId: "5002" });
  expect(service).toMatchObject({ state: "active", displayName: site?.name });
  expect(service.config).toMatchObject(config);
  expect(service.snapshot).toMatchObject({ cname: `${site?.name}.websitecname.cn`, templateId: "3006" });
  const [taken, expected] = await charged(itemId);
  expect(taken).toBe(expected);
  expect(await shop.threeBooks()).toEqual([]);
});

it.each([
  ["micro_catering", { location: "beijing" }, "dinner"],
  ["micro_shop", { location: "shanghai" }, "weishop"],
  ["mini_program_standard", { category: "2", mobileTemplate: "9011" }, "wxulti"],
])("%s is opened with what it needs alone, at the price that the sandbox takes", async (edition, more, tag) => {
  const itemId = await order(purchase({ edition, ...more }));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(siteOf((await serviceOf(itemId)).name ?? "")).toMatchObject({ edition: tag });
  const [taken, expected] = await charged(itemId);
  expect(taken).toBe(expected);
});

it("a template above the edition is not offered", async () => {
  await expect(order(purchase({ ...basic, template: "3004" }))).rejects.toMatchObject({
    fields: { "config.template": expect.anything() },
  });
});

it("after a lost answer staff name the site, and one of other templates is refused", async () => {
  const other = await ownSite({ ...basic, template: "3002" });
  await shop.database.db.service.update({ where: { id: other.id }, data: { name: "elsewhere" } });
  await shop.fault({ kind: "dropAfter", endpoint: "sitetarpro.CreateSite", count: 1 });
  const itemId = await order(purchase(basic));
  expect(await shop.drive(itemId, { steps: 6 })).toBe("unsure");
  expect(await itemOf(itemId)).toMatchObject({ needsStaff: true, name: null });
  const staff = await shop.staff();
  const point = (upstreamName: string) =>
    decideItem(staff, { id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游", upstreamName });
  await expect(point(other.name ?? "")).rejects.toMatchObject({
    fields: { upstreamName: expect.objectContaining({ code: expect.stringMatching(/product_(differs|too_old)/) }) },
  });
  await point(newestSite()?.name ?? "");
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(itemId)).name).toBe(newestSite()?.name);
});

it("a site is renewed, also with a lost answer, by its expiry", async () => {
  const service = await ownSite();
  await shop.fault({ kind: "dropAfter", endpoint: "sitestarpro.renewalSite", count: 1 });
  const itemId = await order({ action: "renew", serviceId: service.id, years: 1 });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const days =
    (((await serviceOf(itemId)).expiresAt?.getTime() ?? 0) - (service.expiresAt?.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBeGreaterThan(364);
});

it("an upgrade is done by the answer alone; a lost one is left to staff", async () => {
  const service = await ownSite();
  const upgrade = (config: Config): WantedOffer => ({ action: "upgrade", serviceId: service.id, config });
  const itemId = await order(upgrade({ edition: "standard", location: "hong_kong" }));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(siteOf(service.name ?? "")).toMatchObject({ edition: "ulti", location: "hk" });
  expect((await serviceOf(itemId)).config).toMatchObject({ edition: "standard", location: "hong_kong" });
  const [taken, expected] = await charged(itemId);
  expect(taken).toBe(expected);
  await shop.fault({ kind: "dropAfter", endpoint: "sitestarpro.SiteUpgrade", count: 1 });
  const lost = await order(upgrade({ edition: "marketing", location: "hong_kong" }));
  expect(await shop.drive(lost, { stepMs: 60_000 })).toBe("unsure");
  expect(await itemOf(lost)).toMatchObject({ needsStaff: true });
});

it("a second version is found by what the site has, though its answer was lost", async () => {
  const service = await ownSite();
  await shop.fault({ kind: "dropAfter", endpoint: "sitetarpro.CreateOthPro", count: 1 });
  const config = { category: "1", mobileTemplate: "p5005" };
  const itemId = await order({ action: "addVersion", serviceId: service.id, config });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(siteOf(service.name ?? "")).toMatchObject({ terminal: "pcmobile", mobileTemplateId: "5005" });
  expect((await serviceOf(itemId)).config).toMatchObject({ versions: "both", mobileTemplate: "p5005" });
  const [taken, expected] = await charged(itemId);
  expect(taken).toBe(expected);
});

it("a premium template is bought once for a site; a lost answer is left to staff", async () => {
  const service = await ownSite();
  const template = (premiumTemplate: string): WantedOffer => ({
    action: "buyTemplate",
    serviceId: service.id,
    config: { premiumCategory: "1", premiumTemplate },
  });
  const itemId = await order(template("p3005.desktop"));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(siteOf(service.name ?? "")?.templates).toEqual(["3005"]);
  expect((await serviceOf(itemId)).config).toMatchObject({ boughtTemplates: "p3005" });
  expect(await charged(itemId)).toEqual([30_000n, 30_000n]);
  await expect(order(template("p3005.desktop"))).rejects.toMatchObject({ code: "input.invalid" });
  await shop.fault({ kind: "dropAfter", endpoint: "sitestarpro.buyTemplate", count: 1 });
  const lost = await order({
    ...template("p3015.desktop"),
    config: { premiumCategory: "2", premiumTemplate: "p3015.desktop" },
  });
  expect(await shop.drive(lost, { stepMs: 60_000 })).toBe("unsure");
  expect(await itemOf(lost)).toMatchObject({ needsStaff: true });
});

it("a copy is a service of its own once staff have named it", async () => {
  const service = await ownSite({ ...basic, template: "p3005" });
  const copy = (edition: string): WantedOffer => ({
    action: "copySite",
    serviceId: service.id,
    config: { edition },
    years: 1,
  });
  const itemId = await order(copy("standard"));
  expect(await shop.drive(itemId, { steps: 3, stepMs: 1_000 })).toBe("unsure");
  expect(await itemOf(itemId)).toMatchObject({ needsStaff: true, serviceId: null });
  const made = newestSite();
  expect(made).toMatchObject({ edition: "ulti", templateId: "3005" });
  await decideItem(await shop.staff(), {
    ...{ id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游" },
    upstreamName: made?.name ?? "",
  });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const opened = await serviceOf(itemId);
  expect(opened.id).not.toBe(service.id);
  expect(opened).toMatchObject({ name: made?.name, customerId: service.customerId, state: "active" });
  expect(opened.config).toMatchObject({ edition: "standard", template: "p3005", location: "shanghai" });
  const [taken, expected] = await charged(itemId);
  expect(taken).toBe(expected);
  await expect(
    quoteOffer((await shop.customer()).actor, copy("standard"), { mode: "quote", maxAgeMs: 0 }),
  ).rejects.toMatchObject({ code: "not_found" });
});

it("no copy is made into an edition that staff do not sell", async () => {
  const service = await ownSite(basic);
  const { actor } = buyer;
  const setting = { productLine: "site", unsold: { edition: ["standard"] } };
  const { productLine } = await shop.database.db.lineSetting.create({ data: setting });
  const copy = { action: "copySite", serviceId: service.id, config: { edition: "standard" }, years: 1 } as const;
  await expect(quoteOffer(actor, copy, { mode: "quote", maxAgeMs: 0 })).rejects.toMatchObject({
    fields: { "config.edition": { code: "offers.field.choice" } },
  });
  await shop.database.db.lineSetting.delete({ where: { productLine } });
});

const controlOf = (id: string) => siteLine.controls.find((one) => one.id === id) ?? expect.unreachable(id);
async function subjectOf(name: string, config: Config): Promise<ControlSubject> {
  const reading = await siteLine.read(upstream().call, name, name);
  const { snapshot, reason, expiresAt } = reading;
  return {
    name,
    displayName: name,
    config: { ...config, ...reading.config },
    snapshot,
    reason,
    gift: false,
    expiresAt,
  };
}
const run = (id: string, subject: ControlSubject, input: Config & { row?: string } = {}) =>
  controlOf(id).run(upstream().call, subject, input, { callbackUrl: null });

it("a domain is bound to both versions with its record, shown once, and unbound; a site with one can't move", async () => {
  const config = { ...basic, versions: "both", template: "7001", mobileTemplate: "7001", location: "hong_kong" };
  const { name } = await ownSite(config);
  const subject = await subjectOf(name ?? "", config);
  const input = { domain: "shanlicha.com", host: "www", version: "both", setRecord: true };
  expect(await controlOf("bindDomain").records?.(upstream().call, subject, input)).toMatchObject({
    value: [{ domain: "shanlicha.com", host: "www", type: "CNAME", value: `${name}.websitecname.cn.` }],
  });
  expect(await run("bindDomain", subject, input)).toMatchObject({ kind: "ok" });
  expect(await run("bindDomain", subject, input)).toMatchObject({ kind: "rejected", name: "domain_bound" });
  const panel = siteLine.panels[0];
  const rows = await panel?.read(upstream().call, subject);
  expect(rows).toMatchObject({ value: [{ key: "www.shanlicha.com", cells: { version: "both" } }] });
  const options = await siteLine.actions.upgrade?.readOptions(upstream().call, name ?? "", "");
  const places = siteLine.actions.upgrade?.form.fields(options as never, {}, subject.config).at(-1);
  expect(places?.kind === "choice" && places.choices.map(({ value }) => value)).toEqual(["hong_kong"]);
  expect(await run("unbindDomain", subject, { row: "www.shanlicha.com" })).toMatchObject({ kind: "ok" });
  expect(await panel?.read(upstream().call, subject)).toMatchObject({ value: [] });
});

it("a domain that is not filed is refused by a site on the mainland", async () => {
  const { name } = await ownSite();
  const subject = await subjectOf(name ?? "", basic);
  const asked = await run("bindDomain", subject, { domain: "icp-elsewhere.com", host: "www", setRecord: false });
  expect(asked).toMatchObject({ kind: "rejected", name: "filing_elsewhere" });
});

it("the editor opens by an address, and the old name is nothing after a change of it", async () => {
  const { name } = await ownSite();
  const subject = await subjectOf(name ?? "", basic);
  expect(await run("openEditor", subject)).toMatchObject({ value: { link: expect.stringContaining("/edit/pc?") } });
  expect(await run("rename", subject, { newName: "taken123" })).toMatchObject({
    kind: "rejected",
    name: "change_failed",
  });
  const to = `shan${randomUUID().replaceAll("-", "").slice(0, 8)}`;
  expect(await run("rename", subject, { newName: to })).toMatchObject({ value: { name: to } });
  expect(await siteLine.read(upstream().call, name ?? "", "")).toMatchObject({ state: "absent" });
  expect(await siteLine.read(upstream().call, to, "")).toMatchObject({ state: "working", name: to });
  // Only the site's own versions have an editor.
  expect(controlOf("openMobileEditor").hidden?.(subject)).toBe(true);
});
