import "server-only";
import type { Language } from "@/messages/languages";
import { countryInChinese } from "./upstream-contact";

const FIRST = ["CN", "HK", "MO", "TW"];
const REST =
  "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW".split(
    " ",
  );

/** Countries and regions of registrants, those of China first, the others by their name in the reader's language. */
export function listCountries(locale: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale === "zh" ? "zh-Hans" : "en", { type: "region" });
  const collator = new Intl.Collator(locale === "zh" ? "zh-Hans" : "en");
  const name = (code: string) => (locale === "zh" ? countryInChinese(code) : (names.of(code) ?? code));
  const option = (code: string) => ({ value: code, label: name(code) });
  return [...FIRST.map(option), ...REST.map(option).sort((a, b) => collator.compare(a.label, b.label))];
}
