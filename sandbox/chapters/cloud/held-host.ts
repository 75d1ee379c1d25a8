import type { CloudHost } from "./rows";

const DAY_MS = 86_400_000;
/** A server stops when it expires; it can be renewed for this long, then it is deleted. */
const DELETED_AFTER_EXPIRY_MS = 15 * DAY_MS;

/** The server, unless it was deleted after its expiry. */
export function heldHost(host: CloudHost | undefined, nowMs: number): CloudHost | undefined {
  return host && nowMs < host.expiresAtMs + DELETED_AFTER_EXPIRY_MS ? host : undefined;
}
