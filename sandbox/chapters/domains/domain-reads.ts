import { type Call, type Handler, refuse } from "../../http/call";
import { isHeld } from "../../world/availability";
import { hasChinese, readName } from "../../world/names";
import { dnsAddress } from "../../world/own-dns";
import type { Domain, RunState } from "../../world/rows";
import { findSuffix } from "../../world/suffixes";
import { dashDay, slashTime } from "../../world/write-dates";
import { heldDomain, ownedDomain } from "./contacts";
import { MAX_RECORDS } from "./records";

/** The state now: a domain expires and is deleted without a task. */
export function domainStateNow(domain: Domain, nowMs: number): RunState {
  if (domain.state !== "run" && domain.state !== "Not certified") return domain.state;
  if (nowMs <= domain.expiresAtMs) return domain.state;
  return isHeld(domain, nowMs) ? "expired" : "deleted";
}

/** 二、域名, 8: without contact data, with the password. */
export const domainDetail: Handler = {
  handle(call) {
    const { params, world, nowMs, warts } = call;
    const name = params.text("domainname");
    if (!name) refuse("10015");
    const asked = readName(name);
    if (!asked) return refuse("10025");
    const domain = world.domains.seen(asked.name, nowMs) ?? refuse("10019");
    const contact = world.contacts.get(domain.contactId);
    const hosts = [0, 1, 2, 3, 4, 5].flatMap((at) => {
      const host = domain.dns[at] ?? "";
      return [
        [`host${at + 1}`, host],
        [`hostip${at + 1}`, dnsAddress(host)],
      ];
    });
    const row = {
      d_dme: domain.name,
      runstate: domainStateNow(domain, nowMs),
      RegistrationTime: slashTime(domain.registeredAtMs, warts),
      ExpireTime: slashTime(domain.expiresAtMs, warts),
      UpdateTime: slashTime(domain.updatedAtMs, warts),
      password: domain.password,
      ...Object.fromEntries(hosts),
      maxdns: String(MAX_RECORDS),
      dnshostnums: String(world.records.seenGroup(domain.name, nowMs).length),
      domaintype: contact?.usertype === "O" ? "company" : "personal",
      dtype: contact?.idtype ?? "",
      dnumber: contact?.idnumber ?? "",
      Dnvcstate: domain.naming,
      hkauditstate: findSuffix(world, domain.suffix)?.hongKong ? "pass" : "-",
      ...(hasChinese(domain.name) ? { Punycode: domain.punycode } : {}),
      userid: domain.contactId,
      g_nme: describeProduct(domain),
    };
    return [row];
  },
};

/** Not in the manual: with `domaintype=en`, as seen in live use, all of the account's domains; `cn` the Chinese ones. */
export const domainList: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const chineseOnly = params.text("domaintype").toLowerCase() === "cn";
    return world.domains
      .seenAll(nowMs)
      .filter((row) => isHeld(row, nowMs) && (!chineseOnly || hasChinese(row.name)))
      .map((row) => listRow(call, row));
  },
};

function listRow({ world, warts }: Call, row: Domain): Record<string, string> {
  const contact = world.contacts.get(row.contactId);
  const hosts = [0, 1, 2, 3, 4, 5].map((at) => [`d_dnshst${at + 1}`, row.dns[at] ?? ""]);
  return {
    d_dme: row.name,
    d_addtme: dashDay(row.registeredAtMs, warts),
    d_exptme: dashDay(row.expiresAtMs, warts),
    ...Object.fromEntries(hosts),
    d_dnvcstate: row.naming,
    d_dnumber: contact?.idnumber ?? "",
    d_cattype: contact?.usertype ?? "",
    dom_org_cn: contact?.cn.company ?? "",
    dom_fn_cn: contact?.cn.firstname ?? "",
    dom_ln_cn: contact?.cn.lastname ?? "",
    dom_ph: contact?.phone ?? "",
    dom_em: contact?.email ?? "",
    dom_st_cn: contact?.cn.state ?? "",
    dom_ct_cn: contact?.cn.city ?? "",
    dom_adr1_cn: contact?.cn.address ?? "",
    g_nme: describeProduct(row),
  };
}

function describeProduct({ name, suffix }: Domain): string {
  return `${hasChinese(name) ? "中文" : "英文"}域名(${suffix})`;
}

/** Not in the manual: WHOIS privacy. */
export const domainWhoisProtect: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const domain = heldDomain(call, params.text("pdtnme"), "11302");
    world.domains.put(domain.name, {
      ...domain,
      whoisProtect: params.text("newstas") === "1",
      updatedAtMs: nowMs,
    });
    return "";
  },
};

/** Not in the manual: the upstream's own control panel for one domain. */
export const getLoginUrl: Handler = {
  handle(call) {
    const domain = ownedDomain(call, call.params.text("pdtnme"), "11302");
    return `http://www.cndns.com/sandbox-panel/${encodeURIComponent(domain.punycode)}`;
  },
};
