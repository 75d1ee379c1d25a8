/**
 * The resident identity number of GB 11643: region (6), date of birth (8), sequence (3), check (1).
 * The number of a foreigner's permanent residence card since 2023 has the same form, beginning with 9.
 */
export type IdentityFault = "length" | "chars" | "region" | "date" | "check";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" "),
);

/** The check character of the first 17 digits (ISO 7064 MOD 11-2). */
export function identityCheckChar(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(first17[i]) * (WEIGHTS[i] ?? 0);
  return CHECKS[sum % 11] ?? "";
}

/**
 * What is wrong with a number, or null. `today` is yyyy-mm-dd; nobody was born after it or before 1890.
 * @param kind "resident" wants a province of China, "foreigner" a number of a permanent residence card.
 */
export function identityFault(
  number: string,
  today: string,
  kind: "resident" | "foreigner" = "resident",
): IdentityFault | null {
  if (number.length !== 18) return "length";
  if (!/^\d{17}[\dX]$/.test(number)) return "chars";
  const regionFits = kind === "resident" ? PROVINCES.has(number.slice(0, 2)) : number.startsWith("9");
  if (!regionFits) return "region";
  if (!isBirthday(number.slice(6, 14), today)) return "date";
  return identityCheckChar(number) === number[17] ? null : "check";
}

function isBirthday(digits: string, today: string): boolean {
  const [y, m, d] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  const at = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  const iso = `${y}-${m}-${d}`;
  return at.toISOString().slice(0, 10) === iso && Number(y) >= 1890 && iso <= today;
}

/** Hong Kong identity card: one or two letters, six digits, a check character in brackets or not. */
export function isHongKongIdentity(text: string): boolean {
  const match = /^([A-Z]{1,2})(\d{6})\(?([\dA])\)?$/.exec(text);
  if (!match) return false;
  const [, letters = "", digits = "", check = ""] = match;
  const values = [...letters.padStart(2, " ")].map((c) => (c === " " ? 36 : c.charCodeAt(0) - 55));
  values.push(...[...digits].map(Number), check === "A" ? 10 : Number(check));
  return values.reduce((sum, value, i) => sum + value * (9 - i), 0) % 11 === 0;
}
