import type { FieldError } from "@/lib/core/errors";
import { identityFault, isHongKongIdentity } from "@/lib/core/identity-card";
import { creditCodeFault, isBusinessRegistration, isOrganisationCode } from "@/lib/core/organisation-codes";

/**
 * Checks of document numbers, client-safe. Where a standard has a check digit it is computed; the other documents
 * have no published form, so only impossible numbers are refused. The upstream accepts letters, digits, brackets and
 * hyphens.
 */
const LOOSE = /^[A-Z0-9()-]{4,30}$/;

const PATTERNS = new Map<string, RegExp>(
  Object.entries({
    HZ: /^[A-Z0-9]{5,17}$/,
    PASSNO: /^[A-Z0-9]{5,17}$/,
    GATXZ: /^[HM](\d{8}|\d{10})$/,
    TWJM: /^(\d{8}|\d{10}(\([A-Z]\))?)$/,
    JGZ: /^[A-Z0-9-]{6,18}$/,
    OTHID: /^[A-Z0-9-]{4,30}$/,
    BIRTHCERT: /^[A-Z0-9-]{4,30}$/,
    CI: /^[A-Z]?\d{6,10}$/,
    BR: /^\d{8}(-?\d{3}-?\d{2}-?\d{2}-?[0-9A-Z])?$/,
    CRS: /^[A-Z0-9()-]{1,30}$/,
    HKSARG: /^[A-Z0-9()-]{1,30}$/,
  }),
);

const ORGANISATIONS = new Set(["SYDWFR", "SHTTFR", "MBFQY", "JJHFR", "LSSWS", "SFJD", "ZJHD", "WGQY", "QT"]);

/** What is wrong with a document's number, or null. `today` is yyyy-mm-dd. The number is already in capitals, trimmed. */
export function idNumberFault(idType: string, number: string, today: string): FieldError | null {
  switch (idType) {
    case "SFZ":
      return residentFault(number, today);
    case "WGJM":
      if (/^[A-Z]{3}\d{12}$/.test(number)) return null;
      return identityFault(number, today, "foreigner") ? { code: "registrants.id.wgjm" } : null;
    case "SHXYZS":
      return creditFault(number);
    case "YYZZ":
      return isBusinessRegistration(number) ? null : creditFault(number);
    case "ORG":
      return isOrganisationCode(number) || creditCodeFault(number) === null ? null : { code: "registrants.id.org" };
    case "HKID":
      return isHongKongIdentity(number) ? null : { code: "registrants.id.hkid" };
    default:
      return plausible(idType, number);
  }
}

function residentFault(number: string, today: string): FieldError | null {
  const fault = identityFault(number, today);
  if (fault === null) return null;
  return fault === "length"
    ? { code: "registrants.id.sfz_length", params: { count: number.length } }
    : { code: `registrants.id.sfz_${fault}` };
}

function creditFault(number: string): FieldError | null {
  const fault = creditCodeFault(number);
  if (fault === null) return null;
  return fault === "length"
    ? { code: "registrants.id.credit_length", params: { count: number.length } }
    : { code: `registrants.id.credit_${fault}` };
}

function plausible(idType: string, number: string): FieldError | null {
  const pattern = PATTERNS.get(idType);
  if (pattern) return pattern.test(number) ? null : { code: `registrants.id.${idType.toLowerCase()}` };
  // Certificates of organisations now carry the unified code, so a number in the form of one must be valid.
  if (ORGANISATIONS.has(idType) && /^[1-9A-Y]{2}\d{6}[0-9A-Z]{10}$/.test(number)) {
    if (creditCodeFault(number) === "check") return { code: "registrants.id.credit_check" };
  }
  return LOOSE.test(number) ? null : { code: "registrants.id.loose" };
}

/** The number as lists show it: its ends, enough to recognise but not to use it. */
export function maskIdNumber(number: string): string {
  const chars = [...number];
  const keep = chars.length >= 14 ? 3 : chars.length >= 8 ? 2 : 1;
  if (chars.length <= 2) return "*".repeat(chars.length);
  return chars.map((char, i) => (i < keep || i >= chars.length - keep ? char : "*")).join("");
}
