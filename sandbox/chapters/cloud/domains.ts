import { type Call, type Handler, refuse } from "../../http/call";
import { looksLikeName, readName } from "../../world/names";
import { checkFiling } from "../filing";
import { hostOf, putHost } from "./find-host";
import { ROOMS } from "./offer";

/** The root domain that a call names; Chinese names are not encoded. */
function readDomain({ params }: Call): string {
  const text = params.text("domainname");
  const of = readName(text);
  if (of) return of.name;
  // A domain under a suffix that is not sold here can be bound, too; a subdomain can't.
  return looksLikeName(text) && text.split(".").length === 2 ? text.toLowerCase() : refuse("17138");
}

/** 八, 17: mainland rooms only; the name needs an ICP filing. */
export const bindCloudDomain: Handler = {
  handle(call) {
    const { params, world } = call;
    if (!params.text("cloudname")) refuse("10015");
    const domain = readDomain(call);
    const host = hostOf(call, "17110");
    if (host.state === "not created" || host.broken === "order") refuse("17110");
    if (!ROOMS[host.place].mainland) refuse("17139");
    for (const other of world.cloudHosts.values()) if (other.domains.includes(domain)) refuse("17141");
    checkFiling(call, domain, "17140");
    if (host.broken !== "") refuse("17142");
    putHost(world, host, { domains: [...host.domains, domain] });
    return "";
  },
};

/** 八, 18 */
export const deldomain: Handler = {
  handle(call) {
    if (!call.params.text("cloudname")) refuse("10015");
    const domain = readDomain(call);
    const host = hostOf(call, "17144");
    if (!host.domains.includes(domain)) refuse("17143");
    if (host.broken === "node") refuse("17144");
    putHost(call.world, host, { domains: host.domains.filter((bound) => bound !== domain) });
    return "";
  },
};
