import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { adjustWallet } from "@/lib/ledger/adjust-wallet";
import { checkBooks } from "@/lib/ledger/check-books";
import { holdOrder } from "@/lib/ledger/hold-order";
import { houseBalances } from "@/lib/ledger/house-balances";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { releaseItem } from "@/lib/ledger/release-item";
import { checkDocuments } from "@/lib/reports/books/check-documents";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { forgetSettings } from "@/lib/settings/read-setting";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listStatement } from "../list-statement";
import { readWallet } from "../read-wallet";
import { chargeBackTopUp } from "../top-ups/charge-back-top-up";
import { listAllTopUps } from "../top-ups/list-all-top-ups";
import { listAdjustments } from "./list-adjustments";
import { requestAdjustment } from "./request-adjustment";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function person(kind: "customer" | "staff", role: StaffRole | null = null): Promise<string> {
  const id = randomUUID();
  const data = { id, kind, role, email: `${id}@example.com`, name: role ?? "林晓雯", passwordHash: "none" };
  await database.db.user.create({ data });
  return id;
}
async function staff(role: StaffRole): Promise<StaffActor> {
  const userId = await person("staff", role);
  return { kind: "staff", userId, sessionId: randomUUID(), role, ip: "::1", reauthAt: new Date() };
}
const balance = async (customerId: string) => (await readWalletFen(database.db, customerId)).balanceFen;
const house = async (account: string) =>
  (await houseBalances(database.db)).find((one) => one.account === account)?.balanceFen ?? 0n;

const ask = (actor: StaffActor, customerId: string | null, amountFen: bigint, key: string = randomUUID()) =>
  requestAdjustment(actor, { customerId, amountFen, reason: "补偿一次故障" }, { idempotencyKey: key });
const decide = (actor: StaffActor, id: string, decision: "approve" | "reject" | "withdraw") =>
  decideApproval(actor, { id, decision, note: "" });
const stateOf = async (id: string) => (await database.db.adjustment.findUniqueOrThrow({ where: { id } })).state;

