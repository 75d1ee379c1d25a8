import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openText } from "@/lib/core/secret";
import { MINUTE_MS } from "@/lib/core/time";
import { env } from "@/lib/env";
import { announceItem } from "@/lib/orders/announce-item";
import { cancelTransfer } from "@/lib/orders/cancel-transfer";
import { placeOrder } from "@/lib/orders/place-order";
import { restartTransfer } from "@/lib/orders/restart-transfer";
import { decideItem } from "@/lib/orders/staff/decide-item";
import { upstream } from "@/lib/upstream/client";
import { stepTransfer } from "@/sandbox/chapters/domains/transfer-steps";
import { refund } from "@/sandbox/selling/sell";
import { advanceItem } from "../advance-item";
import { serviceSecretsPlace } from "../item-secrets";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "./shop-world";

let world: ShopWorld;
let buyer: Buyer;
const CODE = "De3$dgS0#@";

beforeAll(async () => {
  // The tests move transfers on by themselves: the sandbox's own steps come much later.
  world = await startShopWorld({ settings: { transferStepMs: 3_600_000 } });
  await world.database.db.suffix.update({ where: { suffix: ".com" }, data: { transferCostFen: 5_500n } });
});
afterAll(() => world.close());
beforeEach(async () => {
  buyer = await world.customer(100_000n);
});

let count = 0;
const takenName = (word = "") => `taken${word}${Date.now().toString(36)}${count++}.com`;
const item = (id: string) =>
  world.database.db.orderItem.findUniqueOrThrow({ where: { id }, include: { claims: true, attempts: true } });
const sent = (name: string, endpoint = "domains.domainzhuanru") =>
  world.sandbox.calls.list({ endpoint, name, limit: 20 });
const step = (name: string, times = 1) => {
  for (let n = 0; n < times; n++) world.sandbox.world.transact(() => stepTransfer(world.sandbox.world, name));
};
const look = (itemId: string) => advanceItem(world.database.db, itemId, { early: true });
const order = (name: string, code = CODE) =>
  buyer.buy(name, { action: "transfer", secret: code, config: { ourNameServers: false } });

async function accepted(name: string, code = CODE): Promise<string> {
  const { itemId } = await order(name, code);
  await look(itemId);
  expect((await item(itemId)).state).toBe("accepted");
  return itemId;
}
async function expectRefunded(itemId: string, reason: string) {
  expect(await world.drive(itemId)).toBe("refunded");
  const after = await item(itemId);
  expect([after.reasonCode, after.secretEnc]).toEqual([reason, null]);
  expect(await buyer.balance()).toEqual({ balanceFen: 100_000n, heldFen: 0n });
  expect(await world.threeBooks()).toEqual([]);
}
async function expectDone(itemId: string, name: string) {
  expect(await world.drive(itemId)).toBe("done");
  expect(sent(name)).toHaveLength(1);
  expect(await buyer.balance()).toEqual({ balanceFen: 100_000n - PRICE_FEN, heldFen: 0n });
  expect(await world.threeBooks()).toEqual([]);
}

