import { z } from "zod";
import { parseYuan } from "@/lib/core/money";
import { fromShanghai } from "@/lib/core/time";

/**
 * Decoders of single fields in answers. Values come as text, number or boolean, sometimes with blanks around them; a
 * missing value is null.
 */

function clean(raw: unknown): string {
  return typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean" ? String(raw).trim() : "";
}

function field<T>(read: (text: string) => T | undefined, what: string): z.ZodType<T | null> {
  return z.unknown().transform((raw, ctx) => {
    if (raw !== null && typeof raw === "object") {
      ctx.issues.push({ code: "custom", input: raw, message: `${what} expected` });
      return z.NEVER;
    }
    const trimmed = clean(raw);
    if (trimmed === "" || trimmed === "-") return null;
    const value = read(trimmed);
    if (value !== undefined) return value;
    ctx.issues.push({ code: "custom", input: raw, message: `${what} expected` });
    return z.NEVER;
  });
}

/** A field that an item must have; without it the item is unreadable. */
export function need<T>(schema: z.ZodType<T | null>): z.ZodType<T> {
  return schema.transform((value, ctx) => {
    if (value !== null) return value as T;
    ctx.issues.push({ code: "custom", input: value, message: "missing" });
    return z.NEVER;
  });
}

/** Trimmed text; blank and "-" are null. */
export const text = field((t) => t, "text");

/** Text as it was sent, without surrounding blanks: record values, passwords. Never null. */
export const plain: z.ZodType<string> = z.unknown().transform(clean);

/** Text with \u escapes that were escaped twice, so that parsing the JSON leaves them. */
export const escaped = field(
  (t) => t.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  "text",
);

/** URL-encoded text (UTF-8, plus as blank). Text that can't be decoded stays as it came. */
export const urlDecoded = field((t) => {
  try {
    return decodeURIComponent(t.replace(/\+/g, " "));
  } catch (error) {
    if (error instanceof URIError) return t;
    throw error;
  }
}, "text");

/** Decimal yuan to fen; "-610.00" is possible. */
export const fen = field((t) => parseYuan(t) ?? undefined, "money");

/** A price: 0 means "not found", never "free", and becomes null. */
export const price = field((t) => {
  const value = parseYuan(t);
  if (value === null || value < 0n) return undefined;
  return value;
}, "price").transform((value) => (value === 0n ? null : value));

/** A whole number, also written "1.00". */
export const count = field((t) => (/^-?\d{1,15}(\.0+)?$/.test(t) ? Number(t) : undefined), "number");

/** A number with decimals that isn't money. */
export const decimal = field((t) => (/^-?\d{1,15}(\.\d+)?$/.test(t) ? Number(t) : undefined), "number");

const UNIT_MB: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024, t: 1024 * 1024 };

/** A size with its unit as megabytes: "10M", "5G", "1.5 GB"; without a unit it is megabytes. */
export const megabytes = field((t) => {
  const match = /^(\d{1,12}(?:\.\d+)?) ?([KMGT]?)(?:i?B)?$/i.exec(t);
  return match ? Number(match[1]) * (UNIT_MB[(match[2] || "M").toLowerCase()] ?? 1) : undefined;
}, "size");

/** Y/N, True/False, 1/0, yes/no. */
export const flag = field((t) => {
  if (/^(y|yes|true|1)$/i.test(t)) return true;
  if (/^(n|no|false|0)$/i.test(t)) return false;
  return undefined;
}, "yes or no");

/** A time in any of the upstream's forms; without a zone it is Shanghai time. */
export const when = field((t) => readDate(t) ?? undefined, "date");

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function readDate(t: string): Date | null {
  const net = /^\/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/?$/.exec(t);
  if (net) return new Date(Number(net[1]));
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(t)) return valid(new Date(t));
  const cst = /^\w{3} (\w{3}) (\d{1,2}) (\d{1,2}):(\d{2}):(\d{2}) CST (\d{4})$/.exec(t); // China Standard Time here
  if (cst) {
    const month = MONTHS.indexOf((cst[1] ?? "").toLowerCase()) + 1;
    return fromShanghai(Number(cst[6]), month, Number(cst[2]), Number(cst[3]), Number(cst[4]), Number(cst[5]));
  }
  const local =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]+(\d{1,2}): ?(\d{1,2})(?:: ?(\d{1,2})(?:\.(\d{1,3})\d*)?)?)?$/.exec(t);
  if (!local) return null;
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = local.slice(1, 7).map((part) => Number(part ?? 0));
  return fromShanghai(y, mo, d, h, mi, s, Number((local[7] ?? "0").padEnd(3, "0")));
}

function valid(at: Date): Date | null {
  return Number.isNaN(at.getTime()) ? null : at;
}

/**
 * Translates the upstream's word for a state into ours, ignoring case. An undocumented state is "other", never an
 * error; a missing one is null unless the row gives the empty value a meaning. Keep the raw text in a second field
 * where people should see it.
 */
export function states<const M extends Record<string, string>>(words: M): z.ZodType<M[keyof M] | "other" | null> {
  const byWire = new Map(Object.entries(words).map(([wire, w]) => [wire.toLowerCase(), w as M[keyof M]]));
  return z.unknown().transform((raw) => {
    const key = clean(raw).toLowerCase();
    const known = byWire.get(key);
    if (known !== undefined) return known;
    return key === "" || key === "-" ? null : ("other" as const);
  });
}
