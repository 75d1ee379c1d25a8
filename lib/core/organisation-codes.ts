/** Numbers of organisations with check characters: GB 32100 (18), GB 11714 (9), business registration GS 15 (15). */
export type CreditCodeFault = "length" | "chars" | "check";

const CREDIT_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 of a unified social credit code. */
export function creditCodeCheckChar(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CREDIT_CHARS.indexOf(first17[i] ?? "") * (CREDIT_WEIGHTS[i] ?? 0);
  return CREDIT_CHARS[(31 - (sum % 31)) % 31] ?? "";
}

/** What is wrong with a unified social credit code (统一社会信用代码, GB 32100), or null. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== 18) return "length";
  // Authority and kind, six digits of region, nine of the organisation, check; never I, O, S, V, Z.
  if (!/^[1-9A-HJ-NP-RT-UW-Y][1-9A-HJ-NP-RT-UW-Y]\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/.test(code)) return "chars";
  return creditCodeCheckChar(code) === code[17] ? null : "check";
}

/** Organisation code (组织机构代码, GB 11714): eight characters, a hyphen or not, a check character. */
export function isOrganisationCode(text: string): boolean {
  const match = /^([0-9A-Z]{8})-?([0-9X])$/.exec(text);
  if (!match) return false;
  const [, body = "", check] = match;
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(body[i] ?? "0", 36) * (ORG_WEIGHTS[i] ?? 0);
  const rest = 11 - (sum % 11);
  return check === (rest === 10 ? "X" : rest === 11 ? "0" : String(rest));
}

/** The old 15-digit number of a business licence (ISO 7064 MOD 11,10), or one of 13 digits without a check. */
export function isBusinessRegistration(text: string): boolean {
  if (/^\d{13}$/.test(text)) return true;
  if (!/^\d{15}$/.test(text)) return false;
  let product = 10;
  for (let i = 0; i < 14; i++) {
    const sum = (product + Number(text[i])) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + Number(text[14])) % 10 === 1;
}
