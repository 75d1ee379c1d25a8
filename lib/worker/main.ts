import { randomUUID } from "node:crypto";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { sweepItems } from "@/lib/orders/sweep-items";
import { readSetting } from "@/lib/settings/read-setting";
import { bindAccount } from "@/lib/upstream/bind-account";
import { upstream } from "@/lib/upstream/client";
import { every } from "./every";
import { keepWorking } from "./keep-working";
import { cronItems, tasks } from "./tasks";

/**
 * The worker process: any number of them share one database. It buys what was ordered, follows it, sends mail and keeps the
 * figures. SIGTERM or SIGINT lets what is in hand come to an end first.
 */
const BEAT_MS = 10_000;
const SWEEP_MS = 10_000;
/** A purchase in flight may take two minutes; who stops us kills earlier if they must, and nothing is lost by it. */
const GRACE_MS = 8_000;

async function main(): Promise<void> {
  const { DATABASE_URL, CNDNS_USERNAME, WORKER_CONCURRENCY, sandbox } = env();
  await bindAccount(db, { username: CNDNS_USERNAME, sandbox });
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

  const queue = keepWorking({
    connectionString: DATABASE_URL,
    concurrency: WORKER_CONCURRENCY,
    taskList: tasks,
    parsedCronItems: cronItems,
    graceMs: GRACE_MS,
  });
  log.info({ id, concurrency: WORKER_CONCURRENCY }, "worker started");

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "worker stops");
    await Promise.all([beats.stop(), sweeps.stop()]);
    await queue.stop();
    await upstream().flushLog();
    upstream().close();
    await db.workerBeat.deleteMany({ where: { id } });
    await db.$disconnect();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  await queue.ended;
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "the worker could not go on");
  process.exit(1);
});
