import { monitorEventLoopDelay } from "node:perf_hooks";
import type pg from "pg";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What a web process counts of itself. Those of one machine are added up (server/processes/gather-metrics.ts). */
export interface ProcessMetrics {
  registry: Registry;
  /** @param seconds undefined for what stays open by design, such as a stream of events */
  countRequest(of: { method: string; route: string; status: string; seconds?: number }): void;
}

const NAMES = {
  requests: "kumquat_http_requests_total",
  seconds: "kumquat_http_request_seconds",
  pool: "kumquat_database_connections",
  waiting: "kumquat_database_waiting",
  loop: "kumquat_event_loop_p99_seconds",
  processes: "kumquat_web_processes",
} as const;

/** The pools of this process (lib/db/lasting-pool.ts). */
const shared = globalThis as { kumquatPools?: Set<pg.Pool> };

export function createProcessMetrics(): ProcessMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: NAMES.requests,
    help: "Requests by method, route and status; status aborted: the visitor left before the answer was sent.",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: NAMES.seconds,
    help: "Seconds from a request's arrival to the end of its answer, by route.",
    labelNames: ["route"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const loop = new Gauge({
    name: NAMES.loop,
    help: "Delay of the event loop in the time since the last scrape, 99th percentile; of the slowest process.",
    aggregator: "max",
    registers,
    collect() {
      loop.set(Number.isFinite(delay.percentile(99)) ? delay.percentile(99) / 1e9 : 0);
      delay.reset();
    },
  });
  const pool = new Gauge({
    name: NAMES.pool,
    help: "Connections to the database of the web processes, by what they do (busy, idle).",
    labelNames: ["state"],
    registers,
    collect() {
      const { busy, idle } = poolFigures();
      pool.set({ state: "busy" }, busy);
      pool.set({ state: "idle" }, idle);
    },
  });
  const waiting = new Gauge({
    name: NAMES.waiting,
    help: "Statements of the web processes that wait for a connection to the database.",
    registers,
    collect() {
      waiting.set(poolFigures().waiting);
    },
  });
  new Gauge({ name: NAMES.processes, help: "Web processes of this machine.", registers }).set(1);
  return {
    registry,
    countRequest({ method, route, status, seconds: took }) {
      requests.inc({ method, route, status });
      if (took !== undefined) seconds.observe({ route }, took);
    },
  };
}

/** The connections of all pools of this process. */
export function poolFigures(): { busy: number; idle: number; waiting: number } {
  const sum = { busy: 0, idle: 0, waiting: 0 };
  for (const pool of shared.kumquatPools ?? []) {
    if (pool.ended) {
      shared.kumquatPools?.delete(pool);
      continue;
    }
    sum.busy += pool.totalCount - pool.idleCount;
    sum.idle += pool.idleCount;
    sum.waiting += pool.waitingCount;
  }
  return sum;
}
