/**
 * Started by web-processes.test.ts: web processes that answer with their process id, and `/metrics`. `--broken`: they end before they listen;
 * `--broken-by FILE`: they do so while that file exists.
 */
import cluster from "node:cluster";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { createProcessMetrics } from "../../lib/metrics/process-metrics";
import { giveMetrics, machineMetrics } from "../../server/processes/gather-metrics";
import { startWebProcesses } from "../../server/processes/web-processes";

const file = process.argv[process.argv.indexOf("--broken-by") + 1];
const broken = process.argv.includes("--broken") || (process.argv.includes("--broken-by") && existsSync(file ?? ""));

if (cluster.isPrimary) startWebProcesses(2, 20);
else if (broken) process.exit(3);
else {
  const { registry } = createProcessMetrics();
  giveMetrics(registry);
  const server = createServer((request, response) => {
    if (request.url === "/die") process.exit(1);
    response.setHeader("connection", "close");
    if (request.url === "/metrics") return void machineMetrics(registry).then((text) => response.end(text));
    response.end(String(process.pid));
  });
  server.listen(Number(process.env.PORT), "127.0.0.1");
  process.on("SIGTERM", () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
