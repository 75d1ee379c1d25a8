import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { isNameServer, ownDns } from "../../world/own-dns";
import type { Domain } from "../../world/rows";
import { findSuffix } from "../../world/suffixes";
import { heldDomain, ownedDomain } from "./contacts";

/** 二、域名, 6.a: JSON inside a string, its quotes not escaped. */
export const dnsList: Handler = {
  handle(call) {
    const name = call.params.text("domainname");
    if (!name) refuse("11301");
    const { dns } = ownedDomain(call, name, "11302");
    const hosts = [0, 1, 2, 3, 4, 5].map((at) => [`dns${at + 1}`, dns[at] ?? (call.warts ? " " : "")]);
    const row = Object.fromEntries(hosts);
    return call.warts ? new Raw(`"${JSON.stringify([row])}"`) : [row];
  },
};

/** 二、域名, 6.b */
export const modifyDns: Handler = {
  handle(call) {
    const { params, world } = call;
    const name = params.text("domainname");
    if (!name) refuse("11301");
    const hosts = [1, 2, 3, 4, 5, 6].map((n) => params.text(`dns_hst${n}`));
    if (!hosts[0]) refuse("11401");
    if (!hosts[1]) refuse("11402");
    const filled = hosts.filter((host) => host !== "").map((host) => host.toLowerCase().replace(/\.$/, ""));
    if (new Set(filled).size !== filled.length) refuse("11403");
    const domain = changeable(call, heldDomain(call, name, "11302"), "11046");
    if (!filled.every(isNameServer)) refuse("11046");
    const most = findSuffix(world, domain.suffix)?.ownRegistrar ? 6 : 2;
    world.domains.put(domain.name, { ...domain, dns: filled.slice(0, most), updatedAtMs: call.nowMs });
    return "";
  },
};

/** 二、域名, 6.c: its table has one code only. */
export const resetDns: Handler = {
  handle(call) {
    const { world } = call;
    const domain = changeable(call, heldDomain(call, call.params.text("domainname"), "11502"), "11502");
    const most = findSuffix(world, domain.suffix)?.ownRegistrar ? 6 : 2;
    world.domains.put(domain.name, { ...domain, dns: ownDns.slice(0, most), updatedAtMs: call.nowMs });
    return "";
  },
};

function changeable(call: Call, domain: Domain, failed: string): Domain {
  const stuck = domain.state === "processing" || domain.state === "transferring" || domain.state === "Illegal";
  return stuck || call.nowMs > domain.expiresAtMs ? refuse(failed) : domain;
}
