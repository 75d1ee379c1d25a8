import { type Handler, Raw, refuse } from "../../http/call";
import { fraction } from "../../world/availability";
import { slashTime } from "../../world/write-dates";
import { findOwnHost, seenHost } from "./find-host";
import { type Gift, giftsOf } from "./gift-list";
import { isMainland, isWindowsKind } from "./products";
import type { Host } from "./rows";

const TRAFFIC_MB_PER_UNIT = 10_000;
export const MAX_DOMAINS = 10;

/** The server that a host is on, always the same one. */
function serverOf(host: Host): { number: number; address: string } {
  const number = 100 + Math.floor(fraction(`server|${host.name}`) * 60);
  return { number, address: `203.0.113.${number}` };
}

/** The name that a domain's CNAME points at. */
export function aliasOf(host: Host): string {
  return `${host.name}.w${serverOf(host).number}.cndns5.com`;
}

function filingCode(host: Host): string {
  return isMainland(host.location) ? `icp${Math.floor(fraction(`icp|${host.name}`) * 1e8)}` : "";
}

/** A host as the details print it; an order's answer has the same data under its own name for the expiry. */
export function hostRow(host: Host, gifts: readonly Gift[], warts: boolean, ordered = false): Record<string, string> {
  const { number, address } = serverOf(host);
  const blank = warts ? " " : "";
  const expiry = slashTime(host.expiresAtMs, warts);
  const row: Record<string, string> = {
    ftpname: host.name,
    ftppassword: host.password,
    hostsize: String(host.units * 100),
    years: host.years.toFixed(2),
    cname: `${warts ? "http://" : ""}${aliasOf(host)}`,
    testurl: `http://${host.name}.w${number}.mc-test.com`,
    regtime: slashTime(host.boughtAtMs, warts),
    [ordered ? "exptime" : "exptme"]: expiry,
    bindnum: String(MAX_DOMAINS),
    monthwidth: (host.units * TRAFFIC_MB_PER_UNIT).toFixed(2),
    svrip: `${blank}${address}`,
    ICPID: filingCode(host) && `${blank}${filingCode(host)}`,
  };
  if (ordered) return row;
  const opened = [0, 1, 2].flatMap((at) => {
    const gift = gifts[at];
    return [
      [`presenthost${at + 1}`, gift?.name ?? blank],
      [`presenttype${at + 1}`, gift?.kind ?? blank],
    ];
  });
  return {
    ...row,
    svrname: `w${number}.mc-test.com`,
    linetype: host.line,
    location: host.location,
    hosttype: host.kind,
    ...Object.fromEntries(opened),
  };
}

/** 三, 26 */
export const hostDetail: Handler = {
  handle(call) {
    const name = call.params.text("ftpname");
    if (!name) refuse("10015");
    if (!/^[\w-]{1,64}$/.test(name)) refuse("10025");
    const host = seenHost(call, name) ?? refuse("10019");
    const gifts = giftsOf(call.world, host.name, call.nowMs);
    const row = hostRow(host, gifts, call.warts);
    if (call.settings.warts !== "misprints") return [row];
    return new Raw(JSON.stringify([row]).replace('"cname"', 'cname"'));
  },
};

/** 三, 19: in MB. */
export const hostingSize: Handler = {
  handle(call) {
    const which = call.params.text("operation");
    if (!call.params.text("ftpname")) refuse("10015");
    if (which !== "1" && which !== "2") refuse("13101");
    const host = seenHost(call, call.params.text("ftpname")) ?? refuse("10015");
    return String(which === "1" ? host.units * 100 : host.usedMb);
  },
};

/** 三, 25: the fields are the sandbox's own, none are documented. Newest first. */
export const getHostingLog: Handler = {
  handle(call) {
    const host = findOwnHost(call, "13147");
    return host.log.map(({ atMs, text }) => ({ opttime: slashTime(atMs, call.warts), memo: text }));
  },
};

const ROOMS = [
  ["1", "上海"],
  ["2", "香港"],
  ["3", "北京"],
  ["4", "广州"],
  ["5", "杭州"],
] as const;

/** 三, 27: rooms of the site builder. */
export const proRoomList: Handler = {
  handle({ params, warts }) {
    const owner = params.text("username");
    return ROOMS.map(([id, name], at) => ({
      id,
      pro_id: id,
      pro_owner: warts && at === 0 ? `${owner} ` : owner,
      pro_name: warts && at === 0 ? ` ${[...name].join(" ")}` : name,
    }));
  },
};

/** Refuses a control that exists for Windows hosts only. */
export function onlyWindows(host: Host, failed: string): void {
  if (!isWindowsKind(host.kind)) refuse(failed);
}