describe("a transfer", () => {
  it("goes step by step to done: money captured, the domain active with its dates and its own password", async () => {
    const name = takenName();
    const itemId = await accepted(name);
    expect(await buyer.balance()).toEqual({ balanceFen: 100_000n - PRICE_FEN, heldFen: PRICE_FEN });
    const seen: (string | null)[] = [];
    for (let n = 0; n < 4; n++) {
      await look(itemId);
      const now = await item(itemId);
      seen.push(now.reasonCode);
      expect([now.state, now.needsStaff]).toEqual(["accepted", false]);
      step(name);
    }
    expect(seen).toEqual([
      "transfer_waiting",
      "transfer_mail_to_be_sent",
      "transfer_waiting_for_customer",
      "transfer_transferring",
    ]);
    await expectDone(itemId, name);
    const { serviceId, secretEnc } = await item(itemId);
    expect(secretEnc).toBeNull();
    const service = await world.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
    expect(service).toMatchObject({ state: "active", name, registrantId: buyer.registrantId });
    expect(service.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 365 * 86_400_000);
    const secrets = openText(env().keyRing, service.secretsEnc ?? new Uint8Array(), serviceSecretsPlace(service.id));
    expect(JSON.parse(secrets)).toEqual({ password: world.sandbox.world.domains.get(name)?.password });
    await announceItem(world.database.db, itemId);
    const [mail] = await world.database.db.mail.findMany({ where: { userId: buyer.actor.userId } });
    expect(mail?.subject).toContain(`${name} 已转入`);
  });

  it("keeps its code sealed: no row but the item's and no log shows it, and a comma travels as Base64", async () => {
    const name = takenName();
    const code = `Se,cret${Date.now()}`;
    const { itemId } = await order(name, code);
    const [row] = await world.database.asOwner<{ text: string }>(
      "SELECT (order_items.*)::text || encode(secret_enc, 'escape') AS text FROM order_items WHERE id = $1",
      [itemId],
    );
    expect(row?.text).not.toContain(code);
    await look(itemId);
    expect(world.sandbox.world.transfers.get(name)?.authcode).toBe(code);
    await upstream().flushLog();
    const logged = await world.database.asOwner<{ text: string }>(
      "SELECT (upstream_calls.*)::text AS text FROM upstream_calls UNION ALL SELECT (attempts.*)::text FROM attempts",
    );
    const text = logged.map((line) => line.text).join();
    expect(text).not.toContain(code);
    expect(text).not.toContain(Buffer.from(code).toString("base64"));
    step(name, 4);
    await expectDone(itemId, name);
  });

  it.each([
    ["lost before the upstream acted", "dropBefore", "refunded"],
    ["lost after it acted", "dropAfter", "done"],
    ["answered with a 500 after it acted", "statusAfter", "done"],
  ] as const)("whose answer is %s ends %s/%s, never sent twice", async (_, kind, end) => {
    const name = takenName();
    await world.fault({ kind, endpoint: "domains.domainzhuanru", name });
    const { itemId } = await order(name);
    await look(itemId);
    expect((await item(itemId)).state).toBe("unsure");
    if (end === "done") {
      await look(itemId);
      expect((await item(itemId)).state).toBe("accepted");
      step(name, 4);
      await expectDone(itemId, name);
    } else {
      await expectRefunded(itemId, "absent");
    }
    expect(sent(name)).toHaveLength(1);
  });

  it("is left to staff when, after a lost answer, the upstream shows an order for another registrant", async () => {
    const name = takenName();
    await world.fault({ kind: "dropAfter", endpoint: "domains.domainzhuanru", name });
    const { itemId } = await order(name);
    await look(itemId);
    const { world: upstreamWorld } = world.sandbox;
    const domain = upstreamWorld.domains.get(name);
    if (!domain) throw new Error("no domain");
    upstreamWorld.transact(() => upstreamWorld.domains.put(name, { ...domain, contactId: "1" }));
    await look(itemId);
    expect(await item(itemId)).toMatchObject({ state: "unsure", needsStaff: true, reasonCode: "staff_cannot_tell" });
    const staff = await world.staff();
    const decision = { id: itemId, seenState: "unsure", note: "ours, as the panel shows" } as const;
    await decideItem(staff, { ...decision, decision: "accepted" });
    step(name, 4);
    await expectDone(itemId, name);
  });

  it("of a name that was transferred in and away before is ordered again, with its answer lost or not", async () => {
    for (const kind of ["dropAfter", "dropBefore", null] as const) {
      const { world: upstreamWorld } = world.sandbox;
      const name = takenName();
      const first = await accepted(name);
      step(name, 4);
      expect(await world.drive(first)).toBe("done");
      upstreamWorld.transact(() => {
        upstreamWorld.domains.remove(name);
        upstreamWorld.strangers.put(name, { name, sinceMs: 0 });
      });
      if (kind) await world.fault({ kind, endpoint: "domains.domainzhuanru", name });
      const { itemId } = await order(name);
      await look(itemId);
      step(name, 4);
      expect(await world.drive(itemId)).toBe(kind === "dropBefore" ? "refunded" : "done");
      expect(await world.threeBooks()).toEqual([]);
    }
  });

  it("that was cancelled and ordered for another registrant in the upstream's panel is left to staff, though the domain works", async () => {
    const name = takenName();
    const itemId = await accepted(name);
    const { world: upstreamWorld } = world.sandbox;
    const [domain, transfer] = [upstreamWorld.domains.get(name), upstreamWorld.transfers.get(name)];
    if (!domain || !transfer) throw new Error("no transfer");
    upstreamWorld.transact(() => {
      refund(upstreamWorld, transfer.saleId, "cancelled in the panel");
      upstreamWorld.domains.put(name, { ...domain, contactId: "1" });
    });
    step(name, 4);
    await look(itemId);
    expect(await item(itemId)).toMatchObject({ state: "accepted", needsStaff: true, reasonCode: "staff_odd" });
    const decision = { id: itemId, seenState: "accepted", note: "brought over by hand for somebody else" } as const;
    await decideItem(await world.staff(), { ...decision, decision: "failed" });
    await expectRefunded(itemId, "staff_refunded");
  });

  it("that the upstream refuses is refunded at once with its reason", async () => {
    const name = takenName("no-transfer");
    const { itemId } = await order(name);
    await look(itemId);
    await expectRefunded(itemId, "upstream.locked_or_expired");
  });

  it("whose code is refused with the order is unsure until reads show that there is none, then refunded for that", async () => {
    const name = takenName();
    const { itemId } = await order(name, "bad-code");
    await look(itemId);
    expect((await item(itemId)).state).toBe("unsure");
    await expectRefunded(itemId, "upstream.transfer_code_wrong");
    expect(sent(name)).toHaveLength(1);
  });

  it("of a name that nobody holds, or whose transfer is under way, is refunded without being sent", async () => {
    const free = `free${Date.now().toString(36)}x.com`;
    const { itemId } = await order(free);
    await expectRefunded(itemId, "transfer_not_registered");
    expect(sent(free)).toEqual([]);
    const name = takenName();
    const first = await accepted(name);
    const other = await world.customer(100_000n);
    const second = await other.buy(name, { action: "transfer", secret: CODE, config: { ourNameServers: false } });
    await look(second.itemId);
    expect((await item(second.itemId)).state).toBe("waiting");
    step(name, 4);
    await expectDone(first, name);
    await look(second.itemId);
    expect(await item(second.itemId)).toMatchObject({ state: "refunded", reasonCode: "upstream.transfer_exists" });
    expect((await other.balance()).balanceFen).toBe(100_000n);
    expect(sent(name)).toHaveLength(1);
  });

  it("that fails at the losing registrar is refunded, with a claim for our own money", async () => {
    const name = takenName("fail-transfer");
    const itemId = await accepted(name);
    step(name, 4);
    await expectRefunded(itemId, "failed.transfer_failed");
    const { claims, serviceId } = await item(itemId);
    expect(claims.map((claim) => claim.kind)).toEqual(["failed_upstream"]);
    const service = await world.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
    expect(service.state).toBe("failed");
  });

  it("that is ordered again after a failed one and whose answer is lost does not fail with the old one's reason", async () => {
    const name = takenName("fail-transfer");
    const first = await accepted(name);
    step(name, 4);
    await expectRefunded(first, "failed.transfer_failed");
    await world.fault({ kind: "dropBefore", endpoint: "domains.domainzhuanru", name });
    const { itemId } = await order(name);
    await look(itemId);
    expect((await item(itemId)).state).toBe("unsure");
    await expectRefunded(itemId, "absent");
  });

  it("that is ordered again and accepted stays open while the upstream still shows the old, failed one", async () => {
    const name = takenName("fail-transfer");
    const first = await accepted(name);
    step(name, 4);
    await expectRefunded(first, "failed.transfer_failed");
    await world.fault({ kind: "lag", endpoint: "domains.domainzhuanru", name, ms: 1_500 });
    const itemId = await accepted(name);
    await look(itemId);
    expect(await item(itemId)).toMatchObject({ state: "accepted", needsStaff: false, reasonCode: null });
    await advanceItem(world.database.db, itemId, { now: new Date(Date.now() + 40 * MINUTE_MS), early: true });
    expect(await item(itemId)).toMatchObject({ state: "accepted", needsStaff: true, reasonCode: "staff_odd" });
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    await look(itemId);
    expect(await item(itemId)).toMatchObject({ state: "accepted", needsStaff: false, reasonCode: "transfer_waiting" });
    step(name, 4);
    await expectRefunded(itemId, "failed.transfer_failed");
  });

  it("past its deadline is left to staff, who are told; reading goes on", async () => {
    const name = takenName();
    const itemId = await accepted(name);
    const days = (count: number) => new Date(Date.now() + count * 24 * 60 * MINUTE_MS);
    await advanceItem(world.database.db, itemId, { now: days(3), early: true });
    const early = await item(itemId);
    expect([early.needsStaff, early.reasonCode]).toEqual([false, "transfer_waiting"]);
    expect((early.dueAt?.getTime() ?? 0) - days(3).getTime()).toBeLessThanOrEqual(31 * MINUTE_MS);
    await advanceItem(world.database.db, itemId, { now: days(21), early: true });
    const late = await item(itemId);
    expect([late.state, late.needsStaff, late.reasonCode]).toEqual(["accepted", true, "overdue"]);
    step(name, 4);
    await expectDone(itemId, name);
  });
});

