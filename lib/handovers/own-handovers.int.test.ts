import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { withToken } from "@/lib/notify/link-token";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { findService } from "@/lib/services/find-service";
import { acceptHandover } from "./accept-handover";
import { confirmOwnHandover } from "./confirm-own-handover";
import { declineHandover } from "./decline-handover";
import { listToAccept } from "./list-to-accept";
import { readHandovers } from "./read-handovers";
import { readOwnHandover } from "./read-own-handover";
import { startOwnHandover } from "./start-own-handover";
import { customerWithSession } from "./testing/customer-with-session";
import { withdrawOwnHandover } from "./withdraw-own-handover";

let shop: ShopWorld;
let from: Buyer;
let to: Buyer;
let name: string;
let id: string;

beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());

const customer = () => customerWithSession(shop);

beforeEach(async () => {
  [from, to] = [await customer(), await customer()];
  name = `give${randomUUID().replaceAll("-", "")}.com`;
  const { itemId } = await from.buy(name);
  expect(await shop.drive(itemId)).toBe("done");
  id = (await db().orderItem.findUniqueOrThrow({ where: { id: itemId } })).serviceId ?? "";
});

const db = () => shop.database.db;
const emailOf = ({ actor }: Buyer) => `${actor.userId}@example.com`;
const start = (email = emailOf(to), actor = from.actor) => startOwnHandover(actor, { id, to: email, confirm: name });
const refusal = (code: string) => expect.objectContaining({ code, status: 409 });

/** The newest mail to an address. */
async function newestMail(email: string) {
  const mail = await db().mail.findFirstOrThrow({ where: { toAddress: email }, orderBy: { createdAt: "desc" } });
  return { template: mail.template, ...withToken(mail) };
}

async function mailedToken(): Promise<string> {
  const { text } = await newestMail(emailOf(from));
  return /token=([\w-]+)/.exec(text)?.[1] ?? "";
}

/** Asked for, and confirmed by the mailed link. */
async function offered(email = emailOf(to)): Promise<string> {
  const { handoverId } = await start(email);
  await confirmOwnHandover(from.actor, { id: handoverId, token: await mailedToken() });
  return handoverId;
}

const changed = (action: "customers.reset-password" | "customers.change-email", at = new Date()) =>
  db().auditEvent.create({
    data: { action, at, actorKind: "visitor", subjectKind: "user", subjectId: from.actor.userId },
  });

