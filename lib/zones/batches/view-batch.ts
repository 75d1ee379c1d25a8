import "server-only";
import { db } from "@/lib/db/client";
import type { ZoneBatch } from "@/lib/db/generated/client";
import { type BatchRow, type BatchState, recordChange } from "../batch-contract";

/** Batches as lists show them, with the numbers of their domains by what became of them. */
export async function viewBatches(batches: readonly ZoneBatch[]): Promise<BatchRow[]> {
  const groups = await db.zoneBatchDomain.groupBy({
    by: ["batchId", "state"],
    where: { batchId: { in: batches.map(({ id }) => id) } },
    _count: { _all: true },
  });
  return batches.map(({ id, at, change }) => {
    const own = groups.filter(({ batchId }) => batchId === id);
    const of = (...states: BatchState[]) =>
      own.filter(({ state }) => states.includes(state)).reduce((sum, { _count }) => sum + _count._all, 0);
    const counts = {
      total: own.reduce((sum, { _count }) => sum + _count._all, 0),
      open: of("waiting", "running"),
      done: of("done"),
      unchanged: of("unchanged"),
      failed: of("partial", "refused", "unknown"),
    };
    return { id, at, change: recordChange.parse(change), counts };
  });
}
