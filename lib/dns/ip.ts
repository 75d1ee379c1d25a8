/** Reads an IPv4 address, also with full-width digits and 。; null when it is none. Leading zeros are refused. */
export function parseIpv4(text: string): string | null {
  const parts = text.normalize("NFKC").replace(/。/g, ".").trim().split(".");
  if (parts.length !== 4) return null;
  return parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255) ? parts.join(".") : null;
}

/** Reads an IPv6 address into its shortest form (RFC 5952); null when it is none. */
export function parseIpv6(text: string): string | null {
  const folded = text
    .normalize("NFKC")
    .trim()
    .replace(/^\[|\]$/g, "");
  if (!/^[0-9a-f:.]+$/i.test(folded) || !folded.includes(":")) return null;
  try {
    return new URL(`http://[${folded}]/`).hostname.slice(1, -1);
  } catch {
    return null;
  }
}

/** Why an address can't be reached from the internet. RFC 6890. */
export const ADDRESS_SCOPES = ["private", "loopback", "link_local", "documentation", "reserved"] as const;
export type AddressScope = (typeof ADDRESS_SCOPES)[number];

const V4_SCOPES: readonly [base: string, bits: number, scope: AddressScope][] = [
  ["0.0.0.0", 8, "reserved"],
  ["10.0.0.0", 8, "private"],
  ["100.64.0.0", 10, "private"],
  ["127.0.0.0", 8, "loopback"],
  ["169.254.0.0", 16, "link_local"],
  ["172.16.0.0", 12, "private"],
  ["192.0.2.0", 24, "documentation"],
  ["192.168.0.0", 16, "private"],
  ["198.18.0.0", 15, "reserved"],
  ["198.51.100.0", 24, "documentation"],
  ["203.0.113.0", 24, "documentation"],
  ["224.0.0.0", 3, "reserved"],
];

function ipv4Number(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The scope of a result of parseIpv4; null for a public address. */
export function ipv4Scope(address: string): AddressScope | null {
  const at = ipv4Number(address);
  for (const [base, bits, scope] of V4_SCOPES) {
    const size = 2 ** (32 - bits);
    if (Math.floor(at / size) === Math.floor(ipv4Number(base) / size)) return scope;
  }
  return null;
}

/** The scope of a result of parseIpv6; null for a public address. */
export function ipv6Scope(address: string): AddressScope | null {
  if (address === "::1") return "loopback";
  if (address === "::" || /^::ffff:/.test(address) || /^ff/.test(address)) return "reserved";
  if (/^f[cd]/.test(address)) return "private";
  if (/^fe[89ab]/.test(address)) return "link_local";
  if (/^2001:db8:/.test(address)) return "documentation";
  return null;
}