describe("an adjustment", () => {
  it("within the limit is posted at once, gives and takes, never below zero, and is told to the customer", async () => {
    const [finance, customerId] = [await staff("finance"), await person("customer")];
    expect(await ask(finance, customerId, 5_000n)).toMatchObject({ state: "posted", needsSecond: false });
    expect(await ask(finance, customerId, -2_000n)).toMatchObject({ state: "posted" });
    await expect(ask(finance, customerId, -3_001n)).rejects.toMatchObject({ code: "money.wallet_too_low" });
    expect(await balance(customerId)).toBe(3_000n);
    const mails = await database.db.mail.findMany({ where: { userId: customerId }, orderBy: { createdAt: "asc" } });
    expect(mails.map(({ subject }) => subject.replace(/^.* /, ""))).toEqual(["+¥50.00", "−¥20.00"]);
    expect(await database.db.auditEvent.count({ where: { customerId, action: "payments.post-adjustment" } })).toBe(2);
  });

  it("beyond the limit of one person and day waits for a second one", async () => {
    const [finance, admin, customerId] = [await staff("finance"), await staff("admin"), await person("customer")];
    expect(await ask(finance, customerId, 15_000n)).toMatchObject({ state: "posted" });
    const second = await ask(finance, customerId, 5_001n);
    expect(second).toMatchObject({ state: "pending", needsSecond: true, decidedBy: null });
    expect(await balance(customerId)).toBe(15_000n);
    await expect(decide(finance, second.id, "approve")).rejects.toMatchObject({ code: "approvals.other_person" });
    const approvals = await Promise.all(Array.from({ length: 10 }, () => decide(admin, second.id, "approve")));
    expect(new Set(approvals.map(({ state }) => state))).toEqual(new Set(["approved"]));
    expect(await stateOf(second.id)).toBe("posted");
    expect(await balance(customerId)).toBe(20_001n);
    await expect(decide(admin, second.id, "reject")).rejects.toMatchObject({ code: "approvals.already_decided" });
  });

  it("asked for by many at once by one person does not slip past the limit", async () => {
    const [finance, customerId] = [await staff("finance"), await person("customer")];
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(finance, customerId, 9_000n)));
    expect(asked.filter(({ state }) => state === "posted")).toHaveLength(2);
    expect(await balance(customerId)).toBe(18_000n);
  });

  it("the database itself refuses that the one who asked posts it, and that it is changed or deleted", async () => {
    const [finance, customerId] = [await staff("finance"), await person("customer")];
    const { id } = await ask(finance, customerId, 50_000n);
    const decidedBy = finance.userId;
    const alone = database.db.adjustment.update({
      where: { id },
      data: { state: "posted", decidedBy, decidedAt: new Date() },
    });
    await expect(alone).rejects.toThrow(/adjustments_second/);
    await expect(database.db.adjustment.update({ where: { id }, data: { amountFen: 1n } })).rejects.toThrow(/refused/);
    await expect(database.db.adjustment.delete({ where: { id } })).rejects.toThrow(/refused/);
  });

  it("is withdrawn by who asked, rejected by another; a wallet that ran dry leaves it pending", async () => {
    const [finance, admin, customerId] = [await staff("finance"), await staff("admin"), await person("customer")];
    const first = await ask(finance, customerId, 30_000n);
    await expect(decide(admin, first.id, "withdraw")).rejects.toMatchObject({ code: "approvals.own_only" });
    expect(await decide(finance, first.id, "withdraw")).toMatchObject({ state: "withdrawn" });
    expect(await stateOf(first.id)).toBe("withdrawn");
    const next = await ask(finance, customerId, 30_000n);
    expect(await decide(admin, next.id, "reject")).toMatchObject({ state: "rejected", decidedBy: { name: "admin" } });
    expect(await stateOf(next.id)).toBe("rejected");
    await expect(ask(finance, customerId, -30_000n)).rejects.toMatchObject({
      ...{ code: "money.wallet_too_low", params: { missingFen: "30000" } },
    });
    await ask(await staff("finance"), customerId, 20_000n);
    await ask(await staff("finance"), customerId, 10_000n);
    const taking = await ask(finance, customerId, -30_000n);
    await ask(await staff("finance"), customerId, -1_000n);
    await expect(decide(admin, taking.id, "approve")).rejects.toMatchObject({ code: "money.wallet_too_low" });
    const pending = await listAdjustments(admin, { state: "pending", customerId, take: 10 });
    expect(pending.rows.map(({ id }) => id)).toEqual([taking.id]);
    expect(await balance(customerId)).toBe(29_000n);
  });

  it("with one key is one; support may not, and nobody without their password", async () => {
    const [finance, customerId, key] = [await staff("finance"), await person("customer"), randomUUID()];
    const all = await Promise.all(Array.from({ length: 10 }, () => ask(finance, customerId, 100n, key)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await balance(customerId)).toBe(100n);
    await expect(ask(finance, customerId, 101n, key)).rejects.toMatchObject({ code: "idempotency.other_body" });
    await expect(ask(await staff("support"), customerId, 1n)).rejects.toMatchObject({ status: 403 });
    await expect(ask({ ...finance, reauthAt: undefined }, customerId, 1n)).rejects.toMatchObject({
      code: "reauth.required",
    });
    await expect(ask(finance, finance.userId, 1n)).rejects.toMatchObject({ status: 404 });
  });

  it("of the agent account moves the books to the upstream's figures; a limit of nothing wants two for everything", async () => {
    await database.db.setting.create({ data: { key: "money", value: { adjustmentLimitFen: "0" } } });
    forgetSettings();
    const before = await house("agent");
    const asked = await ask(await staff("finance"), null, -1_234n);
    expect(asked).toMatchObject({ target: "agent", customer: null, state: "pending" });
    await decide(await staff("admin"), asked.id, "approve");
    expect(await house("agent")).toBe(before - 1_234n);
    expect(await house("cost_variance")).toBe(1_234n);
  });
});

async function toppedUp(receivedFen: bigint): Promise<{ id: string; customerId: string }> {
  const [id, customerId] = [randomUUID(), await person("customer")];
  const data = {
    id,
    customerId,
    method: "bank_transfer" as const,
    amountFen: receivedFen,
    reference: id.slice(0, 8),
  };
  await database.db.topUp.create({ data: { ...data, receivedFen, state: "confirmed", bankSerial: id } });
  const posted = {
    topUpId: id,
    customerId,
    amountFen: receivedFen,
    gateway: "bank_transfer" as const,
    at: new Date(),
  };
  await postTopUp(database.db, posted);
  return { id, customerId };
}

