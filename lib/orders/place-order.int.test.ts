import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { advanceItem } from "@/lib/purchasing/advance-item";
import { recoverOpenItems } from "@/lib/purchasing/recover-open-items";
import { sweepItems } from "@/lib/purchasing/sweep-items";
import { PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { readOrderTimelineContract } from "./admin-contract";
import { cancelItem } from "./cancel-item";
import type { OrderView } from "./contract";
import { getOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { placeOrder } from "./place-order";
import { readOrderRegistrants } from "./read-order-registrants";
import { readOrderTimeline } from "./read-order-timeline";
import { decideItem } from "./staff/decide-item";
import { listAllOrders } from "./staff/list-all-orders";
import { listAttention } from "./staff/list-attention";
import { watchOrder } from "./watch-order";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

let count = 0;
const freeName = () => `free${Date.now().toString(36)}${count++}.com`;
const code = (error: unknown) => (error instanceof AppError ? error.code : String(error));

describe("placing an order", () => {
  it("50 times at once with one key places one order; the same key with another body is refused", async () => {
    const buyer = await world.customer(20_000n);
    const items = [{ quote: buyer.quote(freeName()), registrantId: buyer.registrantId }];
    const idempotencyKey = randomUUID();
    const orders = await Promise.all(
      Array.from({ length: 50 }, () => placeOrder(buyer.actor, { items }, { idempotencyKey })),
    );
    expect(new Set(orders.map((order) => order.id)).size).toBe(1);
    expect(await buyer.balance()).toEqual({ balanceFen: 20_000n - PRICE_FEN, heldFen: PRICE_FEN });
    const other = [{ quote: buyer.quote(freeName()), registrantId: buyer.registrantId }];
    await expect(placeOrder(buyer.actor, { items: other }, { idempotencyKey })).rejects.toMatchObject({
      code: "idempotency.other_body",
      status: 409,
    });
    expect(await world.database.db.order.count({ where: { customerId: buyer.actor.userId } })).toBe(1);
  });

  it("never overspends: 300 browsers on one wallet for 30 orders, exactly 30 succeed", async () => {
    const buyer = await world.customer(30n * PRICE_FEN);
    const tries = await Promise.allSettled(Array.from({ length: 300 }, () => buyer.buy(freeName())));
    const lost = tries.flatMap((one) => (one.status === "rejected" ? [code(one.reason)] : []));
    expect(tries.length - lost.length).toBe(30);
    expect(new Set(lost)).toEqual(new Set(["wallet.insufficient"]));
    expect(await buyer.balance()).toEqual({ balanceFen: 0n, heldFen: 30n * PRICE_FEN });
    expect(await world.threeBooks()).toEqual([]);
  }, 60_000);

  it("in somebody's name shows the registrant to its owner alone", async () => {
    const [buyer, other] = [await world.customer(), await world.customer()];
    const { order, itemId } = await buyer.buy(freeName());
    expect(await readOrderRegistrants(buyer.actor, order)).toEqual({
      [itemId]: expect.objectContaining({ id: buyer.registrantId, displayName: "杭州青禾茶业有限公司" }),
    });
    expect(await readOrderRegistrants(other.actor, order)).toEqual({});
  });

  it("with too little in the wallet tells how much is missing, and writes nothing", async () => {
    const buyer = await world.customer(1_000n);
    const error = await buyer.buy(freeName()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "wallet.insufficient", params: { missingFen: "5900" } });
    expect(await world.database.db.order.count({ where: { customerId: buyer.actor.userId } })).toBe(0);
  });

  it("refuses a quote that was changed, that has expired, or that is for something not for sale", async () => {
    const buyer = await world.customer();
    const place = (quote: string) =>
      placeOrder(
        buyer.actor,
        { items: [{ quote, registrantId: buyer.registrantId }] },
        { idempotencyKey: randomUUID() },
      );
    const good = buyer.quote(freeName());
    await expect(place(`${good.slice(0, 60)}AAAA${good.slice(64)}`)).rejects.toMatchObject({
      code: "quote.invalid",
      status: 409,
    });
    await expect(place("x".repeat(200))).rejects.toMatchObject({ code: "quote.invalid" });
    const late = buyer.quote(freeName(), { expiresAt: new Date(Date.now() - 1_000) });
    await expect(place(late)).rejects.toMatchObject({ code: "quote.expired", status: 409 });
    for (const change of [{ priceFen: 0n }, { productLine: "yacht" }, { action: "upgrade" as const }, { name: null }]) {
      await expect(place(buyer.quote(freeName(), change))).rejects.toMatchObject({
        fields: { "items.0.quote": { code: "orders.not_for_sale" } },
      });
    }
    await expect(place(buyer.quote("mybrand.nosuch"))).rejects.toMatchObject({
      fields: { "items.0.quote": { code: "orders.not_for_sale" } },
    });
    expect((await buyer.balance()).heldFen).toBe(0n);
  });

  it("refuses terms and registrants that the suffix does not allow, and other customers' registrants and services", async () => {
    const { db } = world.database;
    await db.suffix.create({
      data: {
        suffix: ".hk",
        ascii: ".hk",
        group: "region",
        position: 9,
        maxYears: 5,
        excludedYears: [4],
        registrantKind: "person",
      },
    });
    const buyer = await world.customer();
    const stranger = await world.customer();
    const place = (quote: string, registrantId?: string) =>
      placeOrder(
        buyer.actor,
        { items: [{ quote, ...(registrantId ? { registrantId } : {}) }] },
        { idempotencyKey: randomUUID() },
      );
    const refused = (field: string, why: string) => ({ fields: { [`items.0.${field}`]: { code: why } } });
    for (const years of [4, 6]) {
      await expect(place(buyer.quote("free1.hk", { years }), buyer.registrantId)).rejects.toMatchObject(
        refused("quote", "orders.years_not_allowed"),
      );
    }
    await expect(place(buyer.quote("free1.hk"), buyer.registrantId)).rejects.toMatchObject(
      refused("registrantId", "orders.registrant_kind"),
    );
    await expect(place(buyer.quote(freeName()))).rejects.toMatchObject(
      refused("registrantId", "orders.registrant_missing"),
    );
    await expect(place(buyer.quote(freeName()), stranger.registrantId)).rejects.toMatchObject(
      refused("registrantId", "orders.registrant_missing"),
    );
    await db.registrant.update({ where: { id: buyer.registrantId }, data: { state: "creating" } });
    await expect(place(buyer.quote(freeName()), buyer.registrantId)).rejects.toMatchObject(
      refused("registrantId", "orders.registrant_not_ready"),
    );
    const name = freeName();
    const theirs = await stranger.buy(name);
    await world.drive(theirs.itemId);
    const { serviceId } = await db.orderItem.findUniqueOrThrow({ where: { id: theirs.itemId } });
    await expect(place(buyer.quote(name, { action: "renew", serviceId }))).rejects.toMatchObject({
      code: "orders.not_yours",
    });
  });

  it("refuses the same name twice, in one order or in two", async () => {
    const buyer = await world.customer();
    const name = freeName();
    const asked = { quote: buyer.quote(name), registrantId: buyer.registrantId };
    await expect(
      placeOrder(buyer.actor, { items: [asked, asked] }, { idempotencyKey: randomUUID() }),
    ).rejects.toMatchObject({
      fields: { "items.1.quote": { code: "orders.twice" } },
    });
    await buyer.buy(name);
    await expect(buyer.buy(name)).rejects.toMatchObject({ code: "orders.name_in_progress", status: 409 });
  });
});

describe("an order", () => {
  it("is seen by its customer and by staff, and by nobody else", async () => {
    const buyer = await world.customer();
    const stranger = await world.customer();
    const name = freeName();
    const { order, itemId } = await buyer.buy(name);
    expect((await getOrder(buyer.actor, { id: order.id })).items[0]?.state).toBe("placed");
    await expect(getOrder(stranger.actor, { id: order.id })).rejects.toMatchObject({ status: 404 });
    await expect(cancelItem(stranger.actor, { id: itemId })).rejects.toMatchObject({ status: 404 });
    await expect(
      watchOrder(stranger.actor, { id: order.id }, new AbortController().signal).next(),
    ).rejects.toMatchObject({ status: 404 });
    expect((await listOrders(stranger.actor, { take: 10 })).rows).toEqual([]);
    expect((await listOrders(buyer.actor, { take: 10 })).rows.map((row) => row.names)).toEqual([[name]]);
    const staff = await world.staff();
    for (const q of [order.number, name.slice(0, 12), `${buyer.actor.userId}@`]) {
      const found = await listAllOrders(staff, { take: 10, q });
      expect(found.rows.map((row) => row.id)).toContain(order.id);
    }
    await expect(
      decideItem({ ...staff, role: "support" }, { id: itemId, decision: "refund", seenState: "waiting", note: "x" }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it("is yielded at every change from placed to done; then watching ends", async () => {
    const buyer = await world.customer();
    const { order, itemId } = await buyer.buy(freeName());
    const seen: OrderView[] = [];
    const watching = (async () => {
      for await (const view of watchOrder(buyer.actor, { id: order.id }, new AbortController().signal)) seen.push(view);
    })();
    await expect.poll(() => seen.length).toBe(1);
    await advanceItem(world.database.db, itemId);
    await expect.poll(() => seen.at(-1)?.items[0]?.state).toBe("accepted");
    await world.drive(itemId);
    await watching;
    expect(seen.at(-1)).toMatchObject({ state: "done" });
    expect(seen.at(-1)?.items[0]?.steps.map((step) => step.state)).toEqual(["placed", "buying", "accepted", "done"]);
  });

  it("has a timeline for staff with everything that happened and no secret", async () => {
    const buyer = await world.customer();
    const name = freeName();
    const { order, itemId } = await buyer.buy(name);
    await world.drive(itemId);
    const secret = world.sandbox.world.domains.get(name)?.password ?? "";
    expect(secret).toMatch(/^[A-Za-z0-9]{14}$/);
    await expect
      .poll(
        async () =>
          (await readOrderTimeline(await world.staff(), { id: order.id })).timeline.filter((e) => e.kind === "call")
            .length,
      )
      .toBeGreaterThan(3);
    const view = await readOrderTimeline(await world.staff(), { id: order.id });
    expect(new Set(view.timeline.map((entry) => entry.kind))).toEqual(new Set(["event", "attempt", "call", "posting"]));
    const wire = JSON.stringify(z.encode(readOrderTimelineContract.output, view));
    expect(wire).not.toContain(secret);
    const support = await readOrderTimeline({ ...(await world.staff()), role: "support" }, { id: order.id });
    expect(support.items[0]).toMatchObject({ priceFen: PRICE_FEN, costQuotedFen: null, costChargedFen: null });
    expect(support.timeline.filter(({ kind }) => kind === "attempt" || kind === "call").length).toBeGreaterThan(4);
    const seen = JSON.stringify(z.encode(readOrderTimelineContract.output, support));
    expect(wire).toContain("5500");
    expect(seen).not.toContain("5500");
    expect(seen).not.toMatch(/"account":"(cost|agent)/);
    const stored = await world.database.asOwner<{ text: string }>(
      "SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM (SELECT a::text AS t FROM attempts a UNION ALL SELECT c::text FROM upstream_calls c UNION ALL SELECT e::text FROM item_events e UNION ALL SELECT encode(r.raw_enc, 'escape') FROM attempt_replies r) x",
    );
    expect(stored[0]?.text).not.toContain(secret);
  });

  it("is on exactly one page of the staff's list", async () => {
    const buyer = await world.customer();
    for (let n = 0; n < 7; n++) await buyer.buy(freeName());
    const staff = await world.staff();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAllOrders(staff, { take: 3, customerId: buyer.actor.userId, ...(after ? { after } : {}) });
      seen.push(...page.rows.map((row) => row.number));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });
});

describe("the sweep", () => {
  it("wakes items that are due and have no job, and no others", async () => {
    const buyer = await world.customer();
    const { itemId } = await buyer.buy(freeName());
    await world.database.asOwner("DELETE FROM graphile_worker._private_jobs");
    const keys = async () =>
      (await world.database.asOwner<{ key: string }>("SELECT key FROM graphile_worker.jobs")).map((job) => job.key);
    await sweepItems(world.database.db, new Date());
    expect(await keys()).toContain(`item:${itemId}`);
    const many = (await keys()).length;
    expect(await sweepItems(world.database.db, new Date())).toBe(0);
    expect((await keys()).length).toBe(many);
  });
});

describe("after a restore from backup", () => {
  it("every open item is unsure, and nothing is sent again", async () => {
    const buyer = await world.customer();
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    await recoverOpenItems(world.database.db, new Date());
    await recoverOpenItems(world.database.db, new Date());
    // Bought after the backup was made: the domain exists, and only staff can say whose it is.
    await world.control("hand-purchase", { domainname: name });
    expect(await world.drive(itemId)).toBe("unsure");
    const attention = await listAttention(await world.staff(), { kind: "attention", take: 100 });
    expect(attention.rows.map((row) => row.id)).toContain(itemId);
    const staff = await world.staff();
    await decideItem(staff, { id: itemId, decision: "absent", seenState: "unsure", note: "not ours" });
    expect((await buyer.balance()).heldFen).toBe(0n);
    expect(world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 })).toHaveLength(0);
  });

  it("an in-flight lock from the time of the backup blocks no purchase", async () => {
    const buyer = await world.customer();
    const { itemId } = await buyer.buy(freeName());
    await world.database.asOwner("UPDATE order_items SET state = 'buying' WHERE id = $1", [itemId]);
    await world.database.asOwner(
      `INSERT INTO attempts (id, item_id, account, product_line, name, endpoint, otime_ms, masked_input, expected_charge_fen, in_flight)
       SELECT gen_random_uuid(), id, 'sandbox', product_line, NULL, 'restored', 2, '{}', 5500, int8range(NULL, NULL)
         FROM order_items WHERE id = $1`,
      [itemId],
    );
    await recoverOpenItems(world.database.db, new Date());
    const next = await buyer.buy(freeName());
    expect(await world.drive(next.itemId)).toBe("done");
  });
});
