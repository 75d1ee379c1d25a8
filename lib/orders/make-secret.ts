import "server-only";
import { randomInt } from "node:crypto";

const LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS = "23456789";

/**
 * A random password of 14 letters and digits, both present and none that look alike (77 bits): fits the upstream's rule for a
 * domain's management password (6–16 letters or digits, manual 二、3) and tells this item's purchase from any other.
 */
export function makeSecret(): string {
  for (;;) {
    const all = LETTERS + DIGITS;
    const text = Array.from({ length: 14 }, () => all[randomInt(all.length)]).join("");
    if (/\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text)) return text;
  }
}
