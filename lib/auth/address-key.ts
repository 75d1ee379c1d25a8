import ipaddr from "ipaddr.js";

/**
 * The key under which a limit counts an address: IPv4 whole, an IPv4-mapped one (`::ffff:192.0.2.1`) as IPv4, IPv6 by its /64
 * (`2001:db8:1:2::/64`), because a provider gives every customer at least a whole /64. Every limit by address uses this key.
 * A text that is no address ("unknown") is its own key.
 */
export function addressKey(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`;
}
