/** The web of one machine: as many processes as WEB_PROCESSES says, on one port. */
import cluster from "node:cluster";
import { availableParallelism } from "node:os";

const dev = process.argv.includes("--dev");
/** A page is rendered on one core; four processes are as many as one database on the same machine serves well. */
const count = dev ? 1 : Number(process.env.WEB_PROCESSES || Math.min(availableParallelism(), 4));

if (count > 1 && cluster.isPrimary) {
  const { startWebProcesses } = await import("./web-processes");
  startWebProcesses(count);
} else {
  const { serveWeb } = await import("./serve-web");
  await serveWeb({ dev });
}
