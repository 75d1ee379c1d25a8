import { randomInt } from "node:crypto";

/** Without characters that are easily confused when read or spoken: 0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V. */
const ALPHABET = "ACDEFHJKMNPRTWXY3479";
const LENGTH = 8;

/** A code for a transfer's remark, "KQ7H3MPA4C": letters and digits only, because banks drop other characters. */
export function newReference(): string {
  return `KQ${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;
}
