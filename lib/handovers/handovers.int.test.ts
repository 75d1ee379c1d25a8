import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listApprovals } from "@/lib/approvals/list-approvals";
import type { StaffActor } from "@/lib/core/actor";
import { DAY_MS } from "@/lib/core/time";
import { putContact } from "@/lib/purchasing/testing/put-contact";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { findService } from "@/lib/services/find-service";
import { listServices } from "@/lib/services/list-services";
import { openSecrets } from "@/lib/services/merge-secrets";
import { readService } from "@/lib/services/read-service";
import { revealPassword } from "@/lib/services/reveal-password";
import { askHandover } from "./ask-handover";
import { previewHandover } from "./preview-handover";
import { readHandovers } from "./read-handovers";

let shop: ShopWorld;
let asker: StaffActor;
let second: StaffActor;
let from: Buyer;
let to: Buyer;
let name: string;
let id: string;

const nowGiven = <A extends object>(actor: A) => ({ ...actor, reauthAt: new Date() });

beforeAll(async () => {
  shop = await startShopWorld();
  [asker, second] = [nowGiven(await shop.staff()), nowGiven(await shop.staff())];
});
afterAll(() => shop.close());
beforeEach(async () => {
  [from, to] = [await shop.customer(), await shop.customer()];
  name = `hand${randomUUID().replaceAll("-", "")}.com`;
  const { itemId } = await from.buy(name);
  expect(await shop.drive(itemId)).toBe("done");
  id = (await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } })).serviceId ?? "";
});

const db = () => shop.database.db;
const emailOf = ({ actor }: Buyer) => `${actor.userId}@example.com`;
const reason = "客户来电要求，已核对证件";
const ask = (email = emailOf(to), actor = asker) => askHandover(actor, { id, to: email, reason });
const decide = (approvalId: string, decision: "approve" | "reject" | "withdraw" = "approve", actor = second) =>
  decideApproval(actor, { id: approvalId, decision, note: decision === "reject" ? "没有核对证件" : "" });
const handOver = async () => decide((await ask()).approvalId);
const stored = () => db().service.findUniqueOrThrow({ where: { id } });
const there = async () => db().service.findUniqueOrThrow({ where: { id: (await stored()).handedToId ?? "" } });
const mailsTo = (buyer: Buyer) =>
  db().mail.findMany({ where: { userId: buyer.actor.userId, template: { startsWith: "services." } } });
const gift = (over = {}) =>
  db().service.create({
    data: {
      ...{ customerId: from.actor.userId, productLine: "database", name: `db${randomUUID().slice(0, 8)}` },
      ...{ displayName: "db-gift", state: "active", config: {}, parentId: id, ...over },
    },
  });