describe("a charge-back", () => {
  it("takes what is left and makes the rest a debt, once, however many press", async () => {
    const finance = await staff("finance");
    const { id, customerId } = await toppedUp(10_000n);
    await holdOrder(database.db, { orderId: randomUUID(), customerId, totalFen: 7_000n, at: new Date() });
    const back = () => chargeBackTopUp(finance, { id, reason: "银行通知撤回" });
    const all = await Promise.all(Array.from({ length: 10 }, back));
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(["charged_back"]));
    expect(await readWalletFen(database.db, customerId)).toEqual({ balanceFen: 0n, heldFen: 7_000n });
    const [debt] = await database.db.$queryRaw<{ fen: string }[]>`
      SELECT sum(amount_fen)::text AS fen FROM postings p JOIN ledger_accounts a ON a.id = p.account_id
       WHERE a.code = ${`receivable:${customerId}`}`;
    expect(debt?.fen).toBe("-7000");
    expect(await database.db.mail.count({ where: { userId: customerId } })).toBe(1);
    const { rows } = await listAllTopUps(finance, { state: "charged_back", take: 10 });
    expect(rows.map((row) => row.id)).toContain(id);
  });

  it("is for top-ups that arrived, by finance or an admin with their password", async () => {
    const { id, customerId } = await toppedUp(100n);
    const input = { id, reason: "银行通知撤回" };
    await expect(chargeBackTopUp(await staff("support"), input)).rejects.toMatchObject({ status: 403 });
    const stale = { ...(await staff("admin")), reauthAt: undefined };
    await expect(chargeBackTopUp(stale, input)).rejects.toMatchObject({ code: "reauth.required" });
    const data = { customerId, method: "bank_transfer" as const, amountFen: 100n, reference: "WAITING1" };
    const waiting = await database.db.topUp.create({ data });
    const early = chargeBackTopUp(await staff("admin"), { ...input, id: waiting.id });
    await expect(early).rejects.toMatchObject({ code: "payments.not_confirmed" });
    expect(await balance(customerId)).toBe(100n);
  });

  it("leaves books that agree with themselves", async () => {
    const faults = (await checkBooks(database.db)).filter(({ check }) => check !== "held");
    expect(faults).toEqual([]);
  });
});

describe("a debt", () => {
  it("is paid from the next money that comes in: a top-up, an order's release, a correction; no more than is owed", async () => {
    const finance = await staff("finance");
    const { id, customerId } = await toppedUp(10_000n);
    const at = new Date();
    const itemId = randomUUID();
    await holdOrder(database.db, { orderId: randomUUID(), customerId, totalFen: 7_000n, at });
    await chargeBackTopUp(finance, { id, reason: "银行通知付款人撤回" });
    expect(await readDebt(database.db, customerId)).toBe(7_000n);
    expect(await balance(customerId)).toBe(0n);

    const goodwill = { key: id, customerId, amountFen: 500n, at, memo: "补偿一次故障", actorId: finance.userId };
    await adjustWallet(database.db, goodwill);
    expect([await readDebt(database.db, customerId), await balance(customerId)]).toEqual([6_500n, 0n]);
    const topUp = { topUpId: randomUUID(), customerId, amountFen: 2_500n, gateway: "bank_transfer", at } as const;
    await Promise.all([postTopUp(database.db, topUp), postTopUp(database.db, topUp)]);
    expect([await readDebt(database.db, customerId), await balance(customerId)]).toEqual([4_000n, 0n]);
    await releaseItem(database.db, { itemId, customerId, priceFen: 7_000n, at });
    expect([await readDebt(database.db, customerId), await balance(customerId)]).toEqual([0n, 3_000n]);
    await releaseItem(database.db, { itemId, customerId, priceFen: 7_000n, at });
    await postTopUp(database.db, { ...topUp, topUpId: randomUUID() });
    expect([await readDebt(database.db, customerId), await balance(customerId)]).toEqual([0n, 5_500n]);

    const actor = { kind: "customer", userId: customerId, sessionId: randomUUID(), ip: "::1" } as const;
    const { rows } = await listStatement(actor, { take: 30 }, { locale: "zh" });
    expect(rows.filter(({ kind }) => kind === "debt").map(({ amountFen }) => amountFen)).toEqual([
      -4_000n,
      -2_500n,
      -500n,
    ]);
    expect((await readWallet(actor, {}, { locale: "zh" })).debtFen).toBe(0n);
    const own = new Set(["order_not_held", "held", "settled_unknown_item"]);
    expect((await checkBooks(database.db)).filter(({ check }) => !own.has(check))).toEqual([]);
    const documents = await checkDocuments(database.db);
    expect(documents.filter(({ subject }) => subject.includes("debt"))).toEqual([]);
  });
});
