import { randomInt } from "node:crypto";
import { shanghaiDay } from "@/lib/core/time";

const ALPHABET = "ACDEFHJKMNPRTWXY3479";
const LENGTH = 12;

/** "P261127H3MPA4CRTW97": capital letters and digits, which every gateway takes as a number of ours; refunds begin with R, payouts to a bank with B. */
export function newPaymentNumber(kind: "P" | "R" | "B", now: Date): string {
  const day = shanghaiDay(now).replaceAll("-", "").slice(2);
  return `${kind}${day}${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;
}
