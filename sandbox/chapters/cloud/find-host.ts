import { type Call, refuse } from "../../http/call";
import type { World } from "../../world/world";
import { finishCloud } from "./finish-cloud";
import { heldHost } from "./held-host";
import { findSystem } from "./offer";
import type { CloudHost, CloudTask } from "./rows";

/** The server that the call names. @param missing the endpoint's code for one that is not the account's. */
export function hostOf(call: Call, missing: string): CloudHost {
  const name = call.params.text("cloudname");
  if (!name) refuse("10015");
  const host = heldHost(call.world.cloudHosts.get(name.toUpperCase()), call.nowMs);
  return host ?? refuse(missing, "产品不在代理商名下");
}

/** The server as a read shows it, which the fault `lag` delays. */
export function seenCloudHost(call: Call): CloudHost | undefined {
  const name = call.params.text("cloudname").toUpperCase();
  return heldHost(call.world.cloudHosts.seen(name, call.nowMs), call.nowMs);
}

/** The words of getsvrStt. */
export function cloudStateNow(host: CloudHost, nowMs: number): "running" | "pause" | "stop" | "not created" | "fault" {
  if (host.state === "not created") return "not created";
  if (host.broken === "node") return "fault";
  return nowMs >= host.expiresAtMs ? "pause" : host.state;
}

/** Refuses a server that is not made yet, paused, or busy. */
export function checkReady(call: Call, host: CloudHost, code: string): void {
  if (host.state === "not created" || host.task || call.nowMs >= host.expiresAtMs) refuse(code);
}

export function putHost(world: World, host: CloudHost, change: Partial<CloudHost>): void {
  world.cloudHosts.put(host.name, { ...host, ...change });
}

/** Begins a slow operation; it ends by the sandbox's clock, at once when it takes no time. */
export function beginCloudTask(
  call: Call,
  host: CloudHost,
  task: Pick<CloudTask, "kind"> & Partial<CloudTask>,
  ms: number,
) {
  const fails = host.broken === "node";
  putHost(call.world, host, { task: { fails, callbackUrl: "", password: "", os: "", ...task } });
  if (ms > 0) call.world.later("cloud", host.name, call.nowMs + ms);
  else finishCloud(call.world, host.name);
}

/** 6 to 20 signs without blanks; `raw`, because trimming would hide them. */
export function readPassword(call: Call, param: string): string {
  const password = call.params.raw(param);
  return /^\S{6,20}$/.test(password) ? password : refuse("17101");
}

export function isWindowsCloud(host: CloudHost): boolean {
  return findSystem(host.os)?.kind === "windows";
}
