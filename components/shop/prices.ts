/**
 * The part of GET /api/v1/prices that the home page shows. Money is fen as decimal text, tax included, per year except for the
 * first term; null: not for sale.
 */
export interface SuffixPrice {
  /** With its dot: .com, .com.cn, .中国. */
  suffix: string;
  /** The shortest term; registerFen is its price. */
  minYears: number;
  registerFen: string;
  renewFen: string | null;
  transferFen: string | null;
  blurb: string;
}

export interface Prices {
  suffixes: readonly SuffixPrice[];
  /** How many suffixes are sold altogether. */
  total: number;
}

const FEN = /^\d{1,15}$/;

/**
 * Reads the answer without the schema of the contract, because zod would be a third of what the first page may load. Null if there
 * is nothing to show, so that the section is left out.
 */
export function readPrices(body: unknown, locale: string): Prices | null {
  if (!isObject(body) || !Array.isArray(body.suffixes) || typeof body.total !== "number") return null;
  const suffixes = body.suffixes.flatMap((one) => readSuffix(one, locale) ?? []);
  return suffixes.length > 0 ? { suffixes, total: body.total } : null;
}

function readSuffix(value: unknown, locale: string): SuffixPrice | null {
  if (!isObject(value)) return null;
  const { suffix, minYears, registerFen, renewFen, transferFen, blurbZh, blurbEn } = value;
  if (typeof suffix !== "string" || !isFen(registerFen)) return null;
  const blurb = locale === "zh" ? blurbZh : blurbEn;
  return {
    suffix: suffix.startsWith(".") ? suffix : `.${suffix}`,
    minYears: typeof minYears === "number" && minYears > 1 ? minYears : 1,
    registerFen,
    renewFen: isFen(renewFen) ? renewFen : null,
    transferFen: isFen(transferFen) ? transferFen : null,
    blurb: typeof blurb === "string" ? blurb : "",
  };
}

function isFen(value: unknown): value is string {
  return typeof value === "string" && FEN.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
