import { queueCallback } from "../../http/callback";
import type { World } from "../../world/world";
import { cloudAddressOf } from "./address";
import type { CloudHost, CloudTask } from "./rows";

/** What a slow operation changes when it succeeds. */
const results: Readonly<
  Record<CloudTask["kind"], (host: CloudHost, task: CloudTask, nowMs: number) => Partial<CloudHost>>
> = {
  create: (host, task) => ({
    state: "running",
    systemPassword: task.password,
    address: cloudAddressOf(host.name, host.place),
  }),
  rebuild: (_host, task) => ({ state: "running", systemPassword: task.password, os: task.os }),
  start: () => ({ state: "running" }),
  restart: () => ({ state: "running" }),
  shutdown: () => ({ state: "stop" }),
  snapshot: (_host, _task, nowMs) => ({ snapshotAtMs: nowMs }),
  delete_snapshot: () => ({ snapshotAtMs: null }),
  restore: () => ({}),
};

/**
 * Finishes the operation of a server, with success or failure, and stores a callback when the call had an address.
 */
export function finishCloud(world: World, name: string): void {
  const host = world.cloudHosts.get(name);
  if (!host?.task) return;
  const { task } = host;
  const change = task.fails ? {} : results[task.kind](host, task, world.now());
  world.cloudHosts.put(name, { ...host, ...change, task: null });
  const tag = task.kind === "create" ? "procreate" : "prorebuild";
  queueCallback(world, { url: task.callbackUrl, product: name, tag, result: task.fails ? "2" : "1" });
}
