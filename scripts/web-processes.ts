import cluster, { type Worker } from "node:cluster";
import { log } from "../lib/core/log";

/**
 * Starts `count` web processes on one port and keeps them: one that ends is replaced, one that ends before it ever listened
 * ends all (exit code 1), because another would fare no better. SIGTERM and SIGINT stop them and then this one.
 */
export function startWebProcesses(count: number): void {
  // The processes share what one would have: more cores must not ask more of the database than it allows.
  const connections = Math.max(5, Math.ceil(Number(process.env.DATABASE_POOL_SIZE || 20) / count));
  const alive = new Set<Worker>();
  let stopping = false;
  let exitCode = 0;
  // Young garbage of a page dies before it is copied to the old; and a quiet moment doesn't make the room for it small again,
  // which would have the next visitors wait for the collector.
  const memory = ["--min-semi-space-size=32", "--max-semi-space-size=32", "--no-memory-reducer"];
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...memory] });

  const stop = (signal: NodeJS.Signals) => {
    stopping = true;
    for (const worker of alive) worker.process.kill(signal);
  };
  const start = (index: number) => {
    const worker = cluster.fork({ DATABASE_POOL_SIZE: String(connections), WEB_PROCESSES: String(count) });
    let listened = false;
    alive.add(worker);
    worker.once("listening", () => {
      listened = true;
    });
    worker.once("exit", (code) => {
      alive.delete(worker);
      if (!stopping && listened) {
        log.error({ code, index }, "a web process ended; starting another");
        start(index);
        return;
      }
      if (!stopping) {
        exitCode = code || 1;
        stop("SIGTERM");
      }
      if (alive.size > 0) return;
      process.exit(exitCode);
    });
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(signal));
  for (let index = 0; index < count; index++) start(index);
}
