import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { advanceItemJob } from "@/lib/db/queued-jobs";

/**
 * Enqueues the item's next wake-up in the caller's transaction. Only a wake-up: what is to be done the item says itself,
 * and the sweeper wakes what is due should the queue lose it.
 */
export async function wakeItem(tx: Tx | Db, itemId: string, at: Date): Promise<void> {
  await enqueue(tx, advanceItemJob, itemId, { at });
}
