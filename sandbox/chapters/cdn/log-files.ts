import { gzipSync } from "node:zlib";

/** The log files that 十八, 8 names: the supplier keeps them on a server of its own, without a password. */
export const LOG_FILES = "/cdn-logs/";

const HOUR = /^\/cdn-logs\/([a-z0-9.-]+)\/(\d{4})(\d{2})(\d{2})t(\d{2})\.gz$/;

/** The path of the log of an hour, in UTC. */
export function logPath(domain: string, atMs: number): string {
  return `${LOG_FILES}${domain}/${new Date(atMs).toISOString().slice(0, 13).replaceAll("-", "").toLowerCase()}.gz`;
}

/** A log file: a line for each of a few requests. Null where the path is none. */
export function logFile(path: string): Buffer | null {
  const [, domain, y, m, d, h] = HOUR.exec(path) ?? [];
  if (!domain) return null;
  const line = (minute: string, status: number, file: string) =>
    `203.0.113.7 ${y}-${m}-${d}T${h}:${minute}:00Z "GET http://${domain}${file}" ${status} HIT`;
  return gzipSync(
    `${[line("05", 200, "/"), line("17", 200, "/img/logo.png"), line("42", 304, "/app.js")].join("\n")}\n`,
  );
}
