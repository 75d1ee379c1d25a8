import { addCallingCode } from "@/lib/core/add-calling-code";
import { charCount, chineseWidth, halfWidth, hasChinese, oneMiddleDot } from "@/lib/core/chinese";
import { EMAIL_PATTERN } from "@/lib/core/email-pattern";
import type { FieldError } from "@/lib/core/errors";
import { readPhone } from "@/lib/core/phone-number";
import { latinAddress, plainApostrophes, plainLatin } from "@/lib/core/plain-latin";
import { shanghaiDay } from "@/lib/core/time";
import { documentType, type RegistrantKind } from "./document-contract";
import { idNumberFault } from "./id-number-contract";

/**
 * Every rule that CreateContact has for its fields (manual: 二、域名, 2.a), the same code in the browser and on the server.
 * Client-safe. Codes are those of messages/<language>/errors.json under "registrants".
 */
export const REGISTRANT_FIELDS = [
  "companyCn",
  "companyEn",
  "idType",
  "idNumber",
  "lastNameCn",
  "lastNameEn",
  "firstNameCn",
  "firstNameEn",
  "phone",
  "email",
  "country",
  "stateCn",
  "stateEn",
  "cityCn",
  "cityEn",
  "addressCn",
  "addressEn",
  "zipcode",
  "fax",
] as const;

export type RegistrantFieldName = (typeof REGISTRANT_FIELDS)[number];

/** As typed. `country` is ISO 3166; `fax` may be empty (the phone is sent then). */
export type RegistrantValues = { kind: RegistrantKind } & Record<RegistrantFieldName, string>;

const CHINESE_FIELDS = new Set<RegistrantFieldName>([
  "companyCn",
  "lastNameCn",
  "firstNameCn",
  "stateCn",
  "cityCn",
  "addressCn",
]);
const ENGLISH_FIELDS = new Set<RegistrantFieldName>([
  "companyEn",
  "lastNameEn",
  "firstNameEn",
  "stateEn",
  "cityEn",
  "addressEn",
]);

/** Countries whose registrants must fill the Chinese fields in Chinese; others may use Latin letters. */
const CHINESE_WRITING = new Set(["CN", "HK", "MO", "TW"]);

/** Whether a registrant of a country must fill the Chinese fields in Chinese. */
export const needsChinese = (country: string): boolean => CHINESE_WRITING.has(country.toUpperCase());

const fault = (reason: string, params?: FieldError["params"]): FieldError => ({
  code: `registrants.${reason}`,
  ...(params ? { params } : {}),
});

/**
 * Normalises typed values: removes surrounding blanks, makes full-width letters plain where only plain ones are
 * accepted, replaces look-alike dots, apostrophes and hyphens, drops the spaces of a Chinese address.
 */
export function normalize(values: RegistrantValues): RegistrantValues {
  const out = { ...values };
  for (const field of REGISTRANT_FIELDS) {
    const text = values[field].normalize("NFC").trim();
    if (CHINESE_FIELDS.has(field)) out[field] = plainApostrophes(oneMiddleDot(text));
    else out[field] = halfWidth(text).trim();
  }
  out.country = out.country.toUpperCase();
  // The registry takes none, and in Chinese they mean nothing.
  if (needsChinese(out.country)) out.addressCn = out.addressCn.replace(/\s/g, "");
  // Commas, dots and accents are in every address abroad; the registry takes none of them.
  else if (!hasChinese(out.addressCn)) out.addressCn = latinAddress(out.addressCn);
  out.idNumber = out.idNumber.toUpperCase().replace(/\s/g, "");
  out.zipcode = out.zipcode.toUpperCase();
  return out;
}

/** Names each refused character once. @param accepted matches one character that may stand there. */
function charsFault(text: string, accepted: RegExp): FieldError {
  const refused = new Set([...text].filter((char) => !accepted.test(char)));
  return fault("chars", { chars: [...refused].join(" ") });
}

