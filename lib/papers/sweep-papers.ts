import "server-only";
import type { Db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { writePapersJob } from "@/lib/db/queued-jobs";

/** So many orders a run; the next night goes on. */
const MOST_ORDERS = 20_000;

/**
 * Enqueues a job for each finished order that lacks its receipt, and for each refund that lacks its credit note: those from before there
 * were papers, oldest first. Reads all orders once, so it runs at night. Safe to repeat. @returns how many.
 */
export async function sweepPapers(db: Db): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM (
      SELECT o.id FROM orders o
       WHERE o.state IN ('done', 'mixed') AND o.total_fen > 0
         AND NOT EXISTS (SELECT FROM papers p WHERE p.order_id = o.id AND p.kind = 'receipt')
         AND EXISTS (SELECT FROM order_items i WHERE i.order_id = o.id AND i.state = 'done' AND i.price_fen > 0)
      UNION
      SELECT i.order_id FROM refunds r JOIN order_items i ON i.id = r.item_id JOIN orders o ON o.id = i.order_id
       WHERE o.state <> 'open' AND NOT EXISTS (SELECT FROM papers p WHERE p.refund_id = r.id)) AS due
     ORDER BY id LIMIT ${MOST_ORDERS}`;
  await enqueueInBatches(
    db,
    writePapersJob,
    due.map(({ id }) => id),
  );
  return due.length;
}
