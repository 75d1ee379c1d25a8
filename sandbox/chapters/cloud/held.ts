import type { CloudHost } from "./rows";

const DAY_MS = 86_400_000;
/** A server that has expired stops; it can be renewed for so long, then it is gone. */
const DELETED_AFTER_EXPIRY_MS = 15 * DAY_MS;

/** The server while the account has it. */
export function heldHost(host: CloudHost | undefined, nowMs: number): CloudHost | undefined {
  return host && nowMs < host.expiresAtMs + DELETED_AFTER_EXPIRY_MS ? host : undefined;
}
