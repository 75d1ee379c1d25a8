/** What the upstream demands of a password. Client-safe: forms check by it and propose one that fits. */
export interface PasswordRule {
  min: number;
  max: number;
  /** Kinds of characters of which at least one must be there. "letter": either case. */
  needs: readonly ("letter" | "lower" | "upper" | "digit" | "special")[];
  /** Begins with a letter. */
  letterFirst?: boolean;
  /** The special characters that may be in it; none when empty. Leave out what a URL or the upstream's parser trips over. */
  specials: string;
}

/** A sentence stands under ui.password.<code> in messages. */
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

/** The first thing that is wrong with a password, or null. */
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

/** A random password that fits, without characters that look alike; 14 long where the rule allows. */
export function proposePassword(rule: PasswordRule): string {
  const length = Math.max(rule.min, Math.min(rule.max, 14));
  const special = rule.needs.includes("special") ? rule.specials : "";
  const signs = LOWER + UPPER + DIGITS + special;
  for (;;) {
    const random = crypto.getRandomValues(new Uint32Array(length));
    const text = Array.from(random, (value) => signs[value % signs.length]).join("");
    // Both cases and a figure even where the rule asks for less: two purchases must never share a password.
    const strong = KINDS.lower.test(text) && KINDS.upper.test(text) && KINDS.digit.test(text);
    if (strong && passwordFault(rule, text) === null) return text;
  }
}
