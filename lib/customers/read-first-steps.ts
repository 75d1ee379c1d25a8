import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { StepsDone } from "./contract";

/** What a customer has done so far. One query that stops at the first row of each table. */
export async function readFirstSteps(actor: CustomerActor): Promise<StepsDone> {
  const id = actor.userId;
  const [row] = await db.$queryRaw<StepsDone[]>`
    SELECT EXISTS (SELECT FROM orders WHERE customer_id = ${id}::uuid)
        OR EXISTS (SELECT FROM services WHERE customer_id = ${id}::uuid) AS "hasOrdered",
      EXISTS (SELECT FROM registrants WHERE customer_id = ${id}::uuid AND archived_at IS NULL) AS "hasRegistrant"`;
  return row ?? { hasOrdered: false, hasRegistrant: false };
}
