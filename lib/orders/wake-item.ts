import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** The call that enqueues an item's wake-up, as part of a statement. One wake-up at a time waits for an item. */
export const waking = (itemId: string, at: Date | null): Prisma.Sql => Prisma.sql`
  graphile_worker.add_job('advance-item', json_build_object('itemId', ${itemId}::text), run_at := ${at}::timestamptz,
    job_key := ${`item:${itemId}`}::text, max_attempts := 5) IS NOT NULL`;

/**
 * Enqueues the item's next wake-up in the caller's transaction. Only a wake-up: what is to be done the item says itself,
 * and the sweeper wakes what is due should the queue lose it.
 */
export async function wakeItem(tx: Tx | Db, itemId: string, at: Date): Promise<void> {
  await tx.$queryRaw`SELECT ${waking(itemId, at)} AS woken`;
}