describe("a handover that a second person agreed to", () => {
  it("ends the service here and goes on in the other account, with what is known of the product", async () => {
    const before = await stored();
    const secrets = openSecrets(before);
    expect(Object.keys(secrets)).not.toEqual([]);
    await db().service.update({ where: { id }, data: { autoRenew: true, autoRenewCeilingFen: 10_000n } });
    await handOver();
    const [old, fresh] = [await stored(), await there()];
    expect(old).toMatchObject({ state: "ended", autoRenew: false, secretsEnc: null, customerId: from.actor.userId });
    expect(old.endedAt).not.toBeNull();
    const { productLine, displayName, expiresAt, registeredAt, termMonths, config } = before;
    expect(fresh).toMatchObject({
      ...{ customerId: to.actor.userId, state: "active", endedAt: null, name },
      ...{ productLine, displayName, expiresAt, registeredAt, termMonths, config },
      ...{ autoRenew: false, autoRenewCeilingFen: null, parentId: null, handedToId: null },
    });
    expect(openSecrets(fresh)).toEqual(secrets);
  });

  it("leaves nothing of it in the reach of who had it, and the orders with them", async () => {
    const password = await revealPassword(nowGiven(from.actor), { id });
    await handOver();
    const fresh = await there();
    for (const refused of [
      () => findService(from.actor, fresh.id),
      () => findService(to.actor, id),
      () => readService(from.actor, { id: fresh.id }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ status: 404 });
    }
    await expect(revealPassword(nowGiven(from.actor), { id })).rejects.toMatchObject({ code: "services.ended" });
    expect(await readService(from.actor, { id })).toMatchObject({ ended: true, handedOver: true, hasPassword: false });
    const rows = async ({ actor }: Buyer) => (await listServices(actor, { take: 20 })).rows.map((row) => row.id);
    expect([await rows(from), await rows(to)]).toEqual([[], [fresh.id]]);
    expect(await revealPassword(nowGiven(to.actor), { id: fresh.id })).toEqual(password);
    expect(await db().orderItem.count({ where: { serviceId: id, customerId: from.actor.userId } })).toBe(1);
    expect(await db().orderItem.count({ where: { serviceId: fresh.id } })).toBe(0);
  });

  it("takes the gifts along, under the service that they follow", async () => {
    const [mine, other] = [await gift(), await gift({ parentId: null })];
    const gone = await gift({ endedAt: new Date(), state: "ended" });
    expect((await previewHandover(asker, { id, to: emailOf(to) })).services.map((one) => one.id)).toEqual([
      id,
      mine.id,
    ]);
    await handOver();
    const ofTo = await db().service.findMany({
      where: { customerId: to.actor.userId },
      orderBy: { productLine: "desc" },
    });
    const fresh = await there();
    expect(ofTo.map(({ name: of, parentId }) => [of, parentId])).toEqual([
      [name, null],
      [mine.name, fresh.id],
    ]);
    const rest = await db().service.findMany({ where: { id: { in: [other.id, gone.id] } } });
    expect(rest.map(({ customerId, handedToId }) => [customerId, handedToId])).toEqual([
      [from.actor.userId, null],
      [from.actor.userId, null],
    ]);
  });

  it("leaves a domain its registrant, which the new customer reads the name of and nothing else", async () => {
    await db().registrant.update({ where: { id: from.registrantId }, data: { displayName: "杭州青禾茶业" } });
    expect((await readService(from.actor, { id })).registrant).toEqual({
      ...{ id: from.registrantId, displayName: "杭州青禾茶业" },
    });
    expect(await previewHandover(asker, { id, to: emailOf(to) })).toMatchObject({ registrant: "杭州青禾茶业" });
    await handOver();
    const fresh = await there();
    expect((await readService(to.actor, { id: fresh.id })).registrant).toEqual({
      id: null,
      displayName: "杭州青禾茶业",
    });
    // While a domain has it, it is not changed under the new customer's hands.
    const held = await db().registrant.findUniqueOrThrow({
      where: { id: from.registrantId },
      include: { services: { where: { endedAt: null } } },
    });
    expect(held.services.map((service) => service.id)).toEqual([fresh.id]);
  });

  it("gives a domain the registrant of its new customer that the upstream shows", async () => {
    const contactId = shop.sandbox.world.transact(() => putContact(shop.sandbox.world));
    const { id: registrantId } = await db().registrant.create({
      data: {
        ...{
          customerId: to.actor.userId,
          kind: "company",
          displayName: "宁波新茶有限公司",
          fields: {},
          state: "ready",
        },
        ...{ idType: "YYZZ", idNumberEnc: new Uint8Array([0]), idNumberMasked: "***", upstreamId: contactId },
      },
    });
    await db().service.update({ where: { id }, data: { snapshot: { contactId } } });
    await handOver();
    expect((await there()).registrantId).toBe(registrantId);
  });

  it("turns off what spends the wallet, mails both, and is in the history and the audit of both", async () => {
    await db().pointsLevel.create({ data: { serviceId: id, level: 100, topUpPoints: 1_000, ceilingFen: 10_000n } });
    expect(await previewHandover(asker, { id, to: emailOf(to) })).toMatchObject({ automatic: true });
    await handOver();
    const fresh = await there();
    expect(await db().pointsLevel.count({ where: { serviceId: fresh.id } })).toBe(0);
    const [left, came] = [await mailsTo(from), await mailsTo(to)];
    expect([left.map((mail) => mail.template), came.map((mail) => mail.template)]).toEqual([
      ["services.handed-over"],
      ["services.received"],
    ]);
    // Neither is told who the other is.
    expect(JSON.stringify(left)).not.toContain(to.actor.userId);
    expect(JSON.stringify(came)).not.toContain(from.actor.userId);
    const kinds = async (serviceId: string) =>
      (await db().serviceEvent.findMany({ where: { serviceId } })).map(({ kind }) => kind);
    expect(await kinds(id)).toContain("handed-over");
    expect(await kinds(fresh.id)).toEqual(["received"]);
    const audit = await db().auditEvent.findMany({ where: { action: "services.hand-over" } });
    expect(audit.filter(({ subjectId }) => [id, fresh.id].includes(subjectId ?? ""))).toHaveLength(2);
    expect(await readHandovers(asker, { id })).toMatchObject({ went: { id: fresh.id }, waits: null });
    expect(await readHandovers(asker, { id: fresh.id })).toMatchObject({ came: { id }, went: null });
  });

  it("can be taken back by another one", async () => {
    await handOver();
    const { id: second } = await there();
    const { approvalId } = await askHandover(asker, { id: second, to: emailOf(from), reason });
    await decide(approvalId);
    const rows = (await listServices(from.actor, { take: 20 })).rows;
    expect(rows.map((row) => row.name)).toEqual([name]);
    expect(rows[0]?.id).not.toBe(id);
  });

  it("gives an order back that still waits when the service has gone", async () => {
    const { approvalId } = await ask();
    await decide(approvalId);
    const before = await from.balance();
    const service = await stored();
    // The order passed its checks before the handover, and is written after it.
    await db().service.update({ where: { id }, data: { endedAt: null, state: "active" } });
    const { itemId } = await from.buy(name, { action: "renew", serviceId: id, seenExpiry: service.expiresAt });
    await db().service.update({ where: { id }, data: { endedAt: service.endedAt, state: "ended" } });
    expect(await shop.drive(itemId)).toBe("refunded");
    expect(await from.balance()).toEqual(before);
  });
});

