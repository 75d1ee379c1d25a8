/** What GET /api/v1/prices answers, as far as the home page shows it. Money is fen as decimal text, per year, tax included. */
export interface SuffixPrice {
  /** Without the dot: com, com.cn, 中国. */
  suffix: string;
  registerFen: string;
  renewFen: string;
  transferFen: string | null;
}

export interface Prices {
  suffixes: readonly SuffixPrice[];
  /** How many suffixes are sold altogether. */
  total: number;
}

const FEN = /^\d{1,15}$/;

/** Reads the answer; null when it is not one, so that the section stays away instead of showing half a price. */
export function readPrices(body: unknown): Prices | null {
  if (!isObject(body) || !Array.isArray(body.suffixes)) return null;
  const suffixes = body.suffixes.map(readSuffix);
  if (suffixes.length === 0 || !suffixes.every((one) => one !== null)) return null;
  return { suffixes, total: typeof body.total === "number" ? body.total : suffixes.length };
}

function readSuffix(value: unknown): SuffixPrice | null {
  if (!isObject(value)) return null;
  const { suffix, registerFen, renewFen, transferFen } = value;
  if (typeof suffix !== "string" || !isFen(registerFen) || !isFen(renewFen)) return null;
  return {
    suffix: suffix.replace(/^\./, ""),
    registerFen,
    renewFen,
    transferFen: isFen(transferFen) ? transferFen : null,
  };
}

function isFen(value: unknown): value is string {
  return typeof value === "string" && FEN.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
