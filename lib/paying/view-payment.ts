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
    expired: state === "closed" && row.closedAt !== null && row.closedAt >= expiresAt,
    forOrder: row.orderEnc !== null,
    cartItemId: row.cartItemIds.length === 1 ? (row.cartItemIds[0] ?? null) : null,
    orderProblem: row.orderProblem ? sentenceOf(row.orderProblem as unknown as OrderProblem, language) : null,
  };
}

export interface OrderProblem {
  code: string;
  params: Record<string, string | number>;
}

function sentenceOf({ code, params }: OrderProblem, language: Language): string {
  return toProblem(new AppError(code, 409, { params }), language).detail;
}

async function viewEntry({ device, ...row }: Payment): Promise<PaymentView["entry"]> {
  const entry = row.entry as PaymentEntry | null;
  if (entry?.kind !== "code") return entry;
  const svg = await drawCode(entry.text, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return { kind: "code", svg, onPhone: device !== "desktop", twinUrl: env().sandbox ? entry.text : null };
}
