import { type Call, refuse } from "../../http/call";
import type { World } from "../../world/world";
import type { Host } from "./rows";

const DAY_MS = 86_400_000;
/** How long after its expiry a host can be renewed; then it is deleted, and its name is free. */
const KEPT_AFTER_EXPIRY_MS = 30 * DAY_MS;
const LOG_LINES = 100;

export function isKeptHost(host: Host | undefined, nowMs: number): host is Host {
  return host !== undefined && nowMs < host.expiresAtMs + KEPT_AFTER_EXPIRY_MS;
}

/** The account's host as a read shows it. */
export function seenHost({ world, nowMs }: Call, name: string): Host | null {
  const host = world.hosts.seen(name.toLowerCase(), nowMs);
  return isKeptHost(host, nowMs) ? host : null;
}

/**
 * The current row of the host that a call names; refuses a missing name with 10015, a name that is not the account's
 * with `missing`.
 */
export function findOwnHost(call: Call, missing: string, param = "ftpname"): Host {
  const name = call.params.text(param);
  if (!name) refuse("10015");
  const host = call.world.hosts.get(name.toLowerCase());
  return isKeptHost(host, call.nowMs) ? host : refuse(missing);
}

/** The same for calls that change something; an expired host is refused. */
export function activeHost(call: Call, failed: string, param?: string): Host {
  const host = findOwnHost(call, failed, param);
  return call.nowMs <= host.expiresAtMs ? host : refuse(failed);
}

/** Stores a change and writes a line into the host's log. */
export function changeHost(world: World, host: Host, change: Partial<Host>, text: string): void {
  const log = [{ atMs: world.now(), text }, ...host.log].slice(0, LOG_LINES);
  world.hosts.put(host.name, { ...host, ...change, log });
}
