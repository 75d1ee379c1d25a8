import { lookup as lookUp } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Whether an IP address is one of the internet: neither this machine's, nor of a private network, nor reserved. */
export const isPublicAddress = (address: string): boolean => ipaddr.process(address).range() === "unicast";

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
