import { type Fen, parseYuan, withoutCommas } from "@/lib/core/money";
import { addMs, DAY_MS, fromShanghai } from "@/lib/core/time";

/**
 * Reads a sum as banks write it: "1,234.50", "¥500.00", "(12.00)", "+3", and what spreadsheets make of it. Null: no sum, also where a comma
 * stands for the decimals ("3200,00"), which would be a hundred times as much.
 */
export function readSum(cell: string): Fen | null {
  const figure = cell
    .normalize("NFKC")
    .replace(/[\s"']/g, "")
    .replace(/^(CNY|RMB|人民币)/i, "")
    .replace(/^([-+]?)[¥￥]/, "$1")
    .replace(/元$/, "")
    .replace(/^\((.*)\)$/, "-$1")
    .replace(/^\+/, "")
    .replace(/^(-?)\./, "$10.");
  const plain = withoutCommas(figure);
  return plain === null ? null : (parseYuan(plain) ?? spreadsheetSum(plain));
}

/** Spreadsheets store 12.3 as 12.300000000000001: it is that many fen if it is within a millionth of a fen. */
function spreadsheetSum(text: string): Fen | null {
  if (!/^-?\d{1,12}\.\d{5,20}$|^-?\d(\.\d+)?E[+-]?\d{1,2}$/i.test(text)) return null;
  const fen = Number(text) * 100;
  const whole = Math.round(fen);
  return Number.isSafeInteger(whole) && Math.abs(fen - whole) < 1e-4 ? BigInt(whole) : null;
}

/**
 * Reads the day, and the time of day where one stands there or in a cell of its own: "2026-11-27 10:11:12", "20261127", "2026/11/27",
 * "2026年11月27日", "20261127 101112", ISO 8601, a spreadsheet's number of days. In Shanghai. Null: no day.
 */
export function readMoment(dateCell: string, timeCell = ""): Date | null {
  const date = dateCell.normalize("NFKC").trim();
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(date)) {
    const at = new Date(date);
    return Number.isNaN(at.getTime()) ? null : plausible(at);
  }
  const days = /^\d{5}(\.\d+)?$/.test(date) ? spreadsheetDays(Number(date)) : null;
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s-]+(.*))?$/s.exec(date) ??
    /^(\d{4})(\d{2})(\d{2})(?:[T\s-]*(.*))?$/s.exec(date);
  if (!days && !match) return null;
  const [, y, mo, d, rest = ""] = match ?? [];
  const midnight = days ?? fromShanghai(Number(y), Number(mo), Number(d));
  const ms = readTimeOfDay(timeCell) ?? readTimeOfDay(rest) ?? 0;
  return midnight && plausible(addMs(midnight, ms));
}

const plausible = (at: Date): Date | null => (at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2200 ? at : null);

/** Day 25569 is 1970-01-01; the fraction is the time of day. */
function spreadsheetDays(days: number): Date | null {
  const at = new Date(Math.round((days - 25_569) * DAY_MS));
  const [y, mo, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  return fromShanghai(y, mo, d, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());
}

/** Milliseconds since midnight. */
function readTimeOfDay(cell: string): number | null {
  const text = cell.normalize("NFKC").trim();
  if (/^0?\.\d+$/.test(text)) return Math.round(Number(text) * 86_400) * 1000;
  const [, h, m, s = "0"] =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text) ??
    /^(\d{2})\.(\d{2})\.(\d{2})(?:\.\d+)?$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (h === undefined || Number(h) > 23 || Number(m) > 59 || Number(s) > 59) return null;
  return ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000;
}

const OUT = /^(借|借方|支出|支取|转出|付|付款|往账|往帐|出|d|dr|debit|dbit|out|-)$/i;
const IN = /^(贷|贷方|收入|存入|转入|收|收款|来账|来帐|进|入|c|cr|credit|crdt|in|\+)$/i;

/** 贷 of a bank's statement is money that comes in. Null: no word for a direction. */
export function readDirection(cell: string): "in" | "out" | null {
  const word = cell.normalize("NFKC").replace(/[\s()]/g, "");
  if (IN.test(word)) return "in";
  return OUT.test(word) ? "out" : null;
}

/** Whether the cell names our currency; empty counts as ours. */
export const isYuan = (cell: string): boolean =>
  /^(|人民币元?|CNY|RMB|01|001|156)$/i.test(cell.normalize("NFKC").trim());
