import "@/lib/env-file";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CONFIGURATION_EXIT_CODE, ConfigurationError } from "@/lib/core/configuration-error";
import { consoleToLog } from "@/lib/core/console-to-log";
import { log } from "@/lib/core/log";
import { whenParentGone } from "@/lib/core/when-parent-gone";
import { db, declarePurpose } from "@/lib/db/client";
import { env } from "@/lib/env";
import { countJobs } from "@/lib/metrics/worker-figures";
import { closeMailTransport } from "@/lib/notify/mail-transport";
import { sweepItems } from "@/lib/purchasing/sweep-items";
import { bindDatabase } from "@/lib/upstream/bind-database";
import { upstream } from "@/lib/upstream/client";
import { databaseAnswers } from "@/lib/worker/database-answers";
import { every } from "@/lib/worker/every";
import { startLanes } from "@/lib/worker/lanes";
import { RETURN_MS, stopLane } from "@/lib/worker/stop-lane";
import { cronItems, jobs } from "@/lib/worker/tasks";
import { watchQueue } from "@/lib/worker/watch-queue";
import { type Observing, startObserving } from "./observing/start-observing";

/**
 * The worker process: any number of them share one database. It fulfils order items, sends mail and runs all other jobs. At
 * SIGTERM,
 * SIGINT and the end of the process that started it, running jobs may end first (STOP_SECONDS); those that take longer are returned to
 * the queue. When its queue loses the database it ends with code 1, and its supervisor (`npm start` is one) starts another; as with any
 * other end nothing is lost. Code 78: its configuration is wrong.
 */
const BEAT_MS = 10_000;
const SWEEP_MS = 10_000;
/** How long jobs may go on after the queue has shut down by itself. */
const GIVE_UP_MS = 10_000;

let observing: Observing | undefined;

async function main(): Promise<void> {
  const { DATABASE_URL, DATABASE_PREPARE, WORKER_CONCURRENCY, STOP_SECONDS } = env();
  // What comes after the jobs (returning those that take too long, the connections' ends) is part of STOP_SECONDS.
  const graceMs = Math.max(STOP_SECONDS * 500, STOP_SECONDS * 1_000 - 2 * RETURN_MS);
  consoleToLog();
  observing = await startObserving("worker");
  declarePurpose("worker");
  await databaseAnswers(db);
  await bindDatabase();

  const id = `worker-${randomUUID()}`;
  const startedAt = new Date();
  const counted = countJobs();
  const beats = every("beat", BEAT_MS, () => {
    const [seenAt, figures] = [new Date(), counted.read()];
    return db.workerBeat.upsert({
      where: { id },
      create: { id, startedAt, seenAt, figures },
      update: { seenAt, figures },
    });
  });
  const sweeps = every("sweep", SWEEP_MS, () => sweepItems(db, new Date()));

  const lanes = await startLanes({
    connectionString: DATABASE_URL,
    prepare: DATABASE_PREPARE !== "0",
    concurrency: WORKER_CONCURRENCY,
    graceMs,
    jobs,
    cronItems,
  });
  for (const { events } of lanes) {
    watchQueue(events, db, fail);
    counted.follow(events);
  }
  log.info({ id, concurrency: WORKER_CONCURRENCY }, "worker started");
  process.send?.("up");

  let stopping = false;
  // The queue shuts down when it can't reach its database; a job that hangs must not keep a process alive that takes no more jobs.
  for (const { events } of lanes) {
    events.on("pool:gracefulShutdown", () => {
      if (!stopping) setTimeout(() => fail(new Error("the queue gave up")), GIVE_UP_MS);
    });
  }
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "worker stops");
    await Promise.all([beats.stop(), sweeps.stop()]);
    await Promise.all(lanes.map((lane) => stopLane(lane, graceMs)));
    closeMailTransport();
    await upstream().flushLog();
    upstream().close();
    await db.workerBeat.deleteMany({ where: { id } });
    // A job that was returned to the queue may still hold a connection.
    await Promise.race([Promise.all([db.$disconnect(), observing?.stop()]), sleep(RETURN_MS)]);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  whenParentGone(() => void stop("the end of its parent"));
  await Promise.race(lanes.map(({ promise }) => promise));
  if (!stopping) throw new Error("the queue ended by itself");
}

function fail(error: unknown): void {
  log.fatal({ err: error }, "the worker could not go on");
  const code = error instanceof ConfigurationError ? CONFIGURATION_EXIT_CODE : 1;
  if (!observing) process.exit(code);
  void observing.stop().finally(() => process.exit(code));
}

process.on("unhandledRejection", fail);
main().catch(fail);
