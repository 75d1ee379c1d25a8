import { type Call, type Handler, type Message, Raw, refuse } from "../../http/call";
import { slashTime } from "../../world/write-dates";
import { randomPort } from "./address";
import { beginCloudTask, checkReady, cloudStateNow, hostOf, isWindowsCloud, putHost, readPassword } from "./find-host";
import { findSystem, ROOMS, SYSTEMS } from "./offer";
import type { CloudHost } from "./rows";

/**
 * 八, 4. With a callback address the answer is a blank success and the server is made later; without one the call
 * makes it. While one is being made a second call is 17105, not 17103.
 */
export const createHost: Handler = {
  handle(call) {
    const { params, world, nowMs, settings } = call;
    if (!params.text("cloudname")) refuse("10015");
    const password = readPassword(call, "password");
    const host = hostOf(call, "17102");
    if (host.state !== "not created") refuse("17103");
    if (host.task) refuse("17105", "主机正在开通");
    if (nowMs >= host.expiresAtMs) refuse("17105", "产品已过期");
    if (host.broken === "password") refuse("17104");
    const callbackUrl = params.whole("callbackurl").trim();
    if (callbackUrl) {
      beginCloudTask(call, host, { kind: "create", callbackUrl, password }, settings.cloudCreateMs);
      return call.warts ? " " : "";
    }
    if (host.broken === "node") refuse("17105");
    beginCloudTask(call, host, { kind: "create", password }, 0);
    return openedAnswer(call, world.cloudHosts.get(host.name) ?? host);
  },
};

/** As the manual prints it: blanks before some values, and two inner addresses under one key. */
function openedAnswer({ warts, settings }: Call, host: CloudHost): Message {
  const { address } = host;
  const pad = (text: string) => (warts ? ` ${text}` : text);
  const fields: [string, string][] = [
    ["cloudsn", host.number],
    ["cloudname", host.name],
    ["hostpassword", host.systemPassword],
    ["regtme", slashTime(host.boughtAtMs, warts)],
    ["exptme", slashTime(host.expiresAtMs, warts)],
    ["hostip", address?.outer || "-"],
    ["intraip", pad(address?.inner ?? "")],
    ["platformpassword", host.platformPassword],
    ["os", systemName(host)],
    ["place", ROOMS[host.place].name],
    ["freedomain", pad(address?.freeDomain ?? "")],
    ["netmask", pad(address?.netmask ?? "")],
    ["router", pad(address?.router ?? "")],
    ["ICPID", pad(host.filingCode)],
    ["remoteport", pad(String(host.remotePort))],
  ];
  if (!warts) return [Object.fromEntries(fields)];
  const twice = [...fields, ["intraip", pad(address?.inner ?? "")]];
  const inside = twice.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(", ");
  return new Raw(settings.warts === "misprints" ? `[{${inside} ]}` : `[{${inside} }]`);
}

export function systemName(host: CloudHost): string {
  return findSystem(host.os)?.name ?? `自定义镜像 ${host.os.slice("image:".length)}`;
}

/** 八, 5: also before the server is made. */
export const modPlatformPassword: Handler = {
  handle(call) {
    if (!call.params.text("cloudname")) refuse("10015");
    const platformPassword = readPassword(call, "password");
    const host = hostOf(call, "17106");
    if (host.broken === "node") refuse("17106");
    putHost(call.world, host, { platformPassword });
    return "";
  },
};

/** 八, 16 */
export const modPassword: Handler = {
  handle(call) {
    if (!call.params.text("cloudname")) refuse("10015");
    const systemPassword = readPassword(call, "cloudpassword");
    const host = hostOf(call, "17107");
    checkReady(call, host, "17107");
    // Refused for a server made from another server's image, because the way to set its password is not known.
    if (!findSystem(host.os)) refuse("17005");
    if (host.state !== "stop") refuse("17124");
    if (host.broken !== "" && host.broken !== "shutdown") refuse("17125");
    putHost(call.world, host, { systemPassword });
    return "";
  },
};

/** 八, 14 */
export const getrebuildSystem: Handler = {
  handle(call) {
    const host = hostOf(call, "17121");
    if (host.broken === "node") refuse("17121");
    return SYSTEMS.map(({ name, value }) => ({ systemName: name, systemval: value }));
  },
};

/** 八, 15: shuts down, then installs; with a callback address later. */
export const rebuildCloud: Handler = {
  handle(call) {
    const { params, settings } = call;
    if (!params.text("cloudname")) refuse("10015");
    const password = readPassword(call, "cloudpass");
    const system = findSystem(params.text("cloudsystem"));
    if (!system) return refuse("17005");
    const host = hostOf(call, "17107");
    checkReady(call, host, "17107");
    if (host.snapshotAtMs !== null) refuse("17010");
    if (host.broken === "shutdown" && host.state === "running") refuse("17122");
    const callbackUrl = params.whole("callbackurl").trim();
    const task = { kind: "rebuild", callbackUrl, password, os: system.value } as const;
    if (callbackUrl) {
      beginCloudTask(call, host, task, settings.cloudRebuildMs);
      return "";
    }
    if (host.broken === "node") refuse("17123");
    beginCloudTask(call, host, task, 0);
    return "";
  },
};

/** 八, 24: gives a server that is reached through a port of its room another port. */
export const changePort: Handler = {
  handle(call) {
    const name = call.params.text("cloudname");
    if (!name) refuse("10015");
    if (!/^S\d{6,10}$/i.test(name)) refuse("17148");
    const host = hostOf(call, "17102");
    if (host.place === "2") refuse("17149");
    if (!isWindowsCloud(host)) refuse("17150");
    if (host.address?.outer !== "" || host.extraAddresses.length > 0) refuse("17151");
    if (host.task || cloudStateNow(host, call.nowMs) === "running") refuse("17152");
    if (host.broken !== "") refuse("17153");
    const remotePort = randomPort(`${name}|${host.remotePort}|port`);
    putHost(call.world, host, { remotePort });
    return [{ port: String(remotePort) }];
  },
};
