import { domainToASCII, domainToUnicode } from "node:url";
import { isSuffix } from "./suffixes";

export interface DomainName {
  /** Unicode, lower case: 示例.中国, cndns.com. */
  name: string;
  label: string;
  suffix: string;
  punycode: string;
}

/** The manual: digits, letters, Chinese characters and hyphen. */
const LABEL = /^[0-9a-z\p{Script=Han}](?:[0-9a-z\p{Script=Han}-]*[0-9a-z\p{Script=Han}])?$/u;

/** Reads a full name in either form (xn--… or Unicode). Null when it is malformed or its suffix is not sold. */
export function readName(text: string): DomainName | null {
  const lower = text.trim().normalize("NFC").toLowerCase();
  const name = lower.includes("xn--") ? domainToUnicode(lower) : lower;
  const dot = name.indexOf(".");
  if (dot < 1) return null;
  const label = name.slice(0, dot);
  const suffix = name.slice(dot);
  return isSuffix(suffix) && isLabel(label) ? { name, label, suffix, punycode: toPunycode(name) } : null;
}

/** True when the text has the form of a domain name, whatever its suffix. */
export function looksLikeName(text: string): boolean {
  return (
    text.length <= 253 &&
    text.includes(".") &&
    text
      .toLowerCase()
      .split(".")
      .every((part) => isLabel(part))
  );
}

export function isLabel(label: string): boolean {
  if (!LABEL.test(label)) return false;
  if (label.slice(2, 4) === "--" && !label.startsWith("xn--")) return false;
  return (isAscii(label) ? label : domainToASCII(label)).length <= 63;
}

export function toPunycode(name: string): string {
  return isAscii(name) ? name : domainToASCII(name);
}

export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
