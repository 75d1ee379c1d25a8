import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { MINUTE_MS } from "@/lib/core/time";
import { quoteOffer } from "@/lib/offers/quote-offer";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import type { ClaimKind } from "@/lib/purchasing/settle-item";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { checkAgentAccount } from "@/lib/reports/books/check-agent-account";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import type { AttentionKind, ClaimOutcome } from "../admin-contract";
import { closeClaim } from "./close-claim";
import { countAttention } from "./count-attention";
import { decideItem } from "./decide-item";
import { listAttention } from "./list-attention";

let world: ShopWorld;
let buyer: Buyer;
let finance: StaffActor;
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer();
  finance = { ...(await world.staff()), role: "finance", reauthAt: new Date() };
}, 60_000);
afterAll(() => world.close());

const list = (kind: AttentionKind, after?: string, take = 30) => listAttention(finance, { kind, take, after });
/** Closes the claim that staff open by refunding an item whose outcome is unknown. */
async function settleUnclear(itemId: string): Promise<void> {
  const where = { itemId_kind: { itemId, kind: "unclear_after_refund" } };
  const { id } = await world.database.db.claim.findUniqueOrThrow({ where });
  await closeClaim(finance, { id, outcome: "settled", resolution: "上游没有扣款" });
}
const names = async (kind: AttentionKind) => (await list(kind)).rows.map(({ displayName }) => displayName);

it("lists an unsure item with its attempt, the calls about it, and both decisions", async () => {
  await world.fault({ kind: "dropBefore", endpoint: "domains.CreateDom", name: "freegone.com" });
  const { itemId } = await buyer.buy("freegone.com");
  expect(await world.drive(itemId, { steps: 2, stepMs: 1_000 })).toBe("unsure");
  const { rows, counts } = await list("unsure");
  const [row] = rows;
  expect(row).toMatchObject({ id: itemId, state: "unsure", decisions: ["accepted", "absent"], wantsName: false });
  expect(row?.attempts).toMatchObject([
    { endpoint: "domains.CreateDom", outcome: "unknown", expectedChargeFen: 5_500n, absentBefore: true },
  ]);
  expect(row?.calls.length).toBeGreaterThan(0);
  expect(counts).toMatchObject({ attention: 1, unsure: 1, claims: 0, overdue: 0 });
  expect(
    (await listAttention({ ...finance, role: "support" }, { kind: "unsure", take: 5 })).rows[0]?.decisions,
  ).toEqual([]);
});

it("counts an item with several reasons once, and not after it was decided", async () => {
  const [unsure] = (await list("unsure")).rows;
  const id = unsure?.id ?? "";
  await world.database.asOwner("UPDATE order_items SET needs_staff = true WHERE id = $1", [id]);
  expect(await countAttention(new Date())).toMatchObject({ attention: 1, unsure: 1, staff: 1 });
  const seenSince = unsure?.stateAt;
  const decide = () =>
    decideItem(finance, { id, decision: "absent", seenState: "unsure", seenSince, note: "查过上游后台，没有" });
  // The item left the state and came back since staff saw it: the evidence is of another attempt.
  await world.database.asOwner("UPDATE order_items SET state_at = state_at + interval '1 minute' WHERE id = $1", [id]);
  await expect(decide()).rejects.toMatchObject({ code: "orders.moved_on" });
  await world.database.asOwner("UPDATE order_items SET state_at = state_at - interval '1 minute' WHERE id = $1", [id]);
  await decide();
  await decide();
  // The upstream may have charged for it all the same.
  expect(await countAttention(new Date())).toMatchObject({ attention: 1, unsure: 0, staff: 0, claims: 1 });
  await settleUnclear(id);
  expect(await countAttention(new Date())).toMatchObject({ attention: 0, claims: 0 });
  const decisions = await world.database.db.itemEvent.count({ where: { itemId: id, kind: "decision" } });
  expect(decisions).toBe(1);
});

