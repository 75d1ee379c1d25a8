import { addYears, shanghaiDay } from "@/lib/core/time";
import { type Handler, refuse } from "../../http/call";
import { sellTo } from "../../selling/sell";
import { RENEWABLE_AFTER_EXPIRY_MS } from "../../world/availability";
import { readName } from "../../world/names";
import type { RunState } from "../../world/rows";
import { findSuffix } from "../../world/suffixes";
import { heldDomain } from "./contacts";
import { finishRenewal, workingState } from "./registration";

const RENEWABLE: ReadonlySet<RunState> = new Set<RunState>([
  "run",
  "Not certified",
  "expired",
  "pause",
  "stopped by admin",
  "renewals failure",
]);
const MAX_YEARS_AHEAD = 10;

/** 二、域名, 4. Without `exptme` a second renewal is refused only while the first is not finished (11607). */
export const domainRenew: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const name = params.text("domainname");
    if (!name) refuse("11301");
    const domain = heldDomain(call, name, "11302");
    const yearsText = params.text("years");
    const years = Number(yearsText);
    if (!/^\d{1,2}$/.test(yearsText) || years < 1 || years > 10) refuse("11601");
    if (!RENEWABLE.has(domain.state)) refuse("11607");
    if (nowMs > domain.expiresAtMs + RENEWABLE_AFTER_EXPIRY_MS) refuse("11603");
    const exptme = params.text("exptme");
    if (exptme && exptme !== shanghaiDay(new Date(domain.expiresAtMs))) refuse("11605");
    const expiresAt = addYears(new Date(domain.expiresAtMs), years);
    if (expiresAt.getTime() > addYears(new Date(nowMs), MAX_YEARS_AHEAD).getTime()) refuse("11601");

    const renewFen = findSuffix(world, domain.suffix)?.renewFen ?? refuse("11604");
    const saleId = sellTo(call, domain.name, renewFen * BigInt(years));
    world.domains.put(domain.name, { ...domain, state: "renewal process", renewing: { years, saleId } });
    if (call.settings.renewMs > 0) world.later("renewal", domain.name, nowMs + call.settings.renewMs);
    else finishRenewal(world, domain.name);
    return "";
  },
};

/** 二、域名, 5 */
export const modifyDomainPassword: Handler = {
  handle(call) {
    const name = call.params.text("domainname");
    const password = call.params.text("password");
    if (!name) refuse("11301");
    if (!password) refuse("11501");
    const domain = heldDomain(call, name, "11302");
    call.world.domains.put(domain.name, { ...domain, password, updatedAtMs: call.nowMs });
    return "";
  },
};

/** 二、域名, 2.f: the holder becomes another contact. */
export const domainguohu: Handler = {
  handle(call) {
    const { params, world, nowMs, warts } = call;
    const of = readName(params.text("domainname"));
    const userid = params.text("userid");
    if (!of) return refuse("11728");
    if (!/^\d{1,12}$/.test(userid)) refuse("11729");
    if (of.suffix === ".gov.cn") refuse("11726");
    const domain = heldDomain(call, of.name, "11701");
    const contact = world.contacts.get(userid);
    if (!contact) return refuse("11722");
    if (contact.isforbidden === "2") refuse("11725");
    if (!findSuffix(world, domain.suffix)?.ownRegistrar) refuse("11727");
    if (domain.state !== "run" && domain.state !== "Not certified") refuse("11724");
    const moved = { ...domain, contactId: userid, updatedAtMs: nowMs };
    world.domains.put(domain.name, { ...moved, state: workingState(world, moved) });
    return warts ? " " : "";
  },
};
