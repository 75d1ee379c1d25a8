/**
 * Money is integer fen (1/100 yuan) in a bigint, CNY only, tax included. Nothing here touches a float.
 */
export type Fen = bigint;

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/;

/**
 * Reads decimal yuan text ("2097.31", "-610.00", "20") as fen.
 * Digits after the second decimal must be zero: a fraction of a fen is an error, never rounded away.
 * @returns null when the text is no such number.
 */
export function parseYuan(text: string): Fen | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const padded = fraction.padEnd(2, "0");
  if (/[^0]/.test(padded.slice(2))) return null;
  const fen = BigInt(whole) * 100n + BigInt(padded.slice(0, 2));
  return sign ? -fen : fen;
}

/** Reads a sum as people type it into a search: "1,000", "¥1000.00", "1，000 元". @returns null when the text is no such sum. */
export function parseTypedSum(text: string): Fen | null {
  return parseYuan(
    text
      .replace(/^\s*[¥￥]/, "")
      .replace(/元\s*$/, "")
      .replace(/(?<=\d)[,，\s](?=\d{3}(?!\d))/g, ""),
  );
}

/** Writes fen as plain decimal yuan for machines: 123456n → "1234.56". */
export function yuanText(fen: Fen): string {
  const abs = fen < 0n ? -fen : fen;
  return `${fen < 0n ? "-" : ""}${abs / 100n}.${String(abs % 100n).padStart(2, "0")}`;
}

/** Writes fen for people: "¥1,234.56", minus as "−¥610.00". `short` drops ".00", for price lists only. */
export function formatFen(fen: Fen, options: { sign?: boolean; short?: boolean; unit?: boolean } = {}): string {
  const abs = fen < 0n ? -fen : fen;
  const whole = String(abs / 100n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const cents = String(abs % 100n).padStart(2, "0");
  const body = options.short && cents === "00" ? whole : `${whole}.${cents}`;
  const sign = fen < 0n ? "−" : options.sign && fen > 0n ? "+" : "";
  return `${sign}${options.unit === false ? "" : "¥"}${body}`;
}

/** Splits a total over weights to the fen; the parts sum to the total exactly. Largest remainders get the odd fen. */
export function splitFen(total: Fen, weights: readonly Fen[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n) throw new RangeError("weights must sum to more than zero");
  if (total < 0n || weights.some((w) => w < 0n)) throw new RangeError("total and weights must not be negative");
  const parts = weights.map((w) => (total * w) / sum);
  let rest = total - parts.reduce((a, b) => a + b, 0n);
  const byRemainder = weights
    .map((w, i) => ({ i, r: (total * w) % sum }))
    .sort((a, b) => (a.r === b.r ? a.i - b.i : a.r > b.r ? -1 : 1));
  for (const { i } of byRemainder) {
    if (rest === 0n) break;
    parts[i] = (parts[i] ?? 0n) + 1n;
    rest -= 1n;
  }
  return parts;
}

/**
 * A figure without the commas between its thousands. Null where a comma stands elsewhere: "12,34" could be twelve or a thousand.
 */
export function withoutCommas(figure: string): string | null {
  if (!figure.includes(",")) return figure;
  return /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(figure) ? figure.replaceAll(",", "") : null;
}
