import { setTimeout as sleep } from "node:timers/promises";
import type { Part } from "@/server/processes/shop-processes";
import { freePorts, killGroup, Processes, stopByTerm } from "./group";
import { type Balancer, startProxy } from "./proxy";
import { type Load, startLoad } from "./visitors";
import { judgeOrders, openTown } from "./world";

export interface RollingResult {
  faults: string[];
  load: Load;
  /** What the load balancer saw. */
  changes: string[];
  /** How long the processes took to stop. */
  stops: { name: string; seconds: number }[];
}

export interface RollingOptions {
  webs: number;
  workers: number;
  /** How often all of them are replaced. */
  rounds: number;
  customers: number;
  pauseMs: number;
}

/** Before the first, between two replacements, and after the last one. */
const BETWEEN_MS = 2_000;
const NOTICE_SECONDS = 2;
const MOST_STOP_SECONDS = 30;

/**
 * A rolling upgrade under load: workers, then web processes, are stopped by SIGTERM and started again one after the other, behind a load balancer
 * that sends nothing twice, while visitors look at pages, search and buy. No request may fail, no order or job may be lost, and nothing may take
 * longer than 30 s to stop.
 */
export async function playRolling(options: RollingOptions): Promise<RollingResult> {
  const town = await openTown(options.customers);
  const parts: Part[] = [];
  let proxy: Balancer | undefined;
  try {
    const ports = await freePorts(options.webs);
    const processes = await Processes.open(() => ({
      ...{ WEB_PROCESSES: "1", DATABASE_POOL_SIZE: "10", WORKER_CONCURRENCY: "4", TRUSTED_PROXIES: "1" },
      ...{ RATE_LIMIT_FACTOR: "1000", STOP_NOTICE_SECONDS: String(NOTICE_SECONDS), APP_URL: proxy?.url },
    }));
    // Its address is the shop's.
    proxy = await startProxy(ports);
    const webs = new Map<number, Part>();
    for (const port of ports) webs.set(port, await processes.web(port));
    let workers: Part[] = [];
    for (let index = 0; index < options.workers; index++) workers.push(await processes.worker());
    for (const port of ports) await proxy.uses(port);

    const faults: string[] = [];
    const stops: RollingResult["stops"] = [];
    const stop = async (name: string, part: Part) => {
      const { code, seconds } = await stopByTerm(part);
      stops.push({ name, seconds });
      if (code !== 0) faults.push(`${name} ended with ${code}`);
      if (seconds > MOST_STOP_SECONDS) faults.push(`${name} took ${seconds.toFixed(1)} s to stop`);
    };
    const visitors = startLoad({ url: proxy.url, customers: town.customers, pauseMs: options.pauseMs, repeats: false });
    try {
      await sleep(BETWEEN_MS);
      for (let round = 0; round < options.rounds; round++) {
        for (const worker of workers) {
          await stop("worker", worker);
          workers = [...workers.filter((one) => one !== worker), await processes.worker()];
          await sleep(BETWEEN_MS);
        }
        for (const [port, web] of [...webs]) {
          await stop("web", web);
          webs.set(port, await processes.web(port));
          await proxy.uses(port);
          await sleep(BETWEEN_MS);
        }
      }
    } finally {
      parts.push(...workers, ...webs.values());
      await visitors.stop();
    }
    faults.push(...visitors.load.faults, ...(await judgeOrders(town, visitors.load)));
    return { faults, load: visitors.load, stops, changes: proxy.changes };
  } finally {
    for (const part of parts) killGroup(part);
    await proxy?.close();
    await town.close();
  }
}
