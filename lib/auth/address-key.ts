import ipaddr from "ipaddr.js";

/**
 * What an address is counted as: IPv4 by itself (written as IPv6, too), IPv6 by its /64, the least that a customer of a
 * provider is given and may use all of. What is no address counts as it is.
 */
export function addressKey(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  const network = new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]);
  return `${network.toString()}/64`;
}
