/** The web processes of one machine: WEB_PROCESSES of them, on one port. */
import "../lib/env-file";
import cluster from "node:cluster";
import { availableParallelism } from "node:os";
import { CONFIGURATION_EXIT_CODE, ConfigurationError } from "../lib/core/configuration-error";
import { env } from "../lib/env";

const dev = process.argv.includes("--dev");

async function main(): Promise<void> {
  const { WEB_PROCESSES, DATABASE_POOL_SIZE } = env();
  /**
   * One per core, because a page is rendered on one core; at most four, because one database on the same machine serves no more
   * well.
   */
  const count = dev ? 1 : (WEB_PROCESSES ?? Math.min(availableParallelism(), 4));
  const { startObserving } = await import("./observing/start-observing");
  if (count > 1 && cluster.isPrimary) {
    await startObserving("web-primary");
    const { startWebProcesses } = await import("./processes/web-processes");
    startWebProcesses(count, DATABASE_POOL_SIZE);
    return;
  }
  const { serveWeb } = await import("./web/serve-web");
  await serveWeb({ dev, observing: await startObserving("web") });
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigurationError;
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(known ? CONFIGURATION_EXIT_CODE : 1);
});
