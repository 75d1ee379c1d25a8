import { type Call, refuse } from "../../http/call";

export const KEPT_AFTER_EXPIRY_MS = 30 * 86_400_000;

interface Order {
  expiresAtMs: number;
}

/** So long after its expiry an order can still be renewed; then it is gone. */
export function isKept<T extends Order>(row: T | undefined, nowMs: number): row is T {
  return row !== undefined && nowMs < row.expiresAtMs + KEPT_AFTER_EXPIRY_MS;
}

/** Whole years, 1 to 10; `termtype` is sent by the examples only, and 5 is a year. */
export function readTerm({ params }: Call, wrong: string, name = "term"): number {
  const text = params.text(name);
  const kind = params.text("termtype") || "5";
  return /^([1-9]|10)$/.test(text) && kind === "5" ? Number(text) : refuse(wrong);
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365n;

/** The difference of a year's prices for the days that are left, begun days counted, to the fen upwards. */
export function upgradeFen(fromFen: bigint, toFen: bigint, leftMs: number): bigint {
  const days = BigInt(Math.ceil(Math.max(leftMs, 0) / DAY_MS));
  return toFen > fromFen ? ((toFen - fromFen) * days + YEAR_DAYS - 1n) / YEAR_DAYS : 0n;
}