const OWNER_CHAR = /^[\p{Script=Han}\p{L}\p{N} ·.&'()（）《》“”〔〕—-]$/u;
const NAME_CHAR_ABROAD = /^[\p{Script=Han}\p{Script=Latin} ·.'-]$/u;
const NAME_CHAR = /^[\p{Script=Han}·]$/u;
const OWNER_EN_CHAR = /^[^<>"\\;%]$/;

const consistsOf = (text: string, accepted: RegExp) => [...text].every((char) => accepted.test(char));

/** The first fault of a field, given the others; null when it is valid. `values` are normalised. */
export function faultOf(
  field: RegistrantFieldName,
  values: RegistrantValues,
  now: Date = new Date(),
): FieldError | null {
  const text = values[field];
  if (text === "") return field === "fax" ? null : { code: "input.required" };
  const control = /[\p{Cc}\p{Cf}]/u.test(text);
  if (control) return fault("control");
  if (/[,，]/.test(text)) return fault("comma");
  if (CHINESE_FIELDS.has(field)) return chineseFault(field, text, values);
  if (ENGLISH_FIELDS.has(field)) return englishFault(field, text, values);
  return otherFault(field, text, values, now);
}

function chineseFault(field: RegistrantFieldName, text: string, values: RegistrantValues): FieldError | null {
  const abroad = !needsChinese(values.country);
  if (!abroad && !hasChinese(text)) return fault("chinese");
  if (field === "addressCn") {
    if (!(abroad ? /^[\p{Script=Han}A-Za-z0-9 -]+$/u : /^[\p{Script=Han}A-Za-z0-9-]+$/u).test(text))
      return fault("address_cn_chars");
    if (chineseWidth(text) <= 8) return fault("address_cn_short");
    return charCount(text) > 100 ? { code: "input.too_long", params: { max: 100 } } : null;
  }
  if (field === "companyCn") {
    if (!consistsOf(text, OWNER_CHAR)) return charsFault(text, OWNER_CHAR);
    const width = chineseWidth(text);
    const min = values.kind === "company" ? 6 : 2;
    if (width < min) return fault(values.kind === "company" ? "company_cn_short" : "owner_cn_short");
    return width > 64 ? fault("company_cn_long") : null;
  }
  if (abroad && !consistsOf(text, NAME_CHAR_ABROAD)) return charsFault(text, NAME_CHAR_ABROAD);
  if (!abroad && !consistsOf(text, NAME_CHAR)) return fault("chinese_only");
  if (/^·|·$/.test(text)) return charsFault("·", /[^·]/);
  const max = field === "lastNameCn" || field === "firstNameCn" ? (abroad ? 20 : 10) : 30;
  return charCount(text) > max ? { code: "input.too_long", params: { max } } : null;
}

function englishFault(field: RegistrantFieldName, text: string, { kind }: RegistrantValues): FieldError | null {
  if (field === "addressEn") {
    if (!/^[\x20-\x7e]+$/.test(text)) return fault("english");
    if (!/^[A-Za-z0-9 -]+$/.test(text)) return fault("address_en_chars");
    if (text.length < 8) return fault("address_en_short");
    if (text.length > 122) return fault("address_en_long");
    return text.includes(" ") ? null : fault("needs_space");
  }
  if (!/^[\x20-\x7e]+$/.test(text)) return fault("english");
  if (!/[A-Za-z]/.test(text)) return fault("english");
  if (field === "companyEn") {
    if (!consistsOf(text, OWNER_EN_CHAR)) return charsFault(text, OWNER_EN_CHAR);
    if (text.length < 2 || text.length > 96) return fault(kind === "company" ? "company_en_length" : "owner_en_length");
    return text.includes(" ") ? null : fault("needs_space");
  }
  if (!/^[A-Za-z .'-]+$/.test(text)) return fault("english_name");
  const max = field === "lastNameEn" || field === "firstNameEn" ? 30 : 50;
  return text.length > max ? { code: "input.too_long", params: { max } } : null;
}

function otherFault(field: RegistrantFieldName, text: string, values: RegistrantValues, now: Date): FieldError | null {
  switch (field) {
    case "idType": {
      const type = documentType(text);
      if (!type) return { code: "input.format" };
      return type.kind === values.kind ? null : fault("id_type_kind");
    }
    case "idNumber":
      return idNumberFault(values.idType, text, shanghaiDay(now));
    case "phone":
    case "fax": {
      const read = readPhone(text, values.country);
      return "fault" in read ? fault(`phone_${read.fault}`) : null;
    }
    case "email":
      return isEmail(text) ? null : fault("email");
    case "zipcode":
      return zipFault(text, values.country);
    case "country":
      return /^[A-Z]{2}$/.test(text) ? null : { code: "input.format" };
    default:
      return null;
  }
}

/** Not wider than what the upstream's client sends (EMAIL_PATTERN), within the lengths that mail has for an address and its parts. */
function isEmail(text: string): boolean {
  const fits = text.length <= 100 && /^[^@]{1,64}@(?:[^.]{1,63}\.)+[^.]{2,63}$/.test(text) && !text.includes("-.");
  return fits && new RegExp(`^${EMAIL_PATTERN}$`).test(text);
}

function zipFault(text: string, country: string): FieldError | null {
  if (country !== "CN") return /^[A-Z0-9][A-Z0-9 -]{2,9}$/.test(text) ? null : fault("zip");
  if (/^\d{6}$/.test(text)) return null;
  if (/^\d{1,5}$/.test(text)) return fault("zip_missing", { count: 6 - text.length });
  return fault("zip_six");
}

/** All faults of a form; empty when it may be sent. */
export function faultsOf(
  values: RegistrantValues,
  now: Date = new Date(),
): Partial<Record<RegistrantFieldName, FieldError>> {
  const clean = normalize(values);
  const out: Partial<Record<RegistrantFieldName, FieldError>> = {};
  for (const field of REGISTRANT_FIELDS) {
    const found = faultOf(field, clean, now);
    if (found) out[field] = found;
  }
  return out;
}

/**
 * A value that would be accepted in place of a refused one, offered as a button; null when there is no obvious one.
 */
export function mendOf(field: RegistrantFieldName, values: RegistrantValues): string | null {
  const clean = normalize(values);
  const found = faultOf(field, clean);
  if (!found || clean[field] === "") return null;
  const mended = mend(field, clean[field], clean.country);
  if (mended === values[field] || mended === "") return null;
  return faultOf(field, normalize({ ...clean, [field]: mended })) === null ? mended : null;
}

function mend(field: RegistrantFieldName, text: string, country: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, "");
  if (field === "addressCn") return halfWidth(plain).replace(/[^\p{Script=Han}A-Za-z0-9-]/gu, "");
  if (field === "addressEn") return latinAddress(plain);
  if (ENGLISH_FIELDS.has(field)) {
    return squeeze(
      plainLatin(plain)
        .replace(/[,，]\s*/g, " ")
        .replace(/[<>"\\;%]/g, " "),
    );
  }
  if (field === "companyCn") return squeeze(plain.replace(/[,，]/g, ""));
  if (CHINESE_FIELDS.has(field)) return plain.replace(/[^\p{Script=Han}·]/gu, "").replace(/^·+|·+$/g, "");
  if (field === "idNumber") return plain.replace(/[^A-Z0-9()]/g, "");
  if (field === "zipcode") return plain.replace(/[^A-Z0-9]/g, "");
  if (field === "email") return plain.replace(/[\s,，]/g, "").replace(/。/g, ".");
  const rest = plain.replace(/[,，]/g, "");
  return field === "phone" || field === "fax" ? (addCallingCode(rest, country) ?? rest) : rest;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Values for storing and sending: normalised, phone and fax composed. Only for values without faults. */
export function composed(values: RegistrantValues): RegistrantValues {
  const clean = normalize(values);
  const phone = readPhone(clean.phone, clean.country);
  const fax = clean.fax === "" ? phone : readPhone(clean.fax, clean.country);
  if ("fault" in phone || "fault" in fax) throw new Error("compose only what has no faults");
  return { ...clean, phone: phone.ok, fax: fax.ok };
}
