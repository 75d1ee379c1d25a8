import type { UncheckedTranslator } from "./unchecked";

const NEEDS: readonly string[] = ["letter", "lower", "upper", "digit", "special"];

/**
 * One sentence that names all rules that a password breaks, for the form and for the answer of the server alike.
 * @param t of the namespace "fields"
 * @param faults as `passwordFaults` finds them (lib/product-lines/password-rule.ts), at least one
 */
export function passwordSentence(
  t: UncheckedTranslator,
  locale: string,
  faults: readonly string[],
  limits: { min: number; max: number; specials: string },
): string {
  const part = (fault: string) => t(`password.broken.${fault}`, { ...limits });
  // Which symbols there are is said once.
  const need = (fault: string) =>
    t(fault === "special" && faults.includes("char") ? "password.need.symbol" : `password.need.${fault}`, {
      specials: limits.specials,
    });
  const missing = faults.filter((fault) => NEEDS.includes(fault)).map(need);
  const needs = new Intl.ListFormat(locale, { type: "conjunction" }).format(missing);
  const parts = [
    ...faults.filter((fault) => ["short", "long", "letter_first"].includes(fault)).map(part),
    ...(missing.length > 0 ? [t("password.broken.needs", { needs })] : []),
    ...faults.filter((fault) => fault === "char" || fault === "plain").map(part),
  ];
  return t("password.broken.sentence", { parts: joined(parts, t) });
}

/** The parts one after the other, with the sign or the word before the last that the language puts there. */
function joined(parts: readonly string[], t: UncheckedTranslator): string {
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return last;
  return parts.slice(0, -1).join(t("password.comma")) + t("password.broken.and") + last;
}
