/** Customers' money that moves beside their orders: top-ups, their corrections and reversals, charge-backs, adjustments, refunds. */
import type { StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import type { Fen } from "@/lib/core/money";
import { refundedOfItem } from "@/lib/orders/refunded-of-item";
import { giveRefund } from "@/lib/orders/staff/give-refund";
import { requestAdjustment } from "@/lib/payments/adjustments/request-adjustment";
import { confirmTopUp } from "@/lib/payments/testing/confirm-top-up";
import { chargeBackTopUp } from "@/lib/payments/top-ups/charge-back-top-up";
import { correctTopUp } from "@/lib/payments/top-ups/correct-top-up";
import { createTopUp } from "@/lib/payments/top-ups/create-top-up";
import { reverseTopUp } from "@/lib/payments/top-ups/reverse-top-up";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { forgetSettings } from "@/lib/settings/read-setting";
import type { Random } from "./random";
import type { SimulatedShop } from "./shop";

type Press = (name: string, work: () => Promise<unknown>) => void;

const PARTS: readonly ((fen: Fen) => Fen)[] = [(fen) => fen, (fen) => fen / 2n, (fen) => fen / 3n, (fen) => fen + 1n];
const AMOUNTS: readonly Fen[] = [5_000n, 14_000n, 60_000n];

/** Sets the bank account that customers transfer to. */
export async function openBank({ db }: SimulatedShop): Promise<void> {
  const value = { holder: "金橘", bank: "工商银行", account: "6222020200000000", noteZh: "", noteEn: "" };
  await db.setting.create({ data: { key: "bank", value } });
  forgetSettings();
}

/** Makes one move of money, requested once or twice at the same time. @returns the idempotency key of what was asked for, or null. */
export async function moveMoney(shop: SimulatedShop, random: Random, press: Press): Promise<string | null> {
  const act = random.pick(ACTS);
  const asked = await act(shop, random);
  if (!asked) return null;
  const { key, work } = asked;
  press(`money: ${act.name}`, work);
  if (random.chance(0.4)) press(`money: ${act.name} again`, work);
  return key;
}

type Asked = { key: string | null; work: () => Promise<unknown> } | null;

/** Staff whose password was given just now. */
const trusted = (shop: SimulatedShop, who = shop.staff): StaffActor => ({ ...who, reauthAt: new Date() });

async function announce(shop: SimulatedShop, random: Random): Promise<Asked> {
  const { actor } = random.pick(shop.customers);
  const method = random.pick(["bank_transfer", "sandbox_payment"] as const);
  const input = { method, amountFen: random.pick(AMOUNTS), payerName: "林晓雯" };
  const key = newId();
  return { key, work: () => createTopUp(actor, input, { idempotencyKey: key }) };
}

async function confirm(shop: SimulatedShop, random: Random): Promise<Asked> {
  // A page that was opened earlier still offers a top-up that has been charged back since.
  const shown = await shop.db.topUp.findMany({
    where: { method: "bank_transfer", state: { in: ["pending", "charged_back"] } },
    orderBy: { createdAt: "asc" },
  });
  if (shown.length === 0) return null;
  const row = random.pick(shown);
  const receivedFen = random.chance(0.7) ? row.amountFen : row.amountFen / 2n;
  // Two transfers of a customer under one serial number: the clerk takes one for the other.
  const bankSerial = random.chance(0.2) ? "SIMSAME" : `SIM${row.id.slice(-12).toUpperCase()}`;
  const input = { id: row.id, receivedFen, bankSerial, differs: true, seen: seenOf(row, random) };
  return { key: null, work: () => confirmTopUp(trusted(shop), input) };
}

/** How many changes a page shows of a top-up; now and then it was opened before the newest one. */
const seenOf = ({ changeCount }: { changeCount: number }, random: Random): number =>
  random.chance(0.15) ? Math.max(0, changeCount - 1) : changeCount;

const confirmedOf = (shop: SimulatedShop) =>
  shop.db.topUp.findMany({
    // What came through a gateway is checked against that gateway's twin, and stays as it is.
    where: { state: "confirmed", method: { not: "gateway" } },
    orderBy: { createdAt: "asc" },
  });

async function chargeBack(shop: SimulatedShop, random: Random): Promise<Asked> {
  const confirmed = await confirmedOf(shop);
  if (confirmed.length === 0) return null;
  const row = random.pick(confirmed);
  const input = { id: row.id, reason: "银行退回", seen: seenOf(row, random) };
  return { key: null, work: () => chargeBackTopUp(trusted(shop), input) };
}

async function correct(shop: SimulatedShop, random: Random): Promise<Asked> {
  const confirmed = await confirmedOf(shop);
  if (confirmed.length === 0) return null;
  const row = random.pick(confirmed);
  const bookedFen = row.receivedFen ?? row.amountFen;
  const receivedFen = random.pick([row.amountFen, bookedFen / 2n, bookedFen / 10n, bookedFen * 10n, bookedFen + 1n]);
  const input = { id: row.id, receivedFen, reason: "打错了金额", seen: seenOf(row, random) };
  return { key: null, work: () => correctTopUp(trusted(shop), input) };
}

async function reverse(shop: SimulatedShop, random: Random): Promise<Asked> {
  const confirmed = await confirmedOf(shop);
  if (confirmed.length === 0) return null;
  const row = random.pick(confirmed);
  const input = { id: row.id, reason: "记到了别的客户名下", seen: seenOf(row, random) };
  return { key: null, work: () => reverseTopUp(trusted(shop), input) };
}

/** The second person decides what waits. */
async function decide(shop: SimulatedShop, random: Random): Promise<Asked> {
  const waiting = await shop.db.approval.findMany({ where: { state: "pending" }, orderBy: { requestedAt: "asc" } });
  if (waiting.length === 0) return null;
  const decision = random.chance(0.8) ? ("approve" as const) : ("reject" as const);
  const input = { id: random.pick(waiting).id, decision, note: "" };
  return { key: null, work: () => decideApproval(trusted(shop, shop.secondStaff), input) };
}

async function adjust(shop: SimulatedShop, random: Random): Promise<Asked> {
  const { actor } = random.pick(shop.customers);
  const size = random.pick([1_000n, 9_900n]);
  const input = { customerId: actor.userId, amountFen: random.chance(0.5) ? size : -size, reason: "模拟的更正" };
  const key = newId();
  return { key, work: () => requestAdjustment(trusted(shop), input, { idempotencyKey: key }) };
}

async function refund(shop: SimulatedShop, random: Random): Promise<Asked> {
  const done = await shop.db.orderItem.findMany({ where: { state: "done" }, orderBy: { createdAt: "asc" } });
  if (done.length === 0) return null;
  const { id, priceFen } = random.pick(done);
  const seenRefundedFen = await refundedOfItem(shop.db, id);
  const input = { id, amountFen: random.pick(PARTS)(priceFen), seenRefundedFen, reason: "模拟的退款" };
  const key = newId();
  return { key, work: () => giveRefund(trusted(shop), input, { idempotencyKey: key }) };
}

const ACTS = [
  ...[announce, announce, confirm, confirm, confirm, chargeBack, chargeBack],
  ...[correct, correct, correct, reverse, reverse, decide, decide, adjust, refund, refund],
] as const;

/** The money that came into a customer's wallet beside orders: top-ups, adjustments and refunds that were asked for under these keys. */
export async function movedInto(shop: SimulatedShop, customerId: string, keys: readonly string[]): Promise<Fen> {
  const [row] = await shop.db.$queryRaw<{ fen: string }[]>`
    WITH moved AS (
      SELECT received_fen AS fen, request_key FROM top_ups WHERE customer_id = ${customerId}::uuid AND state = 'confirmed'
      UNION ALL
      SELECT amount_fen, request_key FROM adjustments WHERE customer_id = ${customerId}::uuid AND state = 'posted'
      UNION ALL
      SELECT amount_fen, request_key FROM refunds WHERE customer_id = ${customerId}::uuid)
    SELECT coalesce(sum(fen), 0)::text AS fen FROM moved WHERE request_key = ANY(${[...keys]})`;
  return BigInt(row?.fen ?? "0");
}

/** What is posted for all top-ups that are confirmed; nothing is for those that were reversed or charged back. */
export async function standingTopUps(shop: SimulatedShop): Promise<Fen> {
  const sum = await shop.db.topUp.aggregate({ where: { state: "confirmed" }, _sum: { receivedFen: true } });
  return sum._sum.receivedFen ?? 0n;
}
