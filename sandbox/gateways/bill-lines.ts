import { shanghaiDay } from "@/lib/core/time";
import type { World } from "../world/world";
import { paymentKey } from "./twin";

/** A line of a twin's bill, before the twin writes it in its gateway's form. */
export interface BillLine {
  kind: "payment" | "refund";
  /** The shop's number of the payment; of a refund, the payment that it is of. */
  paymentNumber: string;
  /** The shop's number of the refund; empty for a payment. */
  refundNumber: string;
  /** The twin's own number. */
  gatewayRef: string;
  title: string;
  currency: string;
  /** Positive. */
  amountFen: bigint;
  /** What the twin kept of a payment, or gave back with a refund. Positive. */
  feeFen: bigint;
  atMs: number;
}

/** 0.6 %, rounded to the fen. */
export const twinFeeFen = (amountFen: bigint): bigint => (amountFen * 6n + 500n) / 1000n;

/**
 * What was paid and refunded on a day ("2026-11-27", in Shanghai), changed as the setting `gatewayBills` says.
 * @returns null while that day isn't over.
 */
export function billLines(world: World, gateway: string, day: string): BillLine[] | null {
  if (day >= shanghaiDay(new Date(world.now()))) return null;
  const isOfDay = (ms: number | null) => ms !== null && shanghaiDay(new Date(ms)) === day;
  const lines: BillLine[] = [];
  for (const one of world.gatewayPayments.values()) {
    if (one.gateway !== gateway || one.state !== "paid" || !isOfDay(one.paidAtMs)) continue;
    const amountFen = one.paidFen ?? one.amountFen;
    lines.push({
      ...{ kind: "payment", paymentNumber: one.number, refundNumber: "", gatewayRef: one.gatewayRef, title: one.title },
      ...{ currency: one.currency, amountFen, feeFen: twinFeeFen(amountFen), atMs: one.paidAtMs ?? 0 },
    });
  }
  for (const one of world.gatewayRefunds.values()) {
    if (one.gateway !== gateway || one.state !== "done" || !isOfDay(one.atMs)) continue;
    const payment = world.gatewayPayments.get(paymentKey(gateway, one.paymentNumber));
    lines.push({
      ...{ kind: "refund", paymentNumber: one.paymentNumber, refundNumber: one.number, gatewayRef: one.gatewayRef },
      ...{ title: payment?.title ?? "", currency: payment?.currency ?? "CNY", amountFen: one.amountFen },
      ...{ feeFen: twinFeeFen(one.amountFen), atMs: one.atMs },
    });
  }
  lines.sort((a, b) => a.atMs - b.atMs);
  return billAsSet(world, lines, strangeLine(day));
}

/** The lines of a bill, with the first one left out or a strange one added, as the setting `gatewayBills` says. */
export function billAsSet<Line>({ settings }: World, lines: readonly Line[], strange: Line): Line[] {
  const kept = settings.gatewayBills === "missing" ? lines.slice(1) : lines;
  return settings.gatewayBills === "extra" ? [...kept, strange] : [...kept];
}

/** A payment that the shop knows nothing of. */
function strangeLine(day: string): BillLine {
  const digits = day.replaceAll("-", "");
  return {
    ...{ kind: "payment", paymentNumber: `P${digits.slice(2)}STRANGER`, refundNumber: "", title: "Somebody else's" },
    ...{ gatewayRef: `${digits}99999999999999999999`, currency: "CNY", amountFen: 1_234n, feeFen: twinFeeFen(1_234n) },
    atMs: Date.parse(`${day}T12:00:00+08:00`),
  };
}
