import "server-only";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import type { Db, Tx } from "./client";
import { Prisma } from "./generated/client";

/** One statement of a report or proof, after which PostgreSQL itself ends it. */
export const WHOLE_STATEMENT_MS = 15 * MINUTE_MS;
/** All statements together. */
const WHOLE_MS = HOUR_MS;

const SETTINGS = {
  transaction_read_only: "on",
  statement_timeout: String(WHOLE_STATEMENT_MS),
  // Between two pieces of an export its reader may be slow.
  idle_in_transaction_session_timeout: String(WHOLE_STATEMENT_MS),
};

/**
 * Runs a report, a proof or an export that reads whole tables: as of one moment (a snapshot), without changing anything, beside a
 * shop that goes on.
 */
export function readWhole<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(
    async (tx) => {
      const settings = Object.entries(SETTINGS).map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`);
      await tx.$queryRaw`SELECT ${Prisma.join(settings)}`;
      return work(tx);
    },
    { isolationLevel: "RepeatableRead", timeout: WHOLE_MS },
  );
}
