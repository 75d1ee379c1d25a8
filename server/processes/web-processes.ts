import cluster, { type Worker } from "node:cluster";
import { log } from "../../lib/core/log";
import { whenParentGone } from "../../lib/core/when-parent-gone";
import { gatherMetrics } from "./gather-metrics";
import type { PartTrouble } from "./keep-running";
import { pauseAfter, WELL_AFTER_MS } from "./pause-after";

/**
 * Starts `count` web processes on one port and keeps them running: one that ends is replaced after a pause, which grows while it keeps
 * ending. If one ends before any has listened, all end with its exit code, because another one could not start either. SIGTERM and
 * SIGINT, and the end of the process that started this one, stop them and then this one.
 * @param connections database connections that they share
 */
export function startWebProcesses(count: number, connections: number): void {
  // Divided among the processes, so that a machine with more cores does not open more connections than the database allows.
  const each = Math.max(5, Math.ceil(connections / count));
  const alive = new Set<Worker>();
  let stopping = false;
  let everListened = false;
  let exitCode = 0;
  /** The last report of server/start.ts about its worker, for processes that start later. */
  let worker: PartTrouble | null = null;
  // A large young generation, so that a page's garbage is collected before it is promoted. It is not shrunk while the process is
  // idle,
  // because the next visitors would then wait for the collector.
  const memory = ["--min-semi-space-size=32", "--max-semi-space-size=32", "--no-memory-reducer"];
  // Each process accepts connections itself. When the primary process distributed them, two thousand connections of one visitor delayed
  // the next visitor by a second (npm run bench -- crowding), and every connection cost a message.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...memory] });

  const stop = () => {
    stopping = true;
    for (const web of alive) web.process.kill("SIGTERM");
    if (alive.size === 0) leave();
  };
  const leave = () => process.exit(exitCode);
  const start = (index: number, failures = 0) => {
    if (stopping) return;
    const web = cluster.fork({ DATABASE_POOL_SIZE: String(each), WEB_PROCESSES: String(count) });
    const startedAt = performance.now();
    alive.add(web);
    gatherMetrics(web, index);
    web.once("listening", () => {
      if (!everListened) process.send?.("up");
      everListened = true;
      web.send({ worker });
    });
    web.once("exit", (code, signal) => {
      alive.delete(web);
      if (!stopping && everListened) {
        const times = performance.now() - startedAt < WELL_AFTER_MS ? failures + 1 : 1;
        const pauseMs = pauseAfter(times);
        log.error({ code, signal, index, times, pauseMs }, "a web process ended; starting another");
        setTimeout(start, pauseMs, index, times);
        return;
      }
      if (!stopping) {
        exitCode = code || 1;
        stop();
        return;
      }
      if (alive.size === 0) leave();
    });
  };
  process.on("message", (message: { worker?: PartTrouble | null }) => {
    if (message?.worker === undefined) return;
    worker = message.worker;
    for (const web of alive) if (web.isConnected()) web.send({ worker });
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
  whenParentGone(stop);
  for (let index = 0; index < count; index++) start(index);
}
