import cluster, { type Worker } from "node:cluster";
import { log } from "../../lib/core/log";
import { whenParentGone } from "../../lib/core/when-parent-gone";
import type { Trouble } from "./keep-part";
import { pauseAfter, WELL_AFTER_MS } from "./pause-after";

/**
 * Starts `count` web processes on one port and keeps them: one that ends is replaced after a pause that grows while it keeps ending.
 * Only before any has listened does one that ends end all (its exit code): another would fare no better. SIGTERM and SIGINT, and
 * the end of the process that started this one, stop them and then this one.
 * @param connections that they share.
 */
export function startWebProcesses(count: number, connections: number): void {
  // The processes share the connections: more cores must not open more of them than the database allows.
  const each = Math.max(5, Math.ceil(connections / count));
  const alive = new Set<Worker>();
  let stopping = false;
  let everListened = false;
  let exitCode = 0;
  /** What server/start.ts last said of its worker, for processes that start later. */
  let worker: Trouble | null = null;
  // Room for young garbage: a page's garbage is collected before it is promoted, and the room is not made smaller in a quiet moment,
  // after which the next visitors would wait for the collector.
  const memory = ["--min-semi-space-size=32", "--max-semi-space-size=32", "--no-memory-reducer"];
  // Each process accepts connections itself. When the first process handed them on, two thousand connections of one visitor kept the
  // next visitor waiting for a second (npm run bench -- crowding), and every connection cost a message.
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
  process.on("message", (message: { worker?: Trouble | null }) => {
    if (message?.worker === undefined) return;
    worker = message.worker;
    for (const web of alive) if (web.isConnected()) web.send({ worker });
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
  whenParentGone(stop);
  for (let index = 0; index < count; index++) start(index);
}
