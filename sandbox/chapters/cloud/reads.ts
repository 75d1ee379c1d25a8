import { type Handler, refuse } from "../../http/call";
import { slashTime } from "../../world/write-dates";
import { randomPort } from "./address";
import { cloudStateNow, isWindowsCloud, seenCloudHost } from "./find-host";
import { ROOMS } from "./offer";
import { systemName } from "./open";
import type { CloudHost } from "./rows";

/** 八, 6: answers a word; `fault` for a server that is not the account's. */
export const getsvrStt: Handler = {
  handle(call) {
    if (!call.params.text("cloudname")) refuse("10015");
    const host = seenCloudHost(call);
    return host ? cloudStateNow(host, call.nowMs) : "fault";
  },
};

/** 八, 23: few fields before the server is made, all of them afterwards; no codes are listed, so a refusal has none. */
export const cloudInfo: Handler = {
  handle(call) {
    const { warts } = call;
    const host = seenCloudHost(call);
    if (!host) return refuse("", "产品不在代理商名下");
    const bought = {
      cloudno: host.number,
      cloudname: host.name,
      platepass: host.platformPassword,
      regtime: slashTime(host.boughtAtMs, warts),
      exptime: slashTime(host.expiresAtMs, warts),
    };
    const locate = ROOMS[host.place].longName;
    const filing = host.filingCode ? { ICPID: host.filingCode } : {};
    const { address } = host;
    if (!address) return [{ ...bought, locate, ...filing, remoteport: String(host.remotePort) }];
    const dual = host.place === "2";
    return [
      {
        ...bought,
        osname: systemName(host),
        ostype: isWindowsCloud(host) ? "windows" : "linux",
        locate,
        serverip: dual ? "-" : address.outer || "-",
        dxip: dual ? address.outer : "-",
        wtip: dual ? address.netcom : "-",
        intraip: address.inner,
        freedomain: address.freeDomain,
        ...dualPorts(host),
        timetype: host.period,
        cpu: String(host.cpu),
        ram: String(host.ramMb),
        hd: String(host.diskGb),
        bd: String(host.bandwidthMbps),
        ...filing,
        ExtIP: host.extraAddresses.join(","),
        remotepport: String(host.remotePort),
      },
    ];
  },
};

const PORTS =
  "outremotepport inremotepport mysqloutport mysqlinport mssqloutport mssqlinport weboutport webinport ftpoutport ftpinport ftpoutpasvport ftpinpasvport".split(
    " ",
  );
const INNER: Readonly<Record<string, string>> = {
  inremotepport: "3389",
  mysqlinport: "3306",
  mssqlinport: "1433",
  webinport: "8080",
  ftpinport: "21",
  ftpinpasvport: "5500",
};

/** The ports that only servers in the dual-line room have. */
function dualPorts(host: CloudHost): Record<string, string> {
  const dual = host.place === "2";
  const port = (name: string) => INNER[name] ?? String(randomPort(`${host.name}|${name}`));
  return Object.fromEntries(PORTS.map((name) => [name, dual ? port(name) : "-"]));
}
