import { type Handler, Raw, refuse } from "../../http/call";
import { sellTo } from "../../selling/sell";
import { fraction } from "../../world/availability";
import { isPeriod } from "../../world/periods";
import { cloudAddressOf } from "./address";
import { checkReady, hostOf, putHost } from "./find-host";
import { MOST } from "./offer";
import { cloudTermFen, monthlyFen, readCount, restOfTermFen, termEnd } from "./prices";
import type { CloudHost } from "./rows";

/** 八, 19–22: upgrade list, upgrade, one more address, renewal. */

const STEPS = { cpu: 1, ramMb: 512, diskGb: 10, bandwidthMbps: 1 } as const;
const PARTS = ["cpu", "ramMb", "diskGb", "bandwidthMbps"] as const;
type Part = (typeof PARTS)[number];

function rest(host: CloudHost, part: Part): number {
  return Math.max(0, MOST[part] - host[part]);
}

export const getCloudUpgradelist: Handler = {
  handle(call) {
    const host = hostOf(call, "17110");
    if (host.broken === "order" || host.broken === "node") refuse("17110");
    const keys: Readonly<Record<Part, string>> = {
      cpu: "CPUInfo",
      ramMb: "RAMInfo",
      diskGb: "HDInfo",
      bandwidthMbps: "BDInfo",
    };
    const ranges = Object.fromEntries(
      PARTS.map((part) => [keys[part], [{ Minval: "0", Maxval: String(rest(host, part)), step: String(STEPS[part]) }]]),
    );
    return call.settings.warts === "misprints" ? new Raw(JSON.stringify(ranges).slice(0, -1)) : ranges;
  },
};

const NUMBERS: readonly (readonly [Part, param: string, invalid: string, over: string, name: string])[] = [
  ["cpu", "CPUNum", "17001", "17129", "CPU"],
  ["ramMb", "RAMNum", "17002", "17130", "内存"],
  ["diskGb", "HDNum", "17003", "17131", "空间"],
  ["bandwidthMbps", "BDNum", "17004", "17132", "带宽"],
];

/** The numbers are added to the server's; with nothing to add it is 17001. */
export const upgradeCloud: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    if (!params.text("cloudname")) refuse("10015");
    const added: Record<Part, number> = { cpu: 0, ramMb: 0, diskGb: 0, bandwidthMbps: 0 };
    for (const [part, param, invalid] of NUMBERS) {
      const text = params.text(param);
      if (!/^\d{1,6}$/.test(text) || Number(text) % STEPS[part] !== 0) refuse(invalid);
      added[part] = Number(text);
    }
    const host = hostOf(call, "17110");
    if (host.broken === "order") refuse("17110");
    if (PARTS.every((part) => added[part] === 0)) refuse("17001");
    checkReady(call, host, "17017");
    if (host.snapshotAtMs !== null) refuse("17127");
    if (host.state !== "stop") refuse("17128");
    for (const [part, , , over, name] of NUMBERS) {
      if (added[part] > rest(host, part)) refuse(over, `${name} 超限无法升级[${rest(host, part)}]`);
    }
    if (host.broken === "node") refuse("17133");
    const grown = { ...host };
    for (const part of PARTS) grown[part] += added[part];
    sellTo(call, host.name, restOfTermFen(monthlyFen(grown) - monthlyFen(host), host, nowMs));
    world.cloudHosts.put(host.name, grown);
    return "";
  },
};

export const buyip: Handler = {
  handle(call) {
    const { world, nowMs } = call;
    const host = hostOf(call, "17107");
    checkReady(call, host, "17107");
    if (host.extraAddresses.length >= MOST.extraAddresses) refuse("17134");
    if (host.snapshotAtMs !== null) refuse("17135");
    if (host.state !== "stop") refuse("17136");
    if (host.broken !== "") refuse("17137");
    sellTo(call, host.name, restOfTermFen(monthlyFen(host, 1) - monthlyFen(host), host, nowMs));
    const at = cloudAddressOf(host.name, host.place);
    const net = (at.outer || "98.126.0.0").split(".").slice(0, 2).join(".");
    const seed = `${host.name}|${host.extraAddresses.length}`;
    const third = 2 + Math.floor(fraction(`${seed}|c`) * 250);
    const ipaddress = `${net}.${third}.${2 + Math.floor(fraction(`${seed}|d`) * 250)}`;
    putHost(world, host, { extraAddresses: [...host.extraAddresses, ipaddress] });
    return [
      {
        cloudname: host.name,
        ipaddress,
        netmask: at.netmask,
        router: `${net}.${third}.1`,
        freedomain: at.freeDomain,
      },
    ];
  },
};

/** The table spells it timetype, the example tmetpe: both are accepted. The expiry moves at once. */
export const renewalCloud: Handler = {
  handle(call) {
    const { params, world } = call;
    if (!params.text("cloudname")) refuse("10015");
    const period = params.text("timetype") || params.text("tmetpe");
    const count = readCount(params.text("years"));
    if (!isPeriod(period) || count === null) return refuse("17007");
    const host = hostOf(call, "17008");
    if (host.broken === "node") refuse("17126");
    sellTo(call, host.name, cloudTermFen(host, period, count, host.extraAddresses.length));
    putHost(world, host, { expiresAtMs: termEnd(host.expiresAtMs, period, count) });
    return "";
  },
};
