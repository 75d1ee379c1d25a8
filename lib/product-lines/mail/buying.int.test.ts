import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openText } from "@/lib/core/secret";
import { env } from "@/lib/env";
import type { Quote } from "@/lib/pricing/contract";
import { serviceSecretsPlace } from "@/lib/purchasing/item-secrets";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";

let shop: ShopWorld;
let buyer: Buyer;
let nth = 0;
let name = "";

beforeAll(async () => {
  shop = await startShopWorld();
  await enterSandboxCosts(shop.database.db);
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
  nth += 1;
  name = `teamail${nth}.com`;
});

const global = { kind: "global", edition: "standard", mailboxes: 5 };
const cheng = { kind: "cheng", edition: "standard", mailboxes: 5 };
const order = (config: Quote["config"]): Partial<Quote> => ({
  productLine: "mail",
  name,
  displayName: name,
  config,
  years: 1,
  months: 0,
  secret: "Abc12345xyz",
  priceFen: 24_000n,
  costFen: config?.kind === "cheng" ? 15_000n : 20_000n,
});
const itemOf = (id: string) => shop.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const serviceOf = async (itemId: string) => {
  const { serviceId } = await itemOf(itemId);
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};
const upstreamRow = () => shop.sandbox.world.mails.get(name);

async function ownMail(config: Quote["config"]) {
  const { itemId } = await buyer.buy(name, order(config));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}

const upgrade = (service: { id: string }, config: Quote["config"], costFen: bigint): Partial<Quote> => ({
  ...order(config),
  action: "upgrade",
  serviceId: service.id,
  secret: undefined,
  years: 0,
  months: 0,
  priceFen: costFen + 5_000n,
  costFen,
});

it("global mail is bought with the chosen password", async () => {
  const service = await ownMail(global);
  expect(upstreamRow()).toMatchObject({ kind: "0", edition: "m", mailboxes: 5, password: "Abc12345xyz" });
  expect(service).toMatchObject({ name, state: "active" });
  expect(service.config).toMatchObject({ ...global, administrators: 1 });
  expect(service.snapshot).toMatchObject({ mx10: "mx01.idccenter.net", mailboxes: 5 });
  expect(await shop.threeBooks()).toEqual([]);
});

it("Cheng mail keeps the password that the answer told", async () => {
  const service = await ownMail(cheng);
  expect(upstreamRow()).toMatchObject({ kind: "1", password: expect.stringMatching(/^Cm\d{8}!$/) });
  const sealed = service.secretsEnc ?? new Uint8Array();
  const secrets: unknown = JSON.parse(openText(env().keyRing, sealed, serviceSecretsPlace(service.id)));
  expect(secrets).toMatchObject({ password: upstreamRow()?.password });
});

it("a mail product whose answer was lost is found by its name and date", async () => {
  await shop.fault({ kind: "dropAfter", endpoint: "mail.CreateOder", count: 1 });
  await ownMail(global);
  expect(await shop.threeBooks()).toEqual([]);
});

it("a mail product is renewed, also with a lost answer, by its expiry", async () => {
  const service = await ownMail(global);
  await shop.fault({ kind: "dropAfter", endpoint: "mail.RenewalMail", count: 1 });
  const renewal = { ...order(global), action: "renew" as const, serviceId: service.id, secret: undefined };
  const { itemId } = await buyer.buy(name, renewal);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const days =
    (((await serviceOf(itemId)).expiresAt?.getTime() ?? 0) - (service.expiresAt?.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBeGreaterThan(364);
  expect(await shop.threeBooks()).toEqual([]);
});

it("an upgrade adds mailboxes, also with a lost answer, by their number", async () => {
  const service = await ownMail(global);
  await shop.fault({ kind: "dropAfter", endpoint: "mail.MailUpgrade", count: 1 });
  const { itemId } = await buyer.buy(name, upgrade(service, { mailboxes: 8 }, 12_000n));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(upstreamRow()?.mailboxes).toBe(8);
  expect((await serviceOf(itemId)).config).toMatchObject({ ...global, mailboxes: 8 });
  expect(await shop.threeBooks()).toEqual([]);
});

it("Cheng mail becomes business by the answer alone, because no read shows the edition", async () => {
  const service = await ownMail(cheng);
  const to = { mailboxes: 5, edition: "business", administrators: 2 };
  const { itemId } = await buyer.buy(name, upgrade(service, to, 25_000n));
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect(upstreamRow()).toMatchObject({ edition: "g", administrators: 2, mailboxes: 5 });
  expect((await serviceOf(itemId)).config).toMatchObject({ ...cheng, ...to });
  expect(await shop.threeBooks()).toEqual([]);
});

it("a lost answer about the edition of Cheng mail is left to staff", async () => {
  const service = await ownMail(cheng);
  await shop.fault({ kind: "dropAfter", endpoint: "mail.MailUpgrade", count: 1 });
  const { itemId } = await buyer.buy(name, upgrade(service, { mailboxes: 5, edition: "business" }, 15_000n));
  expect(await shop.drive(itemId, { stepMs: 60_000 })).toBe("unsure");
  expect(await itemOf(itemId)).toMatchObject({ needsStaff: true });
});
