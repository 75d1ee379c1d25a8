import { hasDemoWord } from "../../control/demo-words";
import { type Handler, refuse } from "../../http/call";
import { looksLikeName } from "../../world/names";
import { checkFiling } from "../filing";
import { changeHost, findOwnHost, isKeptHost } from "./find-host";
import { isMainland } from "./products";
import { MAX_DOMAINS } from "./reads";

/** 三, 23: ten domains at most, each on one host; in mainland rooms filed ones only. */
export const bindHostDomain: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const host = findOwnHost(call, "13142");
    const domain = params.text("domainname").toLowerCase();
    if (!domain) refuse("13139");
    if (nowMs > host.expiresAtMs || host.web === "2") refuse("13140");
    if (!looksLikeName(domain)) refuse("13142");
    if (host.domains.length >= MAX_DOMAINS) refuse("13141");
    for (const other of world.hosts.values()) {
      if (other.domains.includes(domain) && isKeptHost(other, nowMs)) refuse("13142");
    }
    if (isMainland(host.location)) {
      // As in the printed example: a domain that was filed elsewhere is refused without the filing details.
      const known = world.filings.get(domain) !== undefined || params.text("domaintype") !== "";
      if (!known && hasDemoWord(domain, "icp-elsewhere")) refuse("12112", "域名非我司接入不能绑定");
      checkFiling(call, domain, "13164");
    }
    changeHost(world, host, { domains: [...host.domains, domain] }, `绑定域名 ${domain}`);
    return "";
  },
};

/** 三, 24 */
export const unBindDomain: Handler = {
  handle(call) {
    const host = findOwnHost(call, "13144");
    const domain = call.params.text("domainname").toLowerCase();
    if (!domain) refuse("13139");
    if (!host.domains.includes(domain)) refuse("13144");
    const domains = host.domains.filter((name) => name !== domain);
    changeHost(call.world, host, { domains }, `删除域名 ${domain}`);
    return "";
  },
};
