import { BlockList, isIPv4 } from "node:net";
import type { FieldError } from "@/lib/core/errors";
import { isPublicAddress } from "@/lib/core/public-lookup";

/** What manuals, and the sandbox, write for public addresses (RFC 5737). Nobody's own network has them. */
const examples = new BlockList();
for (const network of ["192.0.2.0", "198.51.100.0", "203.0.113.0"]) examples.addSubnet(network, 24);

/**
 * The error of a field that takes hosts, where one of them is an IPv4 address that can't be reached from the internet: of a private network, of
 * the machine itself, or reserved. Names are not looked up.
 */
export function privateAddressFault(field: string, hosts: readonly string[]): Record<string, FieldError> {
  const address = hosts.find((host) => isIPv4(host) && !isPublicAddress(host) && !examples.check(host));
  return address === undefined ? {} : { [field]: { code: "controls.address_private", params: { address } } };
}
