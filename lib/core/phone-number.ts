/**
 * Telephone numbers as the upstream writes them: "+86.02151697771" (country code, dot, national number; Chinese landlines
 * keep the zero of their area code). libphonenumber-js would add 30 kB to the registrant form and lacks the Chinese rules
 * (docs/decisions/own-code.md); the tests compare this file with it.
 */
export type PhoneFault = "format" | "area_missing" | "country_missing";

const HOME_CODES: Record<string, string> = { CN: "86", HK: "852", MO: "853", TW: "886" };
const TWO_DIGITS = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function callingCode(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  return TWO_DIGITS.test(digits) ? digits.slice(0, 2) : digits.slice(0, 3);
}

/**
 * Reads what a person types ("0571-8765 4321", "13800138000", "+86 571 8765 4321", "+44 20 7946 0958").
 * A number without a country code belongs to `country` (ISO 3166: CN, HK, MO, TW).
 */
export function readPhone(typed: string, country: string): { ok: string } | { fault: PhoneFault } {
  const text = typed.normalize("NFKC").trim();
  if (!/^(\+|00)?[\d\s().\-–—/]+$/.test(text)) return { fault: "format" };
  const abroad = /^(\+|00)/.test(text);
  // "+44 (0)20 …": the zero in brackets is dialled only within the country.
  const digits = (abroad ? text.replace(/\(0\)/, "") : text).replace(/\D/g, "");
  if (abroad) {
    const international = text.startsWith("+") ? digits : digits.slice(2);
    const code = callingCode(international);
    return compose(code, international.slice(code.length));
  }
  const home = HOME_CODES[country];
  return home === undefined ? { fault: "country_missing" } : compose(home, digits);
}

function compose(code: string, national: string): { ok: string } | { fault: PhoneFault } {
  if (code === "86") return composeChinese(national);
  return /^\d{4,12}$/.test(national) ? { ok: `+${code}.${national}` } : { fault: "format" };
}

function composeChinese(national: string): { ok: string } | { fault: PhoneFault } {
  const ok = (text: string) => ({ ok: `+86.${text}` });
  if (/^1[3-9]\d{9}$/.test(national) || /^[48]00\d{7}$/.test(national)) return ok(national);
  if (/^0(10|2\d)\d{8}$/.test(national) || /^0[3-9]\d{2}\d{7,8}$/.test(national)) return ok(national);
  // "+86 571 …": the zero is left out when dialling from abroad; the registry's form has it.
  if (/^(10|2\d)\d{8}$/.test(national) || /^[3-9]\d{2}\d{7,8}$/.test(national)) return ok(`0${national}`);
  if (/^[2-9]\d{6,7}$/.test(national)) return { fault: "area_missing" };
  return { fault: "format" };
}

/** "+86.02151697771" for people: "+86 02151697771". */
export function showPhone(composed: string): string {
  return composed.replace(".", " ");
}
