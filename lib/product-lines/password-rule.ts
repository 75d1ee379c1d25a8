/** The upstream's rule for a password. Client-safe: forms check passwords by it and propose one. */
export interface PasswordRule {
  min: number;
  max: number;
  /** Kinds of characters; at least one of each is required. "letter": in either case. */
  needs: readonly ("letter" | "lower" | "upper" | "digit" | "special")[];
  /** Whether it must begin with a letter. */
  letterFirst?: boolean;
  /** The special characters that are allowed. Leave out those that break a URL or the upstream's parser. */
  specials: string;
}

/** A rule that a password breaks: a text `broken.<fault>` or `need.<fault>` below fields.password in messages (password-sentence.ts). */
export type PasswordFault =
  | "short"
  | "long"
  | "letter_first"
  | "letter"
  | "lower"
  | "upper"
  | "digit"
  | "special"
  | "char"
  | "plain";

const KINDS = {
  letter: /[A-Za-z]/,
  lower: /[a-z]/,
  upper: /[A-Z]/,
  digit: /\d/,
} as const;

/** All rules that a password breaks, in the order in which they are said. Empty when it fits. */
export function passwordFaults(rule: PasswordRule, text: string): PasswordFault[] {
  const specials = new Set(rule.specials);
  const strange = [...text].some((sign) => !/[A-Za-z0-9]/.test(sign) && !specials.has(sign));
  const other = rule.specials === "" ? "plain" : "char";
  const beginsRight = rule.letterFirst !== true || KINDS.letter.test(text.slice(0, 1));
  const has = (need: PasswordRule["needs"][number]) =>
    need === "special" ? [...text].some((sign) => specials.has(sign)) : KINDS[need].test(text);
  // Whoever begins with a letter has one.
  const missing = rule.needs.filter((need) => !has(need) && (need !== "letter" || beginsRight));
  return [
    ...(text.length < rule.min ? (["short"] as const) : []),
    ...(text.length > rule.max ? (["long"] as const) : []),
    ...(beginsRight ? [] : (["letter_first"] as const)),
    ...missing,
    ...(strange ? ([other] as const) : []),
  ];
}

const LOWER = "abcdefghijkmnpqrstuvwxyz";
const UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS = "23456789";

/** Makes a random password that fits the rule, without characters that look alike; 14 characters where the rule allows. */
export function proposePassword(rule: PasswordRule): string {
  const length = Math.max(rule.min, Math.min(rule.max, 14));
  const special = rule.needs.includes("special") ? rule.specials : "";
  const signs = LOWER + UPPER + DIGITS + special;
  for (;;) {
    const random = crypto.getRandomValues(new Uint32Array(length));
    const text = Array.from(random, (value) => signs[value % signs.length]).join("");
    // Both cases and a digit even where the rule asks for less: a lost purchase is recognised by its password, so no two may share one.
    const strong = KINDS.lower.test(text) && KINDS.upper.test(text) && KINDS.digit.test(text);
    if (strong && passwordFaults(rule, text).length === 0) return text;
  }
}
