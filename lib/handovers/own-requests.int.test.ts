import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/core/time";
import { withToken } from "@/lib/notify/link-token";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { findService } from "@/lib/services/find-service";
import { acceptHandover } from "./accept-handover";
import { acceptSeveral } from "./accept-several";
import { confirmOwnHandover } from "./confirm-own-handover";
import { declineHandover } from "./decline-handover";
import { listToAccept } from "./list-to-accept";
import { startOwnHandoversContract } from "./own-contract";
import { readOwnHandovers } from "./read-own-handovers";
import { readOwnRequest } from "./read-own-request";
import { startOwnHandover } from "./start-own-handover";
import { startOwnHandovers } from "./start-own-handovers";
import { customerWithSession } from "./testing/customer-with-session";
import { withdrawOwnHandover } from "./withdraw-own-handover";
import { withdrawOwnRequest } from "./withdraw-own-request";

let shop: ShopWorld;
let from: Buyer;
let to: Buyer;
/** Three domains of `from`. */
let ids: string[];
let names: string[];

beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());

const db = () => shop.database.db;
const customer = () => customerWithSession(shop);
const emailOf = ({ actor }: Buyer) => `${actor.userId}@example.com`;
const refusal = (code: string) => expect.objectContaining({ code, status: 409 });

async function domainOf(buyer: Buyer, name: string): Promise<string> {
  const { itemId } = await buyer.buy(name);
  expect(await shop.drive(itemId)).toBe("done");
  return (await db().orderItem.findUniqueOrThrow({ where: { id: itemId } })).serviceId ?? "";
}

beforeEach(async () => {
  [from, to] = [await customer(), await customer()];
  names = ["a", "b", "c"].map((first) => `${first}${randomUUID().replaceAll("-", "")}.com`);
  ids = [];
  for (const name of names) ids.push(await domainOf(from, name));
});

const start = (actor = from.actor, confirm = emailOf(to)) =>
  startOwnHandovers(actor, { ids, to: emailOf(to), confirm });
const mailsTo = (buyer: Buyer, template: string) =>
  db().mail.findMany({ where: { toAddress: emailOf(buyer), template } });

async function mailedToken(): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({
    where: { toAddress: emailOf(from), template: "services.confirm-handover" },
    orderBy: { createdAt: "desc" },
  });
  return /token=([\w-]+)/.exec(withToken(mail).text)?.[1] ?? "";
}

/** Asked for, and confirmed. @returns the request, and the handovers as the other customer sees them */
async function offered() {
  const { requestId } = await start();
  const token = await mailedToken();
  const { waits } = await readOwnRequest(from.actor, { id: requestId, token });
  expect(waits).toMatchObject({ link: "confirms", confirmed: false, stands: true });
  await confirmOwnHandover(from.actor, { id: waits?.handoverId ?? "", token });
  return { requestId, token, rows: await listToAccept(to.actor) };
}