describe("what is refused", () => {
  const refusal = (code: string) => expect.objectContaining({ code, status: 409 });

  it("who asks can't agree; support can't ask; the password is asked for", async () => {
    const { approvalId } = await ask();
    await expect(decide(approvalId, "approve", asker)).rejects.toMatchObject({ code: "approvals.other_person" });
    await expect(ask(undefined, { ...asker, role: "support" })).rejects.toMatchObject({ status: 403 });
    const old = { ...asker, reauthAt: new Date(Date.now() - DAY_MS) };
    await expect(ask(undefined, old)).rejects.toMatchObject({ code: "reauth.required" });
    expect((await stored()).endedAt).toBeNull();
  });

  it("asks once, waits in the list, and a rejection changes nothing", async () => {
    const { approvalId } = await ask();
    expect(await ask()).toEqual({ approvalId });
    await expect(ask(emailOf(await shop.customer()))).rejects.toEqual(refusal("approvals.already_waiting"));
    const listed = (await listApprovals(second, { take: 50 })).rows.find((row) => row.id === approvalId);
    expect(listed).toMatchObject({
      ...{ kind: "handover", customer: { id: from.actor.userId }, before: { owner: emailOf(from) } },
      after: { name, owner: emailOf(to), gifts: [] },
    });
    await decide(approvalId, "reject");
    expect(await stored()).toMatchObject({ endedAt: null, handedToId: null, customerId: from.actor.userId });
    expect(await mailsTo(to)).toEqual([]);
  });

  it("nobody's address, the customer's own, a disabled account, and staff's", async () => {
    const fault = (code: string) => ({ fields: { to: { code } } });
    await expect(ask("nobody@example.com")).rejects.toMatchObject(fault("services.import_no_customer"));
    await expect(ask(emailOf(from))).rejects.toMatchObject(fault("handovers.same_customer"));
    await expect(ask(`${second.userId}@example.com`)).rejects.toMatchObject(fault("services.import_no_customer"));
    await db().user.update({ where: { id: to.actor.userId }, data: { status: "disabled" } });
    await expect(ask()).rejects.toMatchObject(fault("handovers.disabled"));
  });

  it("a gift alone, a service that has ended or is not open, and one about which something is under way", async () => {
    const refused = async (code: string) => {
      await expect(ask()).rejects.toEqual(refusal(code));
      await expect(previewHandover(asker, { id, to: emailOf(to) })).rejects.toEqual(refusal(code));
    };
    const mine = await gift();
    await expect(askHandover(asker, { id: mine.id, to: emailOf(to), reason })).rejects.toEqual(
      refusal("handovers.follows"),
    );
    const run = await db().controlRun.create({
      data: { serviceId: mine.id, actorKind: "customer", control: "x", input: {}, expectMs: 1 },
    });
    await refused("handovers.control_open");
    await db().controlRun.update({ where: { id: run.id }, data: { finishedAt: new Date(), state: "done" } });
    const change = await db().zoneChange.create({
      data: { serviceId: id, customerId: from.actor.userId, actorKind: "customer", before: [], steps: [] },
    });
    await refused("handovers.records_open");
    await db().zoneChange.update({ where: { id: change.id }, data: { state: "done" } });
    const { itemId } = await from.buy(name, {
      ...{ action: "renew", serviceId: id, seenExpiry: (await stored()).expiresAt },
    });
    await refused("handovers.order_open");
    await db().orderItem.update({ where: { id: itemId }, data: { state: "refunded" } });
    await db().service.update({ where: { id }, data: { state: "opening" } });
    await refused("handovers.not_open");
    await db().service.update({ where: { id }, data: { state: "ended", endedAt: new Date() } });
    await refused("services.ended");
  });

  it("nothing is handed over when it has changed since it was asked for", async () => {
    const { approvalId } = await ask();
    const mine = await gift();
    await expect(decide(approvalId)).rejects.toEqual(refusal("approvals.changed"));
    await db().service.update({ where: { id: mine.id }, data: { endedAt: new Date() } });
    await db().user.update({ where: { id: to.actor.userId }, data: { status: "disabled" } });
    await expect(decide(approvalId)).rejects.toEqual(refusal("approvals.changed"));
    await db().user.update({ where: { id: to.actor.userId }, data: { status: "active" } });
    await db().service.update({ where: { id }, data: { customerId: (await shop.customer()).actor.userId } });
    await expect(decide(approvalId)).rejects.toEqual(refusal("approvals.changed"));
    expect(await stored()).toMatchObject({ endedAt: null, handedToId: null });
  });

  it("two people who agree at once hand it over once", async () => {
    const { approvalId } = await ask();
    const third = nowGiven(await shop.staff());
    await Promise.all([decide(approvalId), decide(approvalId, "approve", third)]);
    expect(await db().service.count({ where: { name, endedAt: null } })).toBe(1);
  });
});
