import type { World } from "../world/world";
import type { GatewayPayment, GatewayRefund } from "./rows";
import { paymentKey } from "./twin";

export type NewPayment = Omit<GatewayPayment, "gatewayRef" | "state" | "paidFen" | "paidAtMs" | "createdAtMs">;

/** Opens a payment; the same number again gives the first one, as it is. */
export function openPayment(world: World, payment: NewPayment): GatewayPayment {
  const key = paymentKey(payment.gateway, payment.number);
  const known = world.gatewayPayments.get(key);
  if (known) return known;
  const row: GatewayPayment = {
    ...payment,
    gatewayRef: newGatewayRef(world),
    state: "open",
    paidFen: null,
    paidAtMs: null,
    createdAtMs: world.now(),
  };
  world.transact(() => world.gatewayPayments.put(key, row));
  return row;
}

/** A payment as it is now: one whose time is over is closed. */
export function findPayment(world: World, gateway: string, number: string): GatewayPayment | undefined {
  const row = world.gatewayPayments.get(paymentKey(gateway, number));
  const isOver = row?.state === "open" && row.expiresAtMs !== null && row.expiresAtMs <= world.now();
  return isOver ? { ...row, state: "closed" } : row;
}

/** The payer pays; also after closing, if a test says so. @returns null when it can't be paid any more. */
export function pay(
  world: World,
  row: GatewayPayment,
  { amountFen = row.amountFen, evenClosed = false } = {},
): GatewayPayment | null {
  const now = findPayment(world, row.gateway, row.number);
  if (!now || now.state === "paid" || (now.state === "closed" && !evenClosed)) return null;
  const paid: GatewayPayment = { ...now, state: "paid", paidFen: amountFen, paidAtMs: world.now() };
  world.transact(() => world.gatewayPayments.put(paymentKey(row.gateway, row.number), paid));
  return paid;
}

/** The shop closes a payment. @returns false when it is paid. */
export function closePayment(world: World, row: GatewayPayment): boolean {
  const now = findPayment(world, row.gateway, row.number);
  if (!now || now.state === "paid") return false;
  world.transact(() => world.gatewayPayments.put(paymentKey(row.gateway, row.number), { ...now, state: "closed" }));
  return true;
}

export const refundsOf = (world: World, row: GatewayPayment): GatewayRefund[] =>
  [...world.gatewayRefunds.values()].filter(
    (refund) => refund.gateway === row.gateway && refund.paymentNumber === row.number,
  );

/** What was refunded of a payment, and what is on its way. */
export const refundedFen = (world: World, row: GatewayPayment): bigint =>
  refundsOf(world, row).reduce((sum, refund) => (refund.state === "rejected" ? sum : sum + refund.amountFen), 0n);

/**
 * Refunds a payment in whole or in part; the same number again gives the first refund. What becomes of it at once is the setting
 * `gatewayRefunds`.
 * @returns null when the payment isn't paid or the sum is too much.
 */
export function refundAtTwin(
  world: World,
  row: GatewayPayment,
  wanted: { number: string; amountFen: bigint; noticeUrl?: string },
): GatewayRefund | null {
  const key = paymentKey(row.gateway, wanted.number);
  const known = world.gatewayRefunds.get(key);
  if (known) return known;
  if (row.state !== "paid" || refundedFen(world, row) + wanted.amountFen > (row.paidFen ?? 0n)) return null;
  const { gatewayRefunds } = world.settings;
  const made: GatewayRefund = {
    ...{ gateway: row.gateway, number: wanted.number, paymentNumber: row.number, amountFen: wanted.amountFen },
    gatewayRef: newGatewayRef(world),
    state: gatewayRefunds === "hang" ? "pending" : gatewayRefunds === "reject" ? "rejected" : "done",
    atMs: world.now(),
    noticeUrl: wanted.noticeUrl ?? "",
  };
  world.transact(() => world.gatewayRefunds.put(key, made));
  return made;
}

function newGatewayRef(world: World): string {
  const day = new Date(world.now()).toISOString().slice(0, 10).replaceAll("-", "");
  return `${day}${String(world.transact(() => world.nextNumber("nextId"))).padStart(20, "0")}`;
}
