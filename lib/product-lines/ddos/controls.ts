import type { Control, ControlSubject, WantedRecord } from "../control";
import type { Config, FormField } from "../form";
import { HOST_NAME_PATTERN, IPV4_PATTERN } from "../host-name-pattern";
import { isSameDomain } from "../is-same-domain";
import { known } from "../map-ok";
import { privateAddressFault } from "../private-address-fault";

const IPV4 = new RegExp(`^${IPV4_PATTERN}$`);

const notRunning = ({ reason }: ControlSubject): string | null => (reason === "running" ? null : "not_running");

const fields = (): FormField[] => [
  { id: "domain", kind: "domain", hinted: true },
  {
    id: "address",
    kind: "text",
    maxLength: 253,
    pattern: `${IPV4_PATTERN}|${HOST_NAME_PATTERN}\\.?`,
    code: true,
    hosts: true,
    hinted: true,
  },
];

/** An A record for an address, a CNAME record for a host name. */
function recordOf(input: Config): WantedRecord {
  const domain = String(input.domain).trim().toLowerCase();
  const address = String(input.address).trim().toLowerCase();
  return IPV4.test(address)
    ? { domain, host: "@", type: "A", value: address }
    : { domain, host: "@", type: "CNAME", value: address.endsWith(".") ? address : `${address}.` };
}

/**
 * Points a website at the protection. No call shows the protected address: the customer gets it when the product is set up and enters it
 * here. The upstream isn't called.
 */
export const pointAtProtection: Control = {
  id: "pointDomain",
  group: "site",
  fields,
  blocked: notRunning,
  check: (input) => {
    const [domain, address] = [String(input.domain), String(input.address)];
    // A CNAME of a name to itself leads nowhere, and no zone takes it: the customer would be told to set it elsewhere.
    if (isSameDomain(domain, address)) return { address: { code: "controls.address_itself", params: { domain } } };
    return privateAddressFault("address", [address]);
  },
  records: async (_call, _subject, input) => known([recordOf(input)]),
  run: async (_call, _subject, input) =>
    known({ params: { domain: String(input.domain).trim().toLowerCase(), address: String(input.address).trim() } }),
};
