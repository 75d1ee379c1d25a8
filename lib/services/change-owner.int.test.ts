import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/time";
import { putContact } from "@/lib/purchasing/testing/put-contact";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { changeOwner } from "./change-owner";
import { refreshService } from "./refresh-service";

let shop: ShopWorld;
let buyer: Buyer;
let name: string;
let id: string;
let to: { id: string; contactId: string };

beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
  name = `free${randomUUID().replaceAll("-", "")}.com`;
  const { itemId } = await buyer.buy(name);
  expect(await shop.drive(itemId)).toBe("done");
  const item = await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
  id = item.serviceId ?? "";
  to = await certified(buyer);
});
afterEach(() => shop.sandbox.faults.clear());

async function certified({ actor }: Buyer, state: "pass" | "unpass" = "pass") {
  const { db } = shop.database;
  const contactId = shop.sandbox.world.transact(() => putContact(shop.sandbox.world));
  const row = await db.registrant.create({
    data: {
      customerId: actor.userId,
      kind: "company",
      displayName: "上海青禾贸易有限公司",
      fields: {},
      idType: "YYZZ",
      idNumberEnc: new Uint8Array([0]),
      idNumberMasked: "***",
      state: "ready",
      upstreamId: contactId,
      reviews: { create: { customerId: actor.userId, state, consentAt: new Date(), consentText: "ok" } },
    },
  });
  return { id: row.id, contactId };
}

const change = (registrantId = to.id, confirm = name) =>
  changeOwner({ ...buyer.actor, reauthAt: new Date() }, { id, registrantId, confirm });
const holder = () => shop.sandbox.world.domains.get(name)?.contactId;
const ownerHere = async () => (await shop.database.db.service.findUniqueOrThrow({ where: { id } })).registrantId;
const history = async () =>
  (await shop.database.db.serviceEvent.findMany({ where: { serviceId: id, kind: "control.change-owner" } })).map(
    ({ outcome }) => outcome,
  );
const calls = () => shop.sandbox.calls.list({ endpoint: "domains.domainguohu", name, limit: 10 });

describe("the change of owner", () => {
  it("moves the domain to the other registrant here and at the upstream, with history and audit", async () => {
    await change();
    expect(holder()).toBe(to.contactId);
    expect(await ownerHere()).toBe(to.id);
    expect(await history()).toEqual(["ok"]);
    const audit = await shop.database.db.auditEvent.findFirstOrThrow({
      where: { action: "services.change-owner", subjectId: id },
    });
    expect(audit).toMatchObject({
      before: { registrantId: buyer.registrantId },
      after: { registrantId: to.id, name },
    });
  });

  it("wants the customer's own password again", async () => {
    const before = holder();
    const old = { ...buyer.actor, reauthAt: new Date(Date.now() - 10 * MINUTE_MS) };
    for (const actor of [buyer.actor, old]) {
      await expect(changeOwner(actor, { id, registrantId: to.id, confirm: name })).rejects.toMatchObject({
        code: "reauth.required",
        status: 403,
      });
    }
    expect(holder()).toBe(before);
    expect(calls()).toEqual([]);
  });

  it("sends nothing that the manual forbids, nor without the typed name, nor for somebody else", async () => {
    const before = holder();
    await expect(change(to.id, "other.com")).rejects.toMatchObject({
      fields: { confirm: { code: "controls.confirm" } },
    });
    await expect(change(buyer.registrantId)).rejects.toMatchObject({
      fields: { registrantId: { code: "services.owner_same" } },
    });
    await expect(change((await certified(buyer, "unpass")).id)).rejects.toMatchObject({
      fields: { registrantId: { code: "services.owner_uncertified" } },
    });
    const stranger = await shop.customer();
    await expect(change((await certified(stranger)).id)).rejects.toMatchObject({
      fields: { registrantId: { code: "orders.registrant_missing" } },
    });
    await expect(
      changeOwner(
        { ...stranger.actor, reauthAt: new Date() },
        { id, registrantId: (await certified(stranger)).id, confirm: name },
      ),
    ).rejects.toMatchObject({ status: 404 });
    const { db } = shop.database;
    await db.suffix.update({ where: { suffix: ".com" }, data: { ownNameServers: false } });
    await expect(change()).rejects.toMatchObject({ code: "services.owner_refused_other_registrar" });
    await db.suffix.update({ where: { suffix: ".com" }, data: { ownNameServers: true } });
    await db.service.update({ where: { id }, data: { state: "suspended" } });
    await expect(change()).rejects.toMatchObject({ code: "services.owner_not_now" });
    expect([holder(), calls()]).toEqual([before, []]);
  });

  it.each([
    ["11722", "contact_not_found"],
    ["11725", "contact_unusable"],
    ["11727", "other_registrar"],
    ["11701", "not_found"],
  ])("refused with %s is said in its own words and changes nothing", async (code, word) => {
    await shop.fault({ kind: "code", endpoint: "domains.domainguohu", name, code });
    await expect(change()).rejects.toMatchObject({ code: `services.owner_refused_${word}`, status: 409 });
    expect(await ownerHere()).toBe(buyer.registrantId);
    expect(await history()).toEqual(["rejected"]);
  });

  it("whose answer is lost is read back: done where the new owner is shown", async () => {
    await shop.fault({ kind: "dropAfter", endpoint: "domains.domainguohu", name });
    await change();
    expect(await ownerHere()).toBe(to.id);
    expect(calls()).toHaveLength(1);
  });

  it("with an outcome that a read does not show is unknown; a later read follows what the upstream shows", async () => {
    await shop.fault({ kind: "code", endpoint: "domains.domainguohu", name, code: "11724" });
    await expect(change()).rejects.toMatchObject({ code: "services.owner_unclear", status: 503 });
    expect([await history(), await ownerHere()]).toEqual([["unknown"], buyer.registrantId]);
    const domain = shop.sandbox.world.domains.get(name);
    if (!domain) throw new Error("no domain");
    shop.sandbox.world.transact(() => shop.sandbox.world.domains.put(name, { ...domain, contactId: to.contactId }));
    await refreshService(buyer.actor, { id });
    expect(await ownerHere()).toBe(to.id);
  });
});
