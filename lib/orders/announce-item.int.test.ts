import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addMs, MINUTE_MS, shanghaiDay } from "@/lib/core/time";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { announceItem } from "./announce-item";
import { placeOrder } from "./place-order";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

let names = 0;
const freeName = () => `freetold${names++}.com`;

/** Orders these names in one order. @returns the items' ids, in the order of the names. */
async function order(buyer: Buyer, ...wanted: string[]): Promise<{ number: string; itemIds: string[] }> {
  const items = wanted.map((name) => ({ quote: buyer.quote(name), registrantId: buyer.registrantId }));
  const placed = await placeOrder(buyer.actor, { items }, { idempotencyKey: randomUUID() });
  return { number: placed.number, itemIds: placed.items.map(({ id }) => id) };
}

const announce = (itemId: string, now = new Date()) => announceItem(world.database.db, itemId, now);
const mailsOf = ({ actor: { userId } }: Buyer) =>
  world.database.db.mail.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });
const item = (id: string) =>
  world.database.db.orderItem.findUniqueOrThrow({ where: { id }, include: { service: true } });

it("an order is told of in one mail once all of its items are final, with amounts and expiry dates", async () => {
  const buyer = await world.customer();
  const wanted = [freeName(), freeName()];
  const { number, itemIds } = await order(buyer, ...wanted);
  const [first = "", second = ""] = itemIds;
  expect(await world.drive(first, { stepMs: 1 })).toBe("done");
  await announce(first);
  expect(await mailsOf(buyer)).toEqual([]);
  expect(await world.drive(second, { stepMs: 1 })).toBe("done");
  await announce(second);
  await announce(first);
  const [mail, ...more] = await mailsOf(buyer);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe(`订单 ${number}：2 项已办好`);
  const expiresAt = (await item(first)).service?.expiresAt ?? new Date(0);
  for (const name of wanted) {
    expect(mail?.text).toContain(`${name}：已注册 1 年，¥69.00，${shanghaiDay(expiresAt)} 到期`);
  }
  expect(mail?.text).toContain("合计：¥138.00");
});

it("items that are done are told of after ten minutes, although another one is still open", async () => {
  const buyer = await world.customer();
  const [name, open] = [freeName(), freeName()];
  const [first = "", second = ""] = (await order(buyer, name, open)).itemIds;
  await world.drive(first, { stepMs: 1 });
  const { stateAt } = await item(first);
  await announce(first, addMs(stateAt, 9 * MINUTE_MS));
  expect(await mailsOf(buyer)).toEqual([]);
  const [job] = await world.database.asOwner<{ run_at: Date }>(
    `SELECT run_at FROM graphile_worker.jobs WHERE key = 'announce:${first}'`,
  );
  expect(job?.run_at).toEqual(addMs(stateAt, 10 * MINUTE_MS));
  await announce(first, addMs(stateAt, 10 * MINUTE_MS));
  const [mail] = await mailsOf(buyer);
  expect(mail?.subject).toBe(`${name} 已注册成功`);
  expect(mail?.text).toContain("其余 1 项还在办理");
  await world.drive(second, { stepMs: 1 });
  await announce(second);
  expect((await mailsOf(buyer)).map(({ subject }) => subject)).toEqual([`${name} 已注册成功`, `${open} 已注册成功`]);
});

it("a refund is told of at once, while the rest of the order is open", async () => {
  const buyer = await world.customer();
  const [taken, name] = [freeName(), freeName()];
  const [first = "", second = ""] = (await order(buyer, taken, name)).itemIds;
  await world.fault({ kind: "code", endpoint: "domains.CreateDom", name: taken, code: "11124" });
  expect(await world.drive(first, { stepMs: 1 })).toBe("refunded");
  await announce(first);
  expect((await mailsOf(buyer)).map(({ template }) => template)).toEqual(["orders.item-refunded"]);
  await world.drive(second, { stepMs: 1 });
  await announce(second);
  const [, done] = await mailsOf(buyer);
  expect(done?.subject).toBe(`${name} 已注册成功`);
  expect(done?.text).not.toContain(taken);
});

it("nothing is told twice, however often and at once the job runs", async () => {
  const buyer = await world.customer();
  const [taken, a, b] = [freeName(), freeName(), freeName()];
  const { itemIds } = await order(buyer, taken, a, b);
  await world.fault({ kind: "code", endpoint: "domains.CreateDom", name: taken, code: "11124" });
  for (const id of itemIds) await world.drive(id, { stepMs: 1 });
  await Promise.all([...itemIds, ...itemIds].map((id) => announce(id)));
  for (const id of itemIds) await announce(id, addMs(new Date(), 11 * MINUTE_MS));
  expect((await mailsOf(buyer)).map(({ template }) => template).sort()).toEqual([
    "orders.item-refunded",
    "orders.items-done",
  ]);
});

it("asks for the real-name review where the suffix wants it, and says when it is under way or needless", async () => {
  const { db } = world.database;
  /** A contact that the upstream has not reviewed: the domain is not certified, whatever the shop knows. */
  const unreview = async ({ registrantId }: Buyer) => {
    const { upstreamId } = await db.registrant.findUniqueOrThrow({ where: { id: registrantId } });
    const { world: upstream } = world.sandbox;
    upstream.transact(() => {
      const contact = upstream.contacts.get(upstreamId ?? "");
      if (contact) upstream.contacts.put(contact.userid, { ...contact, ischecked: "0" });
    });
  };
  const text = async (prepare: (buyer: Buyer) => Promise<unknown>) => {
    const buyer = await world.customer();
    await unreview(buyer);
    await prepare(buyer);
    const [itemId = ""] = (await order(buyer, freeName())).itemIds;
    await world.drive(itemId, { stepMs: 1 });
    await announce(itemId);
    return (await mailsOf(buyer))[0]?.text ?? "";
  };
  const review = (state: "waiting" | "pass") => (buyer: Buyer) =>
    db.realNameReview.create({
      data: {
        ...{ customerId: buyer.actor.userId, registrantId: buyer.registrantId, state },
        ...{ consentAt: new Date(), consentText: "同意" },
      },
    });
  expect(await text(async () => undefined)).toContain("要先通过实名审核才能解析");
  expect(await text(review("waiting"))).toContain("实名审核正在进行");
  expect(await text(review("pass"))).not.toContain("实名");
  await db.suffix.updateMany({ where: { suffix: ".com" }, data: { realNameRequired: false } });
  expect(await text(async () => undefined)).not.toContain("实名");
});
