import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Tx } from "@/lib/db/client";
import { removeSuffix } from "@/lib/pricing/remove-suffix";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { archiveRegistrant } from "@/lib/registrants/archive-registrant";
import { registrantInput } from "@/lib/registrants/contract";
import { createRegistrant } from "@/lib/registrants/create-registrant";
import { listRegistrants } from "@/lib/registrants/list-registrants";
import { modifyRegistrant } from "@/lib/registrants/modify-registrant";
import { readRegistrant } from "@/lib/registrants/read-registrant";
import { company } from "@/lib/registrants/testing/values";
import { placeOrder } from "./place-order";

let shop: ShopWorld;
beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());

let count = 0;
const freeName = (suffix = ".com") => `held${Date.now().toString(36)}${count++}${suffix}`;
const place = ({ actor, quote, registrantId }: Buyer, name = freeName()) =>
  placeOrder(actor, { items: [{ quote: quote(name), registrantId }] }, { idempotencyKey: randomUUID() });
const refused = (field: string, code: string) => ({
  fields: { [`items.0.${field}`]: expect.objectContaining({ code }) },
});

/** Places an order that is checked before `change` is committed, and waits for it when it is written. */
async function placeDuring(buyer: Buyer, change: (tx: Tx) => Promise<unknown>, name?: string) {
  const { db } = shop.database;
  let placed: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await change(tx);
    placed = place(buyer, name).catch((error: unknown) => error);
    await vi.waitFor(async () => {
      const [waits] = await db.$queryRaw<{ n: bigint }[]>`
        SELECT count(*) AS n FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO orders%'`;
      expect(waits?.n).toBe(1n);
    }, 5_000);
  });
  return await placed;
}

it("an order whose suffix is deleted while it is placed is refused, and its money stays in the wallet", async () => {
  const buyer = await shop.customer();
  await shop.database.db.suffix.create({ data: { suffix: ".con", ascii: ".con", group: "common", position: 9 } });
  const error = await placeDuring(buyer, (tx) => tx.suffix.delete({ where: { suffix: ".con" } }), freeName(".con"));
  expect(error).toMatchObject(refused("quote", "orders.not_for_sale"));
  expect(await shop.database.db.order.count({ where: { customerId: buyer.actor.userId } })).toBe(0);
  expect(await buyer.balance()).toMatchObject({ heldFen: 0n, balanceFen: 1_000_000n });
});

it("a suffix is not deleted while an order of it is being written", async () => {
  const buyer = await shop.customer();
  const staff = { ...(await shop.staff()), role: "admin" as const };
  const { updatedAt: seenAt } = await shop.database.db.suffix.create({
    data: { suffix: ".cob", ascii: ".cob", group: "common", position: 9 },
  });
  const both = await Promise.allSettled([
    place(buyer, freeName(".cob")),
    removeSuffix(staff, { suffix: "cob", seenAt }),
  ]);
  // Either of them may be the first; then the other one is refused.
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("an order whose registrant is archived or changed while it is placed is refused", async () => {
  const buyer = await shop.customer();
  const where = { id: buyer.registrantId };
  const changingUntil = new Date(Date.now() + 60_000);
  expect(await placeDuring(buyer, (tx) => tx.registrant.update({ where, data: { changingUntil } }))).toMatchObject(
    refused("registrantId", "orders.registrant_changing"),
  );
  await expect(place(buyer)).rejects.toMatchObject(refused("registrantId", "orders.registrant_changing"));
  await shop.database.db.registrant.update({ where, data: { changingUntil: null } });
  const archivedAt = new Date();
  expect(await placeDuring(buyer, (tx) => tx.registrant.update({ where, data: { archivedAt } }))).toMatchObject(
    refused("registrantId", "orders.registrant_missing"),
  );
  expect(await shop.database.db.order.count({ where: { customerId: buyer.actor.userId } })).toBe(0);
});

it("no order takes a registrant whose change got no clear answer, until it is saved", async () => {
  const { actor, ...others } = await shop.customer();
  const { id } = await createRegistrant(actor, registrantInput.parse(company));
  const buyer = { ...others, actor, registrantId: id };
  const { updatedAt: seenAt } = await readRegistrant(actor, { id });
  const change = { id, ...company, zipcode: "310000", seenAt };
  const unclear = refused("registrantId", "orders.registrant_unclear");
  await shop.fault({ kind: "dropAfter", endpoint: "domains.ModifyContact" });
  await expect(modifyRegistrant(actor, change)).rejects.toMatchObject({ code: "registrants.change_unclear" });
  expect(await readRegistrant(actor, { id })).toMatchObject({ changeUnclear: true, updatedAt: seenAt });
  expect((await listRegistrants(actor, { archived: "0" })).rows).toMatchObject([{ id, changeUnclear: true }]);
  await expect(place(buyer)).rejects.toMatchObject(unclear);
  // A refusal of the next one says nothing about the one before.
  await shop.fault({ kind: "code", endpoint: "domains.ModifyContact", code: "11047" });
  await expect(modifyRegistrant(actor, change)).rejects.toMatchObject({ status: 422 });
  await expect(place(buyer)).rejects.toMatchObject(unclear);
  await modifyRegistrant(actor, change);
  expect(await readRegistrant(actor, { id })).toMatchObject({ changeUnclear: false });
  await place(buyer);
});

it("no order takes a registrant whose change was interrupted by the end of its process", async () => {
  const buyer = await shop.customer();
  const where = { id: buyer.registrantId };
  await shop.database.db.registrant.update({ where, data: { changingUntil: new Date(Date.now() - 1) } });
  await expect(place(buyer)).rejects.toMatchObject(refused("registrantId", "orders.registrant_unclear"));
  expect(await buyer.balance()).toMatchObject({ heldFen: 0n });
});

it("a registrant is neither changed nor archived while an order uses it; the refusal names the order", async () => {
  const buyer = await shop.customer();
  const { actor, registrantId: id } = buyer;
  const { order, itemId } = await buyer.buy(freeName());
  const { locked, updatedAt: seenAt } = await readRegistrant(actor, { id });
  expect(locked).toBe("in_order");
  const params = { number: order.number };
  await expect(archiveRegistrant(actor, { id })).rejects.toMatchObject({ code: "registrants.in_order", params });
  const change = () => modifyRegistrant(actor, { id, ...company, zipcode: "310000", seenAt });
  await expect(change()).rejects.toMatchObject({ code: "registrants.locked_in_order", status: 409, params });
  // The refusal leaves it as it was, and free for other orders.
  expect(await shop.database.db.registrant.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ updatedAt: seenAt, archivedAt: null, changingUntil: null },
  });
  await place(buyer);
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  await shop.database.db.orderItem.updateMany({ where: { registrantId: id }, data: { state: "refunded" } });
  await archiveRegistrant(actor, { id });
});