it("lists overdue items, and waiting ones separately", async () => {
  world.settings({ registerMs: 90 * MINUTE_MS });
  const slow = await buyer.buy("freeslow.com");
  expect(await world.drive(slow.itemId, { steps: 1 })).toBe("accepted");
  expect(await names("overdue")).toEqual([]);
  await world.database.asOwner("UPDATE order_items SET deadline_at = now() - interval '1 second' WHERE id = $1", [
    slow.itemId,
  ]);
  expect(await names("overdue")).toEqual(["freeslow.com"]);
  expect(await names("attention")).toEqual(["freeslow.com"]);
  world.settings({ registerMs: 0 });
  await decideItem(finance, { id: slow.itemId, decision: "done", seenState: "accepted", note: "上游已办成" });

  world.sandbox.world.transact(() => world.sandbox.world.putAccount({ frozenFen: 200_000_000n }));
  await snapshotAgentBalance(world.database.db, upstream(), new Date());
  const poor = await buyer.buy("freepoor.com");
  expect(await world.drive(poor.itemId, { steps: 1 })).toBe("waiting");
  expect(await names("waiting")).toEqual(["freepoor.com"]);
  world.sandbox.world.transact(() => world.sandbox.world.putAccount({ frozenFen: 0n }));
  await snapshotAgentBalance(world.database.db, upstream(), new Date());
  expect(await world.drive(poor.itemId, { stepMs: 1 })).toBe("done");
  expect(await names("waiting")).toEqual([]);
});

it("lists an item that is due and that no worker takes", async () => {
  const { itemId } = await buyer.buy("freeforgotten.com");
  expect(await names("overdue")).toEqual([]);
  await world.database.asOwner("UPDATE order_items SET due_at = now() - interval '16 minutes' WHERE id = $1", [itemId]);
  expect(await names("overdue")).toEqual(["freeforgotten.com"]);
  expect(await world.drive(itemId)).toBe("done");
  expect(await names("overdue")).toEqual([]);
});

it("a service that staff vouch for has the expiry that the upstream shows, and is not renewed without one", async () => {
  const { db, asOwner } = world.database;
  const vouched = async (name: string, silent: boolean) => {
    const { itemId } = await buyer.buy(name);
    expect(await world.drive(itemId, { steps: 1 })).toBe("accepted");
    if (silent) await world.fault({ kind: "status", effect: "read", count: 20 });
    await asOwner("UPDATE order_items SET deadline_at = now() - interval '1 second' WHERE id = $1", [itemId]);
    await decideItem(finance, { id: itemId, decision: "done", seenState: "accepted", note: "上游已办成" });
    world.sandbox.faults.clear();
    const { serviceId } = await db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
    const service = await db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
    return service;
  };
  const shown = await vouched("freevouched.com", false);
  expect(shown.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 360 * 24 * 60 * MINUTE_MS);
  const renewal = ({ id }: { id: string }) =>
    quoteOffer(buyer.actor, { action: "renew", serviceId: id, years: 1 }, { mode: "quote", maxAgeMs: MINUTE_MS });
  expect((await renewal(shown)).priceFen).toBeGreaterThan(0n);
  const unshown = await vouched("freeunshown.com", true);
  expect(unshown).toMatchObject({ state: "active", expiresAt: null });
  await expect(renewal(unshown)).rejects.toMatchObject({ code: "offers.service_not_for_sale" });
});

it("a claim is written off once: the loss is booked, and the agent account agrees with the upstream again", async () => {
  await world.fault({ kind: "lag", endpoint: "domains.CreateDom", name: "freelate.com", ms: 1_000 });
  await world.fault({ kind: "dropAfter", endpoint: "domains.CreateDom", name: "freelate.com" });
  const { itemId } = await buyer.buy("freelate.com");
  expect(await world.drive(itemId, { steps: 1 })).toBe("unsure");
  await decideItem(finance, { id: itemId, decision: "absent", seenState: "unsure", note: "没有查到" });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await searchRefunded(world.database.db, upstream(), new Date())).toMatchObject({ found: 1 });
  const [row] = (await list("claims")).rows;
  expect(row).toMatchObject({ displayName: "freelate.com", state: "refunded", decisions: [] });
  const id = row?.claims.find(({ kind }) => kind === "bought_after_refund")?.id ?? "";
  await settleUnclear(itemId);

  const writeOff = (actor = finance) =>
    closeClaim(actor, { id, outcome: "written_off", resolution: "上游不退，记损失" });
  await expect(writeOff({ ...finance, reauthAt: undefined })).rejects.toMatchObject({ code: "reauth.required" });
  await expect(writeOff({ ...finance, role: "support" })).rejects.toMatchObject({ status: 403 });
  await Promise.all(Array.from({ length: 5 }, () => writeOff()));
  const losses = await world.database.db.adjustment.findMany();
  expect(losses).toMatchObject([{ target: "agent", amountFen: -5_500n, state: "posted", requestKey: `claim:${id}` }]);
  expect(await names("claims")).toEqual([]);
  await snapshotAgentBalance(world.database.db, upstream(), new Date(Date.now() + 1_000));
  expect(await checkAgentAccount(world.database.db)).toMatchObject({ differenceFen: 0n, explainedBy: [] });
});