describe("its customer", () => {
  it("may cancel in the steps that allow it; the money returns only once the upstream shows it", async () => {
    const name = takenName();
    const itemId = await accepted(name);
    await look(itemId);
    await expect(cancelTransfer(buyer.actor, { id: itemId })).rejects.toMatchObject({
      code: "orders.transfer_no_cancel",
    });
    step(name);
    await look(itemId);
    const stranger = await world.customer();
    await expect(cancelTransfer(stranger.actor, { id: itemId })).rejects.toMatchObject({ status: 404 });
    await world.fault({ kind: "code", endpoint: "domains.cancelzhuanru", name, code: "11751" });
    await expect(cancelTransfer(buyer.actor, { id: itemId })).rejects.toMatchObject({
      code: "orders.cancel_refused_cancel_failed",
    });
    const before = await cancelTransfer(buyer.actor, { id: itemId });
    expect(before.items[0]).toMatchObject({ state: "accepted", transfer: { canCancel: true } });
    expect((await buyer.balance()).heldFen).toBe(PRICE_FEN);
    await expectRefunded(itemId, "failed.transfer_cancelled");
    const { serviceId } = await item(itemId);
    const events = await world.database.db.serviceEvent.findMany({ where: { serviceId: serviceId ?? "" } });
    expect(events.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ["control.cancel-transfer", "rejected"],
      ["control.cancel-transfer", "ok"],
    ]);
  });

  it("is told when the cancellation got no answer, and refunded when a read shows it", async () => {
    const name = takenName();
    const itemId = await accepted(name);
    step(name);
    await look(itemId);
    await world.fault({ kind: "dropAfter", endpoint: "domains.cancelzhuanru", name });
    await expect(cancelTransfer(buyer.actor, { id: itemId })).rejects.toMatchObject({
      code: "orders.transfer_unclear",
      status: 503,
    });
    expect((await item(itemId)).state).toBe("accepted");
    await expectRefunded(itemId, "failed.transfer_cancelled");
    expect(sent(name, "domains.cancelzhuanru")).toHaveLength(1);
  });

  it("may enter another code when the first was wrong: one mail asks for it, and nothing is charged again", async () => {
    const name = takenName();
    const itemId = await accepted(name, "later-bad-code");
    await look(itemId);
    await expect(restartTransfer(buyer.actor, { id: itemId, transferCode: CODE })).rejects.toMatchObject({
      code: "orders.transfer_no_restart",
    });
    step(name);
    await look(itemId);
    await look(itemId);
    expect((await item(itemId)).reasonCode).toBe("transfer_transfer_code_wrong");
    await announceItem(world.database.db, itemId);
    const [mail] = await world.database.db.mail.findMany({ where: { userId: buyer.actor.userId } });
    expect(mail?.template).toBe("orders.transfer-code");
    await expect(restartTransfer(buyer.actor, { id: itemId, transferCode: "bad-again" })).rejects.toMatchObject({
      fields: { transferCode: { code: "orders.transfer_code_wrong" } },
    });
    await expect(restartTransfer(buyer.actor, { id: itemId, transferCode: "with,comma" })).rejects.toMatchObject({
      fields: { transferCode: { code: "orders.transfer_code_comma" } },
    });
    await restartTransfer(buyer.actor, { id: itemId, transferCode: CODE });
    expect(world.sandbox.world.transfers.get(name)?.authcode).toBe(CODE);
    step(name, 4);
    await expectDone(itemId, name);
  });

  it("can't order one without a code, with an invalid domain to bind, or without a registrant of their own", async () => {
    const name = takenName();
    const place = (quote: string, registrantId?: string) =>
      placeOrder(
        buyer.actor,
        { items: [registrantId ? { quote, registrantId } : { quote }] },
        { idempotencyKey: crypto.randomUUID() },
      );
    const good = { action: "transfer" as const, secret: CODE, config: { ourNameServers: true } };
    const refused = (field: string, code: string) => ({ fields: { [`items.0.${field}`]: { code } } });
    await expect(
      place(buyer.quote(name, { action: "transfer", config: good.config }), buyer.registrantId),
    ).rejects.toMatchObject(refused("quote", "quote.invalid"));
    await expect(
      place(buyer.quote(name, { ...good, config: { boundDomain: "a.香港" } }), buyer.registrantId),
    ).rejects.toMatchObject(refused("quote", "quote.invalid"));
    await expect(place(buyer.quote(name, good))).rejects.toMatchObject(
      refused("registrantId", "orders.registrant_missing"),
    );
    const { registrantId } = await world.customer();
    await expect(place(buyer.quote(name, good), registrantId)).rejects.toMatchObject(
      refused("registrantId", "orders.registrant_missing"),
    );
  });
});
