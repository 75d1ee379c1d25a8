/** Customers' money that moves beside their orders: top-ups, charge-backs, adjustments, refunds of done items. */
import type { StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import type { Fen } from "@/lib/core/money";
import { giveRefund } from "@/lib/orders/give-refund";
import { chargeBackTopUp } from "@/lib/payments/charge-back-top-up";
import { createTopUp } from "@/lib/payments/create-top-up";
import { confirmTopUp } from "@/lib/payments/decide-top-up";
import { requestAdjustment } from "@/lib/payments/request-adjustment";
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
const trusted = (shop: SimulatedShop): StaffActor => ({ ...shop.staff, reauthAt: new Date() });

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
  const { id, amountFen } = random.pick(shown);
  const receivedFen = random.chance(0.7) ? amountFen : amountFen / 2n;
  const bankSerial = `SIM${id.slice(-12).toUpperCase()}`;
  return { key: null, work: () => confirmTopUp(trusted(shop), { id, receivedFen, bankSerial }) };
}

async function chargeBack(shop: SimulatedShop, random: Random): Promise<Asked> {
  const confirmed = await shop.db.topUp.findMany({ where: { state: "confirmed" }, orderBy: { createdAt: "asc" } });
  if (confirmed.length === 0) return null;
  const { id } = random.pick(confirmed);
  return { key: null, work: () => chargeBackTopUp(trusted(shop), { id, reason: "银行退回" }) };
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
  const input = { id, amountFen: random.pick(PARTS)(priceFen), reason: "模拟的退款" };
  const key = newId();
  return { key, work: () => giveRefund(trusted(shop), input, { idempotencyKey: key }) };
}

const ACTS = [announce, announce, confirm, confirm, confirm, chargeBack, chargeBack, adjust, refund, refund] as const;

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
