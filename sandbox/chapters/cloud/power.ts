import { type Call, type Handler, refuse } from "../../http/call";
import { beginCloudTask, checkReady, hostOf, putHost } from "./find-host";
import type { CloudHost } from "./rows";

/**
 * 八, 7–13: power and the one snapshot. Operations of a server that the control side set to `broken` fail with "…失败".
 */

function ready(call: Call, failed: string): CloudHost {
  const host = hostOf(call, "17107");
  checkReady(call, host, "17107");
  if (host.broken === "node") refuse(failed);
  return host;
}

export const restartCloud: Handler = {
  handle(call) {
    const host = hostOf(call, "17107");
    checkReady(call, host, "17107");
    if (host.state !== "running") refuse("17108");
    if (host.broken === "node") refuse("17109");
    beginCloudTask(call, host, { kind: "restart" }, call.settings.cloudPowerMs);
    return "";
  },
};

export const shutdownCloud: Handler = {
  handle(call) {
    const host = hostOf(call, "17110");
    if (host.broken === "order") refuse("17110");
    checkReady(call, host, "17107");
    if (host.state !== "running") refuse("17111");
    if (host.broken !== "") refuse("17112");
    beginCloudTask(call, host, { kind: "shutdown" }, call.settings.cloudPowerMs);
    return "";
  },
};

/**
 * Cuts the power at once. A shutdown under way doesn't refuse it: the manual does not say, but until its system has shut down a server is a
 * running one.
 */
export const poweroff: Handler = {
  handle(call) {
    const host = hostOf(call, "17107");
    checkReady(call, host.task?.kind === "shutdown" ? { ...host, task: null } : host, "17107");
    if (host.state === "stop") refuse("17115");
    if (host.broken === "node") refuse("17116");
    putHost(call.world, host, { state: "stop", task: null });
    return "";
  },
};

export const starthost: Handler = {
  handle(call) {
    const host = hostOf(call, "17107");
    checkReady(call, host, "17107");
    if (host.state !== "stop") refuse("17113");
    if (host.broken === "node") refuse("17114");
    beginCloudTask(call, host, { kind: "start" }, call.settings.cloudPowerMs);
    return "";
  },
};

/** A second snapshot replaces the first. */
export const bkup: Handler = {
  handle(call) {
    beginCloudTask(call, ready(call, "17117"), { kind: "snapshot" }, call.settings.cloudSnapshotMs);
    return "";
  },
};

export const delbkupfile: Handler = {
  handle(call) {
    const host = ready(call, "17120");
    if (host.snapshotAtMs === null) refuse("17119");
    beginCloudTask(call, host, { kind: "delete_snapshot" }, call.settings.cloudPowerMs);
    return "";
  },
};

export const rstcloud: Handler = {
  handle(call) {
    const host = ready(call, "17118");
    if (host.snapshotAtMs === null) refuse("17118", "主机无快照");
    beginCloudTask(call, host, { kind: "restore" }, call.settings.cloudSnapshotMs);
    return "";
  },
};
