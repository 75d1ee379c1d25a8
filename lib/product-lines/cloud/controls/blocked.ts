import type { ControlSubject } from "../../control";

/** Why something can't be done to a server now, as codes under `blocked.<code>`; by the state last read and what we know. */

/** Not made yet, paused, or nobody can tell its state. */
export function notReady({ reason }: ControlSubject): string | null {
  if (reason === "to_open") return "not_open";
  return reason === "paused" || reason === "expired" ? "paused" : null;
}

export function unlessRunning(subject: ControlSubject): string | null {
  return notReady(subject) ?? (subject.reason === "stopped" ? "not_running" : null);
}

export function unlessStopped(subject: ControlSubject): string | null {
  return notReady(subject) ?? (subject.reason === "running" ? "not_stopped" : null);
}

/** "": none. Undefined: it was not opened here, so nobody knows; the upstream will say. */
export function hasSnapshot({ config }: ControlSubject): boolean | undefined {
  return config.snapshotAt === undefined ? undefined : config.snapshotAt !== "";
}

export function withoutSnapshot(subject: ControlSubject): string | null {
  return hasSnapshot(subject) === false ? "no_snapshot" : null;
}

export function withSnapshot(subject: ControlSubject): string | null {
  return hasSnapshot(subject) === true ? "snapshot_exists" : null;
}

/** Upgrades want the server shut down, and no snapshot. */
export function upgradeBlocked(subject: ControlSubject): string | null {
  return unlessStopped(subject) ?? (withSnapshot(subject) === null ? null : "snapshot_blocks");
}
