import "server-only";
import type { Bloom } from "./bloom";
import { bloomHas } from "./bloom";
import { countParts } from "./password-parts";

/** The rule for the passwords of accounts. Passwords of products that the upstream makes have rules of their own. */
export const PASSWORD_MIN = 8;
/** A password of so few parts (countParts) is soon guessed. */
const MOST_PARTS = 5;

export interface PasswordWords {
  /** Words of the person: address, name, and their parts. */
  own: readonly string[];
  /** Words of the shop: its names and the domain of its address. */
  shop: readonly string[];
}

let list: Promise<Bloom> | undefined;

/** Loaded at the first new password, not when the process starts. */
function commonPasswords(): Promise<Bloom> {
  list ??= import("./common-passwords.json").then(({ default: { hashes, bits } }) => ({
    hashes,
    bits: new Uint8Array(Buffer.from(bits, "base64")),
  }));
  return list;
}

/**
 * Why a password is not taken, as an error code; null when it is fine. Too short; made of the person's or the shop's own
 * words; on the list of common and breached ones, or one of them in other case, with figures for letters, or with digits
 * and marks around it; made of dates, sequences, repetitions and keyboard walks. No rule on kinds of characters.
 */
export async function accountPasswordFault(password: string, words: PasswordWords): Promise<string | null> {
  const plain = password.normalize("NFKC").toLowerCase();
  if ([...plain].length < PASSWORD_MIN) return "password.too_short";
  const parts = countParts(plain, []);
  if (parts > MOST_PARTS) {
    if (countParts(plain, words.own) <= MOST_PARTS) return "password.own_name";
    if (countParts(plain, [...words.own, ...words.shop]) <= MOST_PARTS) return "password.shop_name";
  }
  if (isCommon(plain, await commonPasswords())) return "password.common";
  return parts <= MOST_PARTS ? "password.pattern" : null;
}

/** Which letter a digit or a mark commonly stands for. */
const STAND_INS: Record<string, string> = {
  "@": "a",
  "4": "a",
  "0": "o",
  "1": "l",
  "3": "e",
  $: "s",
  "5": "s",
  "7": "t",
  "!": "i",
};

function isCommon(plain: string, common: Bloom): boolean {
  const written = [
    plain,
    // Without the last digit or mark, or the last two: "dragon1!" is "dragon".
    ...[1, 2].filter((count) => /^\P{L}+$/u.test(plain.slice(-count))).map((count) => plain.slice(0, -count)),
    plain.replace(/[^\p{L}\d]+$/u, ""),
    ...coreOf(plain),
    ...coreOf(spell(plain.replace(/[^\p{L}\d]+$/u, ""))),
  ];
  const variants = new Set(written.flatMap((word) => [word, spell(word), spell(word, "i")]));
  return [...variants].some((word) => word.length >= 4 && bloomHas(common, word));
}

/** The word between digits and marks, when these are few or make up a date or sequence. */
function coreOf(plain: string): string[] {
  const [, before = "", core = "", after = ""] = /^(\P{L}*)(.*?)(\P{L}*)$/su.exec(plain) ?? [];
  return countParts(before, []) + countParts(after, []) <= 6 ? [core] : [];
}

/** Writes letters for digits and marks. @param one the letter for "1", which stands for an l or an i */
function spell(word: string, one: "l" | "i" = "l"): string {
  return word.replace(/[@4013$57!]/g, (char) => (char === "1" ? one : (STAND_INS[char] ?? char)));
}
