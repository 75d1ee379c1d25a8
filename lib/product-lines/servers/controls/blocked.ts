import type { ControlSubject } from "../../control";
import type { Config } from "../../form";

/**
 * What no call shows, the service's configuration stores: `power`, `mounted <disk>`, `backup <disk>` as the controls left them. A value
 * that is missing is that of a new server (on, mounted, no backup); after an unknown outcome it is UNKNOWN_TO_SHOP and blocks nothing.
 */
export const UNKNOWN_TO_SHOP = "unknown";

export const diskMountKey = (diskId: string): string => `mounted ${diskId}`;
export const diskBackupKey = (diskId: string): string => `backup ${diskId}`;

export function serverPowerOf({ power }: Config): "on" | "off" | typeof UNKNOWN_TO_SHOP {
  return power === "off" || power === UNKNOWN_TO_SHOP ? power : "on";
}

export function diskMountOf(config: Config, diskId: string): "yes" | "no" | typeof UNKNOWN_TO_SHOP {
  const mounted = config[diskMountKey(diskId)];
  return mounted === "no" || mounted === UNKNOWN_TO_SHOP ? mounted : "yes";
}

/** When a disk was backed up; "": it has no backup. */
export function diskBackupOf(config: Config, diskId: string): string {
  return String(config[diskBackupKey(diskId)] ?? "");
}

/** Blocks a server that the upstream does not run. */
export function serverNotReady({ reason }: ControlSubject): string | null {
  if (reason === "opening") return "not_open";
  if (reason === "stopped_by_admin") return reason;
  return reason === "paused" || reason === "expired" ? "paused" : null;
}

export function unlessServerOn(subject: ControlSubject): string | null {
  return serverNotReady(subject) ?? (serverPowerOf(subject.config) === "off" ? "not_running" : null);
}

/** As `unlessServerOn`, for what switches the server off. */
export function unlessServerOff(subject: ControlSubject): string | null {
  return serverNotReady(subject) ?? (serverPowerOf(subject.config) === "off" ? "already_off" : null);
}
