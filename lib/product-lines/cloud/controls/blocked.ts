import type { ControlSubject } from "../../control";

/** Why a control of a server is blocked, as codes of `blocked.<code>`: by the state last read and by what the shop stores. */

/** Blocks a server that isn't open yet, is paused, or has an unknown state. */
export function notReady({ reason }: ControlSubject): string | null {
  if (reason === "to_open") return "not_open";
  return reason === "paused" || reason === "expired" ? "paused" : null;
}

export function unlessRunning(subject: ControlSubject): string | null {
  return notReady(subject) ?? (subject.reason === "stopped" ? "not_running" : null);
}

/** As `unlessRunning`, for what switches the server off. */
export function unlessOff(subject: ControlSubject): string | null {
  return notReady(subject) ?? (subject.reason === "stopped" ? "already_off" : null);
}

export function unlessStopped(subject: ControlSubject): string | null {
  return notReady(subject) ?? (subject.reason === "running" ? "not_stopped" : null);
}

/** Whether there is a snapshot. Undefined for a server that was not opened by the shop: then only the upstream knows. */
export function hasSnapshot({ config }: ControlSubject): boolean | undefined {
  return config.snapshotAt === undefined ? undefined : config.snapshotAt !== "";
}

export function withoutSnapshot(subject: ControlSubject): string | null {
  return hasSnapshot(subject) === false ? "no_snapshot" : null;
}

export function withSnapshot(subject: ControlSubject): string | null {
  return hasSnapshot(subject) === true ? "snapshot_exists" : null;
}

/** An upgrade needs a server that is shut down and has no snapshot. */
export function upgradeBlocked(subject: ControlSubject): string | null {
  return unlessStopped(subject) ?? (withSnapshot(subject) === null ? null : "snapshot_blocks");
}
