/**
 * `npm run prove:proxies [-- --only nginx|caddy]`: nginx with deploy/nginx.conf and Caddy with deploy/Caddyfile, of which only ports, paths
 * and the certificate are others, in front of two groups of the shop's own processes (web and worker, as on two machines) on one PostgreSQL,
 * with the sandbox as the upstream. Tries what a proxy must do and must not do (check-proxy.ts), lets Prometheus read the shop's metrics
 * (check-prometheus.ts), kills one group under load (check-groups.ts), then stops the shop. Prints one line a step; exit code 1 when one failed. A program that is not installed is skipped.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ORIGIN } from "./proxies/visitor";

const { values } = parseArgs({ options: { only: { type: "string" } } });
// Before anything reads it: cookies are named by it.
process.env.APP_URL = ORIGIN;
const { proveProxies } = await import("./proxies/prove");
const folder = mkdtempSync(join(tmpdir(), "kumquat-proxies-"));
try {
  process.exitCode = await proveProxies(folder, values.only);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
