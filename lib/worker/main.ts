import "@/lib/env-file";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, run, type WorkerPool } from "graphile-worker";
import { CONFIGURATION_EXIT_CODE, ConfigurationError } from "@/lib/core/configuration-error";
import { log } from "@/lib/core/log";
import { whenParentGone } from "@/lib/core/when-parent-gone";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { sweepItems } from "@/lib/orders/sweep-items";
import { readSetting } from "@/lib/settings/read-setting";
import { bindDatabase } from "@/lib/upstream/bind-database";
import { upstream } from "@/lib/upstream/client";
import { databaseAnswers } from "./database-answers";
import { every } from "./every";
import { cronItems, tasks } from "./tasks";
import { watchQueue } from "./watch-queue";

/**
 * The worker process: any number of them share one database. It buys what was ordered, follows it, sends mail and keeps the
 * figures. SIGTERM, SIGINT and the end of the process that started it let what is in hand come to an end first (STOP_SECONDS); what
 * takes longer is handed back to the queue. When the database goes away under its queue it ends with code 1, and whoever supervises
 * it starts another (`npm start` does): nothing is lost by that, as by any other end. Code 78: its configuration is wrong.
 */
const BEAT_MS = 10_000;
const SWEEP_MS = 10_000;
/** The queue's own end, when it can't reach its database. */
const GIVE_UP_MS = 10_000;
const HAND_BACK_MS = 3_000;

async function main(): Promise<void> {
  const { DATABASE_URL, WORKER_CONCURRENCY, STOP_SECONDS } = env();
  const graceMs = STOP_SECONDS * 1_000;
  await databaseAnswers(db);
  await bindDatabase();
  const limits = await readSetting("upstreamLimits");
  upstream().setLimit("api", limits.apiInFlight);
  upstream().setLimit("check", limits.checkInFlight);

  const id = `worker-${randomUUID()}`;
  const startedAt = new Date();
  const beats = every("beat", BEAT_MS, () =>
    db.workerBeat.upsert({
      where: { id },
      create: { id, startedAt, seenAt: new Date() },
      update: { seenAt: new Date() },
    }),
  );
  const sweeps = every("sweep", SWEEP_MS, () => sweepItems(db, new Date()));

  const runner = await run({
    connectionString: DATABASE_URL,
    concurrency: WORKER_CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: graceMs,
    // What is done is crossed off together: one statement for several jobs when there are many.
    preset: { worker: { completeJobBatchDelay: 10 } },
    logger: new Logger(() => (level, message) => (level === "error" ? log.error(message) : log.debug(message))),
    taskList: tasks,
    parsedCronItems: cronItems,
  });
  watchQueue(runner.events, db, fail);
  log.info({ id, concurrency: WORKER_CONCURRENCY }, "worker started");
  process.send?.("up");

  let stopping = false;
  let tellHandedBack = () => {};
  const handedBack = new Promise<void>((resolve) => {
    tellHandedBack = resolve;
  });
  const handBack = async (pool: WorkerPool) => {
    try {
      await Promise.race([pool.forcefulShutdown("the worker stops"), sleep(HAND_BACK_MS)]);
      log.warn("jobs that took too long were handed back to the queue");
    } catch (error) {
      log.warn({ err: error }, "jobs could not be handed back to the queue");
    }
    tellHandedBack();
  };
  // The queue winds up by itself when it can't reach its database; what hangs then must not keep a process that takes no jobs.
  runner.events.on("pool:gracefulShutdown", ({ workerPool }) => {
    if (!stopping) setTimeout(() => fail(new Error("the queue gave up")), GIVE_UP_MS);
    // A purchase in flight may take two minutes. Its attempt is written: whoever takes the job next asks what became of it.
    else setTimeout(() => void handBack(workerPool), graceMs).unref();
  });
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "worker stops");
    await Promise.all([beats.stop(), sweeps.stop()]);
    // The runner waits for its jobs however long they take; what was handed back it waits for in vain.
    const ended = runner.stop().catch((error: unknown) => log.warn({ err: error }, "the queue did not end well"));
    await Promise.race([ended, handedBack]);
    await upstream().flushLog();
    upstream().close();
    await db.workerBeat.deleteMany({ where: { id } });
    // A job that was handed back may still hold a connection.
    await Promise.race([db.$disconnect(), sleep(HAND_BACK_MS)]);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  whenParentGone(() => void stop("the end of its parent"));
  await runner.promise;
  if (!stopping) throw new Error("the queue ended by itself");
}

function fail(error: unknown): void {
  log.fatal({ err: error }, "the worker could not go on");
  process.exit(error instanceof ConfigurationError ? CONFIGURATION_EXIT_CODE : 1);
}

process.on("unhandledRejection", fail);
main().catch(fail);
