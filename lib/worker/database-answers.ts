import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/core/log";
import { MINUTE_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";

const MOST_MS = MINUTE_MS;
const PAUSE_MS = 500;

/**
 * Waits until the database answers: after a crash it recovers for a while, and when the machine boots it may start after the
 * worker.
 * @throws its last error after a minute.
 */
export async function databaseAnswers(db: Pick<Db, "$queryRaw">, mostMs = MOST_MS): Promise<void> {
  const until = performance.now() + mostMs;
  for (let tries = 1; ; tries++) {
    try {
      await db.$queryRaw`SELECT 1 AS here`;
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      if (tries === 1) log.warn({ err: error }, "the database does not answer yet; waiting for it");
      await sleep(PAUSE_MS);
    }
  }
}