describe("several services", () => {
  it("are asked for, confirmed and taken over together, each side with one mail of each kind", async () => {
    const { requestId, rows } = await offered();
    expect(rows.map(({ services }) => services[0]?.displayName).sort()).toEqual(names);
    expect(await mailsTo(to, "services.handover-offered")).toHaveLength(1);
    const result = await acceptSeveral(to.actor, { ids: rows.map((row) => row.id) });
    expect(result).toEqual({ accepted: 3, refused: [] });
    const services = await db().service.findMany({ where: { customerId: to.actor.userId, endedAt: null } });
    expect(services.map(({ name }) => name).sort()).toEqual(names);
    for (const id of ids) await expect(findService(from.actor, id)).rejects.toMatchObject({ code: "services.ended" });
    const [confirm] = await mailsTo(from, "services.confirm-handover");
    expect(confirm?.subject).toContain("等 3 项");
    for (const [buyer, template] of [
      [from, "services.handed-over"],
      [to, "services.received"],
    ] as const) {
      const mails = await mailsTo(buyer, template);
      expect(mails).toHaveLength(1);
      for (const name of names) expect(mails[0]?.text).toContain(name);
    }
    expect(await readOwnRequest(from.actor, { id: requestId })).toMatchObject({
      waits: null,
      rows: names.map((displayName) => ({ displayName, state: "accepted" })),
    });
  });

  it("go all or none when they are asked for: the one that can't is named", async () => {
    await db().service.update({ where: { id: ids[1] ?? "" }, data: { state: "opening" } });
    await expect(start()).rejects.toEqual(
      expect.objectContaining({ code: "handovers.not_open", params: { name: names[1] } }),
    );
    expect(await db().ownHandover.count({ where: { fromId: from.actor.userId } })).toBe(0);
    expect(await readOwnHandovers(from.actor, ids)).toMatchObject({
      goods: [{ displayName: names[0] }, { displayName: names[2] }],
      refused: [{ displayName: names[1], code: "handovers.not_open" }],
    });
  });

  it("are taken over but for those that can't be any more, which are named", async () => {
    const { rows } = await offered();
    await withdrawOwnHandover(from.actor, { id: rows[0]?.id ?? "" });
    await declineHandover(to.actor, { id: rows[1]?.id ?? "" });
    const both = await Promise.all([1, 2].map(() => acceptSeveral(to.actor, { ids: rows.map((row) => row.id) })));
    expect(both.map(({ accepted }) => accepted).sort()).toEqual([0, 1]);
    const refused = both.find(({ accepted }) => accepted === 1)?.refused ?? [];
    expect(refused.map(({ id, code }) => [id, code]).sort()).toEqual(
      [rows[0]?.id ?? "", rows[1]?.id ?? ""].map((id) => [id, "handovers.gone"]).sort(),
    );
    expect(await db().service.count({ where: { customerId: to.actor.userId, endedAt: null } })).toBe(1);
  });

  it("of two customers are taken over at once, each told of their own alone", async () => {
    const { rows } = await offered();
    const second = await customer();
    const name = `d${randomUUID().replaceAll("-", "")}.com`;
    const id = await domainOf(second, name);
    const { handoverId } = await startOwnHandover(second.actor, { id, to: emailOf(to), confirm: name });
    await db().ownHandover.update({ where: { id: handoverId }, data: { confirmedAt: new Date() } });
    const result = await acceptSeveral(to.actor, { ids: [handoverId, ...rows.map((row) => row.id)] });
    expect(result).toEqual({ accepted: 4, refused: [] });
    const [mail] = await mailsTo(second, "services.handed-over");
    expect(mail?.text).toContain(name);
    for (const other of names) expect(mail?.text).not.toContain(other);
  });

  it("wants the address typed twice, the password, and each service once", async () => {
    await expect(start(from.actor, "other@example.com")).rejects.toMatchObject({
      fields: { confirm: expect.anything() },
    });
    const old = { ...from.actor, reauthAt: new Date(Date.now() - DAY_MS) };
    await expect(start(old)).rejects.toMatchObject({ code: "reauth.required" });
    const { input } = startOwnHandoversContract;
    const [id = ""] = ids;
    const tried = (list: string[]) => input.safeParse({ ids: list, to: emailOf(to), confirm: "x" }).success;
    expect([tried([id]), tried([id, id]), tried([id, id.toUpperCase()]), tried(ids)]).toEqual([
      ...[false, false, false],
      true,
    ]);
  });

  it("are confirmed without those that were withdrawn meanwhile, by their own link, once", async () => {
    const { requestId } = await start();
    const token = await mailedToken();
    const [first] = await db().ownHandover.findMany({ where: { requestId }, orderBy: { serviceId: "asc" } });
    await withdrawOwnHandover(from.actor, { id: first?.id ?? "" });
    const { waits } = await readOwnRequest(from.actor, { id: requestId, token: "x".repeat(43) });
    expect(waits?.link).toBe("other");
    const id = waits?.handoverId ?? "";
    await expect(confirmOwnHandover(from.actor, { id, token: "x".repeat(43) })).rejects.toEqual(
      refusal("link.expired"),
    );
    await confirmOwnHandover(from.actor, { id, token });
    await expect(confirmOwnHandover(from.actor, { id, token })).rejects.toEqual(refusal("link.expired"));
    expect(await listToAccept(to.actor)).toHaveLength(2);
  });

  it("are confirmed without one that has ended since, such as by staff who moved it", async () => {
    const { requestId } = await start();
    await db().service.update({ where: { id: ids[0] ?? "" }, data: { state: "ended", endedAt: new Date() } });
    const { waits } = await readOwnRequest(from.actor, { id: requestId });
    await confirmOwnHandover(from.actor, { id: waits?.handoverId ?? "", token: await mailedToken() });
    expect(await listToAccept(to.actor)).toHaveLength(2);
    const { rows } = await readOwnRequest(from.actor, { id: requestId });
    expect(rows.map(({ state }) => state)).toEqual(["expired", "waiting", "waiting"]);
  });

  it("are withdrawn together, but for what was taken over", async () => {
    const { requestId, rows } = await offered();
    await acceptHandover(to.actor, { id: rows[0]?.id ?? "" });
    expect(await withdrawOwnRequest(from.actor, { id: requestId })).toEqual({ withdrawn: 2 });
    expect(await withdrawOwnRequest(from.actor, { id: requestId })).toEqual({ withdrawn: 0 });
    expect(await listToAccept(to.actor)).toEqual([]);
    expect(await db().service.count({ where: { customerId: from.actor.userId, endedAt: null } })).toBe(2);
  });

  it("belong to who has them: strangers find nothing, and take nothing", async () => {
    const { requestId, rows } = await offered();
    const stranger = await customer();
    for (const tried of [
      () => readOwnRequest(stranger.actor, { id: requestId }),
      () => withdrawOwnRequest(stranger.actor, { id: requestId }),
      () => readOwnHandovers(stranger.actor, ids),
      () => startOwnHandovers(stranger.actor, { ids, to: emailOf(to), confirm: emailOf(to) }),
      () => acceptSeveral(stranger.actor, { ids: rows.map((row) => row.id) }),
      // The giver can't take them back in by accepting.
      () => acceptSeveral(from.actor, { ids: rows.map((row) => row.id) }),
    ])
      await expect(tried()).rejects.toMatchObject({ status: 404 });
    expect(await listToAccept(to.actor)).toHaveLength(3);
  });

  it("two requests for the same services at once: one is written", async () => {
    const results = await Promise.allSettled([start(), start(), start()]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().ownHandover.count({ where: { fromId: from.actor.userId, decidedAt: null } })).toBe(3);
  });
});
