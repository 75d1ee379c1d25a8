import { randomUUID } from "node:crypto";
import { log } from "@/lib/core/log";
import { db, declarePurpose } from "@/lib/db/client";
import { env } from "@/lib/env";
import { closeMailTransport } from "@/lib/notify/mail-transport";
import { sweepItems } from "@/lib/orders/sweep-items";
import { readSetting } from "@/lib/settings/read-setting";
import { bindAccount } from "@/lib/upstream/bind-account";
import { bindKeys } from "@/lib/upstream/bind-keys";
import { upstream } from "@/lib/upstream/client";
import { databaseAnswers } from "./database-answers";
import { every } from "./every";
import { startLanes } from "./lanes";
import { cronItems, jobs } from "./tasks";
import { watchQueue } from "./watch-queue";

/**
 * The worker process: any number of them share one database. It buys what was ordered, follows it, sends mail and keeps the
 * figures. SIGTERM or SIGINT lets what is in hand come to an end first. When the database goes away under its queue it ends with
 * code 1, and whoever supervises it starts another (`npm start` does): nothing is lost by that, as by any other end.
 */
const BEAT_MS = 10_000;
const SWEEP_MS = 10_000;
/** A purchase in flight may take two minutes; who stops us kills earlier if they must, and nothing is lost by it. */
const GRACE_MS = 8_000;

async function main(): Promise<void> {
  const { DATABASE_URL, CNDNS_USERNAME, WORKER_CONCURRENCY, sandbox, keyRing } = env();
  declarePurpose("worker");
  await databaseAnswers(db);
  await bindAccount(db, { username: CNDNS_USERNAME, sandbox });
  await bindKeys(db, keyRing);
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

  const lanes = await startLanes({
    connectionString: DATABASE_URL,
    concurrency: WORKER_CONCURRENCY,
    graceMs: GRACE_MS,
    jobs,
    cronItems,
  });
  for (const { events } of lanes) watchQueue(events, db, fail);
  log.info({ id, concurrency: WORKER_CONCURRENCY }, "worker started");

  let stopping = false;
  // The queue winds up by itself when it can't reach its database; what hangs then must not keep a process that takes no jobs.
  for (const { events } of lanes) {
    events.on("pool:gracefulShutdown", () => {
      if (!stopping) setTimeout(() => fail(new Error("the queue gave up")), GRACE_MS + 2_000);
    });
  }
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "worker stops");
    await Promise.all([beats.stop(), sweeps.stop()]);
    await Promise.all(lanes.map((lane) => lane.stop()));
    closeMailTransport();
    await upstream().flushLog();
    upstream().close();
    await db.workerBeat.deleteMany({ where: { id } });
    await db.$disconnect();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  await Promise.race(lanes.map(({ promise }) => promise));
  if (!stopping) throw new Error("the queue ended by itself");
}

function fail(error: unknown): void {
  log.fatal({ err: error }, "the worker could not go on");
  process.exit(1);
}

process.on("unhandledRejection", fail);
main().catch(fail);
