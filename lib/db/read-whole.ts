import "server-only";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import type { Db, Tx } from "./client";
import { Prisma } from "./generated/client";

/** Time limit of one statement of a report or proof. */
export const WHOLE_STATEMENT_MS = 15 * MINUTE_MS;
/** Time limit of all statements together. */
const WHOLE_MS = HOUR_MS;

const SETTINGS = {
  transaction_read_only: "on",
  statement_timeout: String(WHOLE_STATEMENT_MS),
  // The reader of an export may be slow between two pieces.
  idle_in_transaction_session_timeout: String(WHOLE_STATEMENT_MS),
};

/**
 * Runs a report, a proof or an export that reads whole tables: read-only, as of one moment (REPEATABLE READ), while the shop goes
 * on.
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
