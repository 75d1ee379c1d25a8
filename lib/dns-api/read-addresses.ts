import { type AddressScope, ipv4Scope, ipv6Scope, parseIpv4, parseIpv6 } from "@/lib/dns/ip";

export type Addresses = Partial<Record<"A" | "AAAA", string>>;

/** What no host can be reached at, in its own network either: a router that is not connected sends 0.0.0.0 or "::". */
const UNREACHABLE: ReadonlySet<AddressScope | null> = new Set(["loopback", "link_local", "reserved"]);

/**
 * The addresses that a request names, one of each family at most ("192.0.2.1,2001:db8::1"); without any, the caller's own. Null: a text
 * that is no address, or one that no host can be reached at, as a router sends while it has none; or two addresses of a family, of which
 * nobody says which one is meant. The record then stays as it is.
 */
export function readAddresses(texts: readonly string[], caller: string): Addresses | null {
  const named = texts
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())
    .filter(Boolean);
  const addresses: Addresses = {};
  for (const text of named.length > 0 ? named : [caller]) {
    const v6 = parseIpv6(text);
    const v4 = v6 === null ? parseIpv4(text) : mappedIpv4(v6);
    const [type, address] = v4 !== null ? (["A", v4] as const) : (["AAAA", v6] as const);
    if (address === null || (addresses[type] ?? address) !== address) return null;
    addresses[type] = address;
  }
  // The caller's own is as it is: in a network of one's own the shop may be reached from anywhere.
  if (named.length === 0) return addresses;
  const { A, AAAA } = addresses;
  if (A !== undefined && UNREACHABLE.has(ipv4Scope(A))) return null;
  return AAAA !== undefined && UNREACHABLE.has(ipv6Scope(AAAA)) ? null : addresses;
}

/** "::ffff:c000:201", as a system that speaks both families writes 192.0.2.1: an AAAA record of it reaches nothing. RFC 4291 2.5.5.2. */
function mappedIpv4(v6: string): string | null {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(v6) ?? [];
  if (high === undefined || low === undefined) return null;
  const bytes = [high, low].flatMap((part) => [parseInt(part, 16) >> 8, parseInt(part, 16) & 255]);
  return bytes.join(".");
}
