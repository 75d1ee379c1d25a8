import { type Call, refuse } from "../../http/call";

export const PROMOTION_KEPT_AFTER_EXPIRY_MS = 30 * 86_400_000;

interface Order {
  expiresAtMs: number;
}

/** True until the order is deleted: it can be renewed for some time after its expiry. */
export function isKeptOrder<T extends Order>(row: T | undefined, nowMs: number): row is T {
  return row !== undefined && nowMs < row.expiresAtMs + PROMOTION_KEPT_AFTER_EXPIRY_MS;
}

/** Whole years, 1 to 10; `termtype` is sent by the examples only, and 5 is a year. */
export function readPromotionTerm({ params }: Call, wrong: string, name = "term"): number {
  const text = params.text(name);
  const kind = params.text("termtype") || "5";
  return /^([1-9]|10)$/.test(text) && kind === "5" ? Number(text) : refuse(wrong);
}
