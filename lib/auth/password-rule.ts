import common from "./common-passwords.json";

export const PASSWORD_MIN = 8;

let words: Set<string> | undefined;

/**
 * Why a password is not taken, as an error code; null when it is fine. Length, one that is on the list of common and
 * breached ones, one made of the person's own address, or of one or two characters. No rule on kinds of characters.
 */
export function passwordFault(password: string, about: { email: string; name?: string }): string | null {
  if ([...password].length < PASSWORD_MIN) return "password.too_short";
  words ??= new Set(common.words.split(" "));
  const plain = password.normalize("NFKC").toLowerCase();
  if (words.has(plain) || words.has(plain.replace(/[^a-z]+$/, ""))) return "password.common";
  if (new Set(plain).size <= 2) return "password.common";
  const own = [
    about.email.toLowerCase(),
    about.email.toLowerCase().split("@")[0] ?? "",
    (about.name ?? "").toLowerCase(),
  ];
  for (const word of own) {
    // The address itself, or with a short tail ("lin.xiaowen" and "lin.xiaowen88").
    if (word.length >= 4 && plain.includes(word) && plain.length - word.length < 4) return "password.own_name";
  }
  return null;
}
