import { lookup as lookUp } from "node:dns";
import { BlockList, isIPv6, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** All of IPv6 that has been given out (RFC 4291 2.4), and IPv4 as systems write it in IPv6, which is judged as IPv4. */
const given = new BlockList();
given.addSubnet("2000::", 3, "ipv6");
given.addSubnet("::ffff:0:0", 96, "ipv6");

/**
 * Whether an IP address is one of the internet: neither this machine's, nor of a private network, nor reserved. ipaddr.js calls "unicast"
 * whatever is in none of its lists, such as the older way of IPv4 in IPv6 ("::127.0.0.1").
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.process(address).range() === "unicast" && (!isIPv6(address) || given.check(address, "ipv6"));
}

/**
 * The `lookup` of a request to a host that somebody else named: fails when any of the host's addresses is not public. The connection is
 * made to the addresses that were checked, so a name can't resolve to another one in between. Not asked for a host that is an IP address.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(Object.assign(new Error("not a public address"), { code: "ENOTPUBLIC" }), "");
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
