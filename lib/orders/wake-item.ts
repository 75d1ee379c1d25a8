import "server-only";
import type { Db, Tx } from "@/lib/db/client";

/** One wake-up at a time waits for an item. */
export const itemJobKey = (itemId: string) => `item:${itemId}`;

/**
 * Enqueues the item's next wake-up in the caller's transaction. Only a wake-up: what is to be done the item says itself,
 * and the sweeper wakes what is due should the queue lose it.
 */
export async function wakeItem(tx: Tx | Db, itemId: string, at: Date): Promise<void> {
  await tx.$queryRaw`
    SELECT graphile_worker.add_job('advance-item', json_build_object('itemId', ${itemId}::text),
      run_at := ${at}::timestamptz, job_key := ${itemJobKey(itemId)}::text, max_attempts := 5) IS NOT NULL AS queued`;
}
