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

/** A code of a sentence `ui.password.<code>` in messages. */
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

/** The first rule that a password breaks, or null. */
export function passwordFault(rule: PasswordRule, text: string): PasswordFault | null {
  const specials = new Set(rule.specials);
  if ([...text].some((sign) => !/[A-Za-z0-9]/.test(sign) && !specials.has(sign)))
    return rule.specials === "" ? "plain" : "char";
  if (text.length < rule.min) return "short";
  if (text.length > rule.max) return "long";
  if (rule.letterFirst && !/^[A-Za-z]/.test(text)) return "letter_first";
  for (const need of rule.needs) {
    const there = need === "special" ? [...text].some((sign) => specials.has(sign)) : KINDS[need].test(text);
    if (!there) return need;
  }
  return null;
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
    if (strong && passwordFault(rule, text) === null) return text;
  }
}
