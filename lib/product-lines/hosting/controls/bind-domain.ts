import { bindHostDomain, unbindHostDomain } from "@/lib/cndns/endpoints/hosting-domains";
import type { Control, ControlSubject, WantedRecord } from "../../control";
import { bindingFields, boundName, type Filing, filedElsewhere, mainlandFields, placeOf } from "../../filing-form";
import type { Config } from "../../form";
import type { ProductLine } from "../../line";
import { known } from "../../map-ok";
import type { Call } from "../../reading";
import { isMainlandHost } from "../config";
import { done, keptList, withoutPart, withPart } from "../control-input";

const DOMAINS_AT_MOST = 10;

function blocked(subject: ControlSubject): string | null {
  if (subject.config.webState === "paused") return "web_paused";
  const most = Number(subject.snapshot.domainsAtMost ?? DOMAINS_AT_MOST);
  return keptList(subject, "domains").length >= most ? "domains_full" : null;
}

/** The record that points at the host: a CNAME; at the domain's own name, where a CNAME is not allowed, an A record. */
function recordOf({ snapshot }: ControlSubject, domain: string, host: string): WantedRecord[] {
  const { alias, serverAddress } = snapshot;
  if (host === "@") {
    return typeof serverAddress === "string" ? [{ domain, host, type: "A", value: serverAddress }] : [];
  }
  return typeof alias === "string" ? [{ domain, host, type: "CNAME", value: `${alias}.` }] : [];
}

/** The domain and its www, which most hosts answer to once they are bound. */
export const hostPointing: ProductLine["pointing"] = async (_call, subject, zone) =>
  known(["@", "www"].flatMap((host) => recordOf(subject, zone, host)));

async function bind(call: Call, subject: ControlSubject, input: Config, filing: Filing = {}) {
  const { zone, host } = placeOf(input);
  const domain = boundName(zone, host);
  const outcome = await call(bindHostDomain, { name: subject.name, domain, ...filing });
  return done(outcome, {
    config: { domains: withPart(keptList(subject, "domains"), domain) },
    params: { domain },
  });
}

/**
 * Binds a domain and points it at the host. At mainland places a domain whose ICP filing was made elsewhere needs the filing's data.
 * Manual: 三、23.
 */
export const bindHostDomainControl: Control = {
  id: "bindDomain",
  group: "domains",
  panel: "domains",
  fields: (subject, _options, _row, draft) => [
    ...bindingFields(),
    ...(isMainlandHost(subject) ? mainlandFields(draft) : []),
  ],
  blocked,
  records: async (_call, subject, input) => {
    const { zone, host } = placeOf(input);
    return known(input.setRecord === true ? recordOf(subject, zone, host) : []);
  },
  run: (call, subject, input) => bind(call, subject, input, filedElsewhere(input)),
};

/** Unbinds a domain; its record stays. Manual: 三、24. */
export const unbindHostDomainControl: Control = {
  id: "unbindDomain",
  group: "domains",
  panel: "domains",
  perRow: true,
  danger: true,
  async run(call, subject, input) {
    const domain = input.row ?? "";
    const kept = { config: { domains: withoutPart(keptList(subject, "domains"), domain) }, params: { domain } };
    return done(await call(unbindHostDomain, { name: subject.name, domain }), kept);
  },
};