it("what staff refund without proof stays a claim that explains the missing money, until it is settled", async () => {
  const { db } = world.database;
  // The upstream carries out the order, its answer is lost, and no reading shows the product before staff decide.
  await world.fault({ kind: "lag", endpoint: "domains.CreateDom", name: "freeunproven.com", ms: 5_000 });
  await world.fault({ kind: "dropAfter", endpoint: "domains.CreateDom", name: "freeunproven.com" });
  const { itemId } = await buyer.buy("freeunproven.com");
  expect(await world.drive(itemId, { steps: 1 })).toBe("unsure");
  await decideItem(finance, { id: itemId, decision: "absent", seenState: "unsure", note: "没有查到" });
  expect((await list("claims")).rows).toMatchObject([
    { id: itemId, state: "refunded", claims: [{ kind: "unclear_after_refund" }] },
  ]);
  await snapshotAgentBalance(db, upstream(), new Date(Date.now() + 1_000));
  expect(await checkAgentAccount(db)).toMatchObject({
    differenceFen: 5_500n,
    explainedBy: [{ itemId, why: "claim", amountFen: 5_500n }],
  });
  const claim = await db.claim.findFirstOrThrow({ where: { itemId } });
  await closeClaim(finance, { id: claim.id, outcome: "written_off", resolution: "上游扣了款，记损失" });
  await snapshotAgentBalance(db, upstream(), new Date(Date.now() + 1_000));
  expect(await checkAgentAccount(db)).toMatchObject({ differenceFen: 0n, explainedBy: [] });
});

it("a claim with an outcome other than a loss books nothing", async () => {
  const item = await world.database.db.orderItem.findFirstOrThrow({ where: { state: "refunded" } });
  const data = { itemId: item.id, kind: "failed_upstream", evidence: {}, openedAt: new Date() };
  const { id } = await world.database.db.claim.create({ data });
  const before = await world.database.db.ledgerTransaction.count();
  await closeClaim(finance, { id, outcome: "returned", resolution: "上游已退回余额" });
  expect(await world.database.db.ledgerTransaction.count()).toBe(before);
  expect(await world.database.db.claim.findUnique({ where: { id } })).toMatchObject({
    outcome: "returned",
    closedBy: finance.userId,
  });
});