describe("a customer's own handover", () => {
  it("waits for the mailed link, then for the other customer, who has the service afterwards", async () => {
    const { handoverId } = await start();
    expect(await newestMail(emailOf(from))).toMatchObject({ template: "services.confirm-handover" });
    // Nobody is told before it is confirmed.
    expect(await db().mail.count({ where: { toAddress: emailOf(to) } })).toBe(0);
    expect(await listToAccept(to.actor)).toEqual([]);
    await expect(acceptHandover(to.actor, { id: handoverId })).rejects.toMatchObject({ status: 404 });
    await confirmOwnHandover(from.actor, { id: handoverId, token: await mailedToken() });
    expect(await newestMail(emailOf(to))).toMatchObject({ template: "services.handover-offered" });
    expect(await readOwnHandover(from.actor, { id })).toMatchObject({ waits: { confirmed: true, to: emailOf(to) } });
    const staff = await shop.staff();
    expect(await readHandovers(staff, { id })).toMatchObject({
      own: { to: emailOf(to), confirmed: true },
      waits: null,
    });
    const [waiting] = await listToAccept(to.actor);
    expect(waiting).toMatchObject({ id: handoverId, from: emailOf(from), services: [{ displayName: name }] });
    const { serviceId } = await acceptHandover(to.actor, { id: handoverId });
    expect(await findService(to.actor, serviceId)).toMatchObject({ name, state: "active" });
    await expect(findService(from.actor, id)).rejects.toMatchObject({ code: "services.ended" });
    expect((await newestMail(emailOf(from))).template).toBe("services.handed-over");
    expect((await newestMail(emailOf(to))).template).toBe("services.received");
    expect(await listToAccept(to.actor)).toEqual([]);
    const actions = await db().auditEvent.findMany({
      where: { subjectId: { in: [id, serviceId] }, action: { contains: "hand" } },
      orderBy: { id: "asc" },
    });
    expect(actions.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["services.start-handover", from.actor.userId],
      ["services.confirm-handover", from.actor.userId],
      ["services.hand-over", to.actor.userId],
      ["services.hand-over", to.actor.userId],
    ]);
  });

  it("goes to an address that gets its account later, and says nothing about whether it has one", async () => {
    const late = `late-${randomUUID()}@example.com`;
    const handoverId = await offered(late);
    const mail = await newestMail(late);
    expect(mail.text).toContain(emailOf(from));
    expect(await db().mail.count({ where: { toAddress: late, userId: null } })).toBe(1);
    const newcomer = await customer();
    await db().user.update({ where: { id: newcomer.actor.userId }, data: { email: late } });
    expect((await listToAccept(newcomer.actor)).map((row) => row.id)).toEqual([handoverId]);
    await acceptHandover(newcomer.actor, { id: handoverId });
  });

  it("tells the webhooks of both, each by the id in their account", async () => {
    const hook = (buyer: Buyer) =>
      db().webhookEndpoint.create({
        data: {
          ...{ customerId: buyer.actor.userId, url: "https://hook.example/", secretEnc: new Uint8Array() },
          events: ["service.handed_over", "service.received"],
        },
      });
    const [left, came] = [await hook(from), await hook(to)];
    const { serviceId } = await acceptHandover(to.actor, { id: await offered() });
    const told = async (endpointId: string) =>
      (await db().webhookDelivery.findMany({ where: { endpointId } })).map(({ event, body }) => [
        event,
        (JSON.parse(body) as { data: unknown }).data,
      ]);
    const of = { productLine: "domain", displayName: name };
    expect(await told(left.id)).toEqual([
      ["service.handed_over", expect.objectContaining({ ...of, customerId: from.actor.userId, serviceId: id })],
    ]);
    expect(await told(came.id)).toEqual([
      ["service.received", expect.objectContaining({ ...of, customerId: to.actor.userId, serviceId })],
    ]);
  });

  it("is withdrawn or declined, once, and makes room for another one", async () => {
    const first = await offered();
    await expect(start()).rejects.toEqual(refusal("handovers.waits"));
    await withdrawOwnHandover(from.actor, { id: first });
    await withdrawOwnHandover(from.actor, { id: first });
    await expect(acceptHandover(to.actor, { id: first })).rejects.toEqual(refusal("handovers.gone"));
    const second = await offered();
    await declineHandover(to.actor, { id: second });
    expect((await newestMail(emailOf(from))).template).toBe("services.handover-declined");
    await expect(withdrawOwnHandover(from.actor, { id: second })).rejects.toEqual(refusal("handovers.gone"));
    await expect(acceptHandover(to.actor, { id: second })).rejects.toEqual(refusal("handovers.gone"));
    expect((await findService(from.actor, id)).endedAt).toBeNull();
  });

  it("ends when nobody decides in time", async () => {
    const first = await offered();
    await db().ownHandover.update({ where: { id: first }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await listToAccept(to.actor)).toEqual([]);
    expect(await readOwnHandover(from.actor, { id })).toMatchObject({ waits: null, refusal: null });
    await expect(acceptHandover(to.actor, { id: first })).rejects.toEqual(refusal("handovers.gone"));
    await offered();
    expect(await db().ownHandover.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ outcome: "expired" });
  });

  it("is carried out once, however often it is accepted at once", async () => {
    const handoverId = await offered();
    const tries = await Promise.allSettled([1, 2, 3].map(() => acceptHandover(to.actor, { id: handoverId })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().service.count({ where: { name, endedAt: null } })).toBe(1);
  });

  it("is either accepted or withdrawn, never both", async () => {
    const handoverId = await offered();
    const [accepted, withdrawn] = await Promise.allSettled([
      acceptHandover(to.actor, { id: handoverId }),
      withdrawOwnHandover(from.actor, { id: handoverId }),
    ]);
    expect([accepted.status, withdrawn.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const moved = (await db().service.findUniqueOrThrow({ where: { id } })).endedAt !== null;
    expect(moved).toBe(accepted.status === "fulfilled");
  });
});

describe("a thief in the account", () => {
  it("can't hand anything over for 72 hours after a new password or address", async () => {
    await changed("customers.change-email", new Date(Date.now() - 73 * HOUR_MS));
    await expect(start()).resolves.toBeDefined();
    await changed("customers.reset-password", new Date(Date.now() - 71 * HOUR_MS));
    id = (
      await db().service.create({
        data: {
          customerId: from.actor.userId,
          productLine: "domain",
          name: `x${name}`,
          displayName: name,
          state: "active",
          config: {},
        },
      })
    ).id;
    await expect(start()).rejects.toEqual(refusal("handovers.account_changed"));
    expect(await readOwnHandover(from.actor, { id })).toMatchObject({
      refusal: { code: "handovers.account_changed", params: { hours: 72 } },
    });
  });

  it("loses what was asked for when the owner sets a new password", async () => {
    const handoverId = await offered();
    await changed("customers.reset-password");
    expect(await listToAccept(to.actor)).toEqual([]);
    await expect(acceptHandover(to.actor, { id: handoverId })).rejects.toEqual(refusal("handovers.gone"));
    await expect(declineHandover(to.actor, { id: handoverId })).rejects.toEqual(refusal("handovers.gone"));
    expect(await readOwnHandover(from.actor, { id })).toMatchObject({ waits: { stands: false } });
  });

  it("needs the password, the mailbox and a living session", async () => {
    const old = { ...from.actor, reauthAt: new Date(Date.now() - DAY_MS) };
    await expect(start(undefined, old)).rejects.toMatchObject({ code: "reauth.required" });
    const { handoverId } = await start();
    await expect(confirmOwnHandover(from.actor, { id: handoverId, token: "x".repeat(43) })).rejects.toEqual(
      refusal("link.expired"),
    );
    const token = await mailedToken();
    await expect(confirmOwnHandover(to.actor, { id: handoverId, token })).rejects.toMatchObject({ status: 404 });
    await confirmOwnHandover(from.actor, { id: handoverId, token });
    await expect(confirmOwnHandover(from.actor, { id: handoverId, token })).rejects.toEqual(refusal("link.expired"));
    const lapsed = { ...to.actor, reauthAt: new Date(Date.now() - DAY_MS) };
    await expect(acceptHandover(lapsed, { id: handoverId })).rejects.toMatchObject({ code: "reauth.required" });
    await db().session.updateMany({ where: { userId: to.actor.userId }, data: { revokedAt: new Date() } });
    await expect(acceptHandover(to.actor, { id: handoverId })).rejects.toMatchObject({ status: 401 });
  });

  it("tells a link of an earlier handover from the one that confirms", async () => {
    const { handoverId } = await start();
    const earlier = await mailedToken();
    expect(await readOwnHandover(from.actor, { id, token: earlier })).toMatchObject({ foreignLink: false });
    await withdrawOwnHandover(from.actor, { id: handoverId });
    expect(await readOwnHandover(from.actor, { id, token: earlier })).toMatchObject({ foreignLink: true, waits: null });
    await start();
    const token = await mailedToken();
    expect(await readOwnHandover(from.actor, { id, token: earlier })).toMatchObject({ foreignLink: true });
    expect(await readOwnHandover(from.actor, { id, token })).toMatchObject({ foreignLink: false });
    expect(await readOwnHandover(from.actor, { id })).toMatchObject({ foreignLink: false });
  });

  it("finds nothing of another customer's", async () => {
    const handoverId = await offered();
    const stranger = await customer();
    for (const tried of [
      () => startOwnHandover(stranger.actor, { id, to: emailOf(stranger), confirm: name }),
      () => readOwnHandover(stranger.actor, { id }),
      () => withdrawOwnHandover(stranger.actor, { id: handoverId }),
      () => acceptHandover(stranger.actor, { id: handoverId }),
      () => declineHandover(stranger.actor, { id: handoverId }),
      // Nor can who gives it accept it themselves.
      () => acceptHandover(from.actor, { id: handoverId }),
    ]) {
      await expect(tried()).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe("what is refused", () => {
  it("a name that is not typed, one's own address, and what staff could not hand over either", async () => {
    await expect(startOwnHandover(from.actor, { id, to: emailOf(to), confirm: "other.com" })).rejects.toMatchObject({
      fields: { confirm: { code: "controls.confirm" } },
    });
    await expect(start(emailOf(from))).rejects.toMatchObject({ fields: { to: { code: "handovers.own_address" } } });
    await db().controlRun.create({
      data: { serviceId: id, actorKind: "customer", control: "x", input: {}, expectMs: 1 },
    });
    await expect(start()).rejects.toEqual(refusal("handovers.control_open"));
    expect(await readOwnHandover(from.actor, { id })).toMatchObject({ refusal: { code: "handovers.control_open" } });
  });

  it("what has begun since it was asked for", async () => {
    const handoverId = await offered();
    await db().controlRun.create({
      data: { serviceId: id, actorKind: "customer", control: "x", input: {}, expectMs: 1 },
    });
    await expect(acceptHandover(to.actor, { id: handoverId })).rejects.toEqual(refusal("handovers.control_open"));
    // Nothing is decided by that: it is accepted once the control has ended.
    await db().controlRun.updateMany({ where: { serviceId: id }, data: { finishedAt: new Date(), state: "done" } });
    await acceptHandover(to.actor, { id: handoverId });
  });

  it("the giver's disabled account", async () => {
    const handoverId = await offered();
    await db().user.update({ where: { id: from.actor.userId }, data: { status: "disabled" } });
    expect(await listToAccept(to.actor)).toEqual([]);
    await expect(acceptHandover(to.actor, { id: handoverId })).rejects.toEqual(refusal("handovers.gone"));
  });
});
