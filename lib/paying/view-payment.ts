import "server-only";
import { toString as drawCode } from "qrcode";
import { AppError } from "@/lib/core/errors";
import type { Payment } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { PaymentEntry } from "@/lib/gateways/gateway";
import { toProblem } from "@/lib/http/problem";
import type { Language } from "@/messages/languages";
import type { PaymentView } from "./contract";

/** A payment as its customer sees it. */
export async function viewPayment(row: Payment, language: Language): Promise<PaymentView> {
  const { id, number, gateway, amountFen, state, expiresAt, createdAt, paidAt, late, orderId, disputedFen } = row;
  return {
    ...{ id, number, gateway, amountFen, state, expiresAt, createdAt, paidAt, late, orderId, disputedFen },
    entry: state === "open" ? await viewEntry(row) : null,
    inQuestion: row.problem === "amount" || row.problem === "currency",
    expired: state === "closed" && hasExpired(row),
    forOrder: row.orderEnc !== null,
    cartItemId: row.cartItemIds.length === 1 ? (row.cartItemIds[0] ?? null) : null,
    orderProblem: orderProblemText(row, language),
  };
}

export interface OrderProblem {
  code: string;
  params: Record<string, string | number>;
}

/** Whether it was closed because its time was over. */
export const hasExpired = ({ closedAt, expiresAt }: Pick<Payment, "closedAt" | "expiresAt">): boolean =>
  closedAt !== null && closedAt >= expiresAt;

/** Why its order was not placed, in the reader's language; null: nothing kept it from being placed. */
export function orderProblemText({ orderProblem }: Pick<Payment, "orderProblem">, language: Language): string | null {
  if (!orderProblem) return null;
  const { code, params } = orderProblem as unknown as OrderProblem;
  return toProblem(new AppError(code, 409, { params }), language).detail;
}

async function viewEntry({ device, ...row }: Payment): Promise<PaymentView["entry"]> {
  const entry = row.entry as PaymentEntry | null;
  if (entry?.kind !== "code") return entry;
  const svg = await drawCode(entry.text, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return { kind: "code", svg, onPhone: device !== "desktop", twinUrl: env().sandbox ? entry.text : null };
}
