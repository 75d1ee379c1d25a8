/** The web of one machine: as many processes as WEB_PROCESSES says, on one port. */
import "../lib/env-file";
import cluster from "node:cluster";
import { availableParallelism } from "node:os";
import { CONFIGURATION_EXIT_CODE, ConfigurationError } from "../lib/core/configuration-error";
import { env } from "../lib/env";

const dev = process.argv.includes("--dev");

async function main(): Promise<void> {
  const { WEB_PROCESSES, DATABASE_POOL_SIZE } = env();
  /** A page is rendered on one core; four processes are as many as one database on the same machine serves well. */
  const count = dev ? 1 : (WEB_PROCESSES ?? Math.min(availableParallelism(), 4));
  if (count > 1 && cluster.isPrimary) {
    const { startWebProcesses } = await import("./processes/web-processes");
    startWebProcesses(count, DATABASE_POOL_SIZE);
    return;
  }
  const { serveWeb } = await import("./web/serve-web");
  await serveWeb({ dev });
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigurationError;
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(known ? CONFIGURATION_EXIT_CODE : 1);
});
