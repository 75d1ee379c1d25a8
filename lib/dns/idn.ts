import punycode from "punycode/punycode.js";

/**
 * Internationalised names, the same in browser and server: UTS 46 mapping is the platform's own (WHATWG URL),
 * punycode decoding is the punycode package's. RFC 3492, UTS 46.
 */
const ASCII_LABEL = /^[a-z0-9_*](?:[a-z0-9_-]*[a-z0-9_])?$/;

/** ASCII form of a dotted name ("示例.中国" → "xn--…"), lower case, or null when UTS 46 refuses it. */
export function toAsciiName(name: string): string | null {
  if (name === "" || /[\s/?#@:[\]\\%<>^|]/.test(name)) return null;
  const labels: string[] = [];
  for (const label of name.normalize("NFKC").split(/[.。]/)) {
    const ascii = toAsciiLabel(label);
    if (ascii === null) return null;
    labels.push(...ascii.split("."));
  }
  return labels.join(".");
}

function toAsciiLabel(label: string): string | null {
  const lower = label.toLowerCase();
  if (ASCII_LABEL.test(lower) && !lower.startsWith("xn--")) return lower;
  if (label === "") return null;
  try {
    // A second label is added so that a label of digits is not read as an IPv4 address.
    const host = new URL(`http://${label}.example`).hostname;
    if (!host.endsWith(".example")) return null;
    const ascii = host.slice(0, -".example".length);
    if (ascii === "") return null;
    // A label that decodes to plain ASCII ("xn--a-") is not valid at any registry.
    return ascii.split(".").every((part) => !part.startsWith("xn--") || /[^ -~]/.test(decodeLabel(part)))
      ? ascii
      : null;
  } catch {
    return null;
  }
}

function decodeLabel(label: string): string {
  try {
    return punycode.decode(label.slice("xn--".length));
  } catch {
    return "";
  }
}

/** The form for people: "xn--fiqs8s" → "中国". A label that can't be decoded stays as it is. */
export function toUnicodeName(ascii: string): string {
  return ascii
    .split(".")
    .map((label) => (label.startsWith("xn--") ? decodeLabel(label) || label : label))
    .join(".");
}