describe("a closed claim", () => {
  const agent = async () => {
    await snapshotAgentBalance(world.database.db, upstream(), new Date(Date.now() + 1_000));
    return checkAgentAccount(world.database.db);
  };
  const use = (fen: bigint) =>
    world.sandbox.world.transact(() =>
      world.sandbox.world.putAccount({ usedFen: world.sandbox.world.account.usedFen + fen }),
    );
  /** A refunded item with an attempt that may have been charged, and a claim. */
  async function claimed(
    kind: ClaimKind = "bought_after_refund",
    onItem?: string,
  ): Promise<{ id: string; itemId: string }> {
    let itemId = onItem;
    if (!itemId) {
      const name = `freeclaim${randomUUID().slice(0, 8)}.com`;
      await world.fault({ kind: "dropBefore", endpoint: "domains.CreateDom", name });
      itemId = (await buyer.buy(name)).itemId;
      expect(await world.drive(itemId, { steps: 1 })).toBe("unsure");
      await decideItem(finance, { id: itemId, decision: "absent", seenState: "unsure", note: "没有查到" });
      await settleUnclear(itemId);
    }
    const data = { itemId, kind, evidence: {}, openedAt: new Date() };
    return { ...(await world.database.db.claim.create({ data, select: { id: true } })), itemId };
  }
  const close = (id: string, outcome: ClaimOutcome) => closeClaim(finance, { id, outcome, resolution: "与上游对过" });
  const closedAt = async (id: string) =>
    (await world.database.db.claim.findUnique({ where: { id } }))?.closedAt ?? null;

  it("no longer explains a difference of the agent's money", async () => {
    expect(await agent()).toMatchObject({ differenceFen: 0n });
    const { id, itemId } = await claimed();
    use(5_500n);
    expect((await agent())?.explainedBy).toMatchObject([{ itemId, why: "claim" }]);
    await close(id, "returned");
    expect(await agent()).toMatchObject({ differenceFen: 5_500n, explainedBy: null });
    use(-5_500n);
    expect(await agent()).toMatchObject({ differenceFen: 0n });
  });

  it("can be closed again with the same outcome only", async () => {
    const { id } = await claimed();
    await close(id, "returned");
    await close(id, "returned");
    await expect(close(id, "written_off")).rejects.toMatchObject({ code: "orders.claim_closed", status: 409 });
  });

  it("that is a loss beyond the limit explains the difference until a second person books it; a refusal opens it again", async () => {
    const { id, itemId } = await claimed();
    await world.database.db.attempt.updateMany({ where: { itemId }, data: { expectedChargeFen: 26_000n } });
    use(26_000n);
    const admin: StaffActor = { ...(await world.staff()), role: "admin", reauthAt: new Date() };
    const asked = () => world.database.db.adjustment.findFirstOrThrow({ where: { state: "pending" } });
    await close(id, "written_off");
    expect(await closedAt(id)).not.toBeNull();
    expect((await agent())?.explainedBy).toMatchObject([{ itemId, why: "claim" }]);
    for (const [actor, decision] of [
      [admin, "reject"],
      [finance, "withdraw"],
    ] as const) {
      await decideApproval(actor, { id: (await asked()).id, decision, note: "先再问一次上游" });
      expect(await closedAt(id)).toBeNull();
      expect((await agent())?.explainedBy).toMatchObject([{ itemId, why: "claim" }]);
      await close(id, "written_off");
    }
    await decideApproval(admin, { id: (await asked()).id, decision: "approve", note: "" });
    expect(await closedAt(id)).not.toBeNull();
    expect(await agent()).toMatchObject({ differenceFen: 0n, explainedBy: [] });
  });

  it("whose charge is in the books already, or never was, can't be written off", async () => {
    const shownLoss = async (id: string) =>
      (await list("claims")).rows.flatMap(({ claims }) => claims).find((claim) => claim.id === id)?.lossFen;
    const nothing = { code: "orders.claim_nothing_lost", status: 409 };
    const difference = await claimed("cost_difference");
    expect(await shownLoss(difference.id)).toBe(0n);
    await expect(close(difference.id, "written_off")).rejects.toMatchObject(nothing);
    await close(difference.id, "settled");
    const late = await claimed();
    expect(await shownLoss(late.id)).toBe(5_500n);
    await world.database.db.attempt.updateMany({ where: { itemId: late.itemId }, data: { outcome: "rejected" } });
    expect(await shownLoss(late.id)).toBe(0n);
    await expect(close(late.id, "written_off")).rejects.toMatchObject(nothing);
    expect(await closedAt(late.id)).toBeNull();
    await close(late.id, "settled");
  });

  it("that is a loss leaves nothing to write off by another claim of the item", async () => {
    const first = await claimed("failed_upstream");
    const second = await claimed("bought_after_refund", first.itemId);
    await close(first.id, "written_off");
    await expect(close(second.id, "written_off")).rejects.toMatchObject({
      code: "orders.claim_written_off",
      status: 409,
    });
    expect(await closedAt(second.id)).toBeNull();
    expect((await list("claims")).rows.flatMap(({ claims }) => claims)).toContainEqual(
      expect.objectContaining({ id: second.id, lossFen: 0n }),
    );
    await close(second.id, "settled");
    expect(
      await world.database.db.adjustment.count({ where: { requestKey: { startsWith: `claim:${second.id}` } } }),
    ).toBe(0);
  });
});

it("pages through many items, the oldest first, each once", async () => {
  const { db } = world.database;
  const many = await world.customer(10_000_000n);
  for (let n = 0; n < 7; n++) await many.buy(`freemany${n}.com`);
  await db.orderItem.updateMany({ where: { customerId: many.actor.userId }, data: { needsStaff: true } });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await list("staff", after, 3);
    seen.push(...page.rows.map(({ displayName }) => displayName));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => `freemany${n}.com`));
  expect((await list("staff", randomUUID())).rows).toHaveLength(7);
});
