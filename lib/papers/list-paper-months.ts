import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

/** So many months, the newest first: two years. */
const MOST_MONTHS = 24;

/** The months (Shanghai) in which the customer has papers, and how many. */
export async function listPaperMonths(actor: CustomerActor): Promise<{ month: string; count: number }[]> {
  return db.$queryRaw<{ month: string; count: number }[]>`
    SELECT to_char(issued_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::int AS count
      FROM papers WHERE customer_id = ${actor.userId}::uuid
     GROUP BY 1 ORDER BY 1 DESC LIMIT ${MOST_MONTHS}`;
}
