import { readPhone } from "./phone-number";

/** Countries by their calling code; those with an area code of their own behind +1 are dialled by it. The tests compare it with libphonenumber-js. */
const COUNTRIES_BY_CODE =
  "1AG,BB,BS,CA,DM,DO,GD,JM,KN,LC,TT,US,VC 7KZ,RU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39IT,VA 40RO 41CH 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52MX 53CU 54AR 55BR 56CL 57CO 58VE 60MY 61AU 62ID 63PH 64NZ 65SG 66TH 81JP 82KR 84VN 90TR 91IN 92PK 93AF 94LK 95MM 98IR 211SS 212MA 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG 235TD 236CF 237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 248SC 249SD 250RW 251ET 252SO 253DJ 254KE 255TZ 256UG 257BI 258MZ 260ZM 261MG 263ZW 264NA 265MW 266LS 267BW 268SZ 269KM 291ER 351PT 352LU 353IE 354IS 355AL 356MT 357CY 358FI 359BG 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC 378SM 380UA 381RS 382ME 385HR 386SI 387BA 389MK 420CZ 421SK 423LI 501BZ 502GT 503SV 504HN 505NI 506CR 507PA 509HT 591BO 592GY 593EC 595PY 597SR 598UY 670TL 673BN 674NR 675PG 676TO 677SB 678VU 679FJ 680PW 685WS 686KI 688TV 691FM 692MH 850KP 855KH 856LA 880BD 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH 974QA 975BT 976MN 977NP 992TJ 993TM 994AZ 995GE 996KG 998UZ";

/** What is dialled before a number within its country and left out from abroad, where that is not a zero. */
const DIALLED_WITHIN: Record<string, string> = { HU: "06", BY: "80", KZ: "8", RU: "8", TM: "8" };
/** The zero is part of the number. */
const KEEPS_ZERO = new Set(["BJ", "CG", "CI", "GA", "IT", "SM", "VA"]);
/** More than the zero changes when a number is dialled from abroad. */
const UNTOLD_WITH_ZERO = new Set(["AR", "MX"]);

/**
 * A number as its country dials it, with the country's code before it: "020 7946 0958" of GB becomes "+44 20 7946 0958". Null where
 * that can't be told, and where the number needs no code (readPhone).
 */
export function addCallingCode(typed: string, country: string): string | null {
  const read = readPhone(typed, country);
  const code = codeOf(country);
  if (code === null || !("fault" in read) || read.fault !== "country_missing") return null;
  const text = typed.normalize("NFKC").trim();
  const offered = abroadForm(text, code, country);
  return offered !== null && "ok" in readPhone(offered, country) ? offered : null;
}

const codeOf = (country: string) =>
  COUNTRIES_BY_CODE.split(" ")
    .find((one) => /^[A-Z]{2}$/.test(country) && one.includes(country))
    ?.match(/^\d+/)?.[0] ?? null;

function abroadForm(text: string, code: string, country: string): string | null {
  const digits = text.replace(/\D/g, "");
  if (code === "1") {
    if (/^1[2-9]\d{9}$/.test(digits)) return `+${text}`;
    return /^[2-9]\d{9}$/.test(digits) ? `+1 ${text}` : null;
  }
  // The code without its plus; a shorter number may as well begin with these digits itself.
  if (digits.startsWith(code) && code.length > 1) return digits.length >= 12 ? `+${text}` : null;
  if (KEEPS_ZERO.has(country)) return `+${code} ${text}`;
  if (UNTOLD_WITH_ZERO.has(country) && digits.startsWith("0")) return null;
  const within = [...(DIALLED_WITHIN[country] ?? "0")].join("\\D*");
  const left = text.replace(/^\(0\)/, "0").replace(new RegExp(`^(\\D*)${within}[\\s./–—-]*`), "$1");
  return /^\D*0/.test(left) ? null : `+${code} ${left}`;
}
