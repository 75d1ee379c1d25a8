import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CustomerProblem } from "../admin-contract";
import { reasonOf } from "../view-order";
import { attentionSql } from "./count-attention";

/** The items of a customer that staff must look at, the oldest first. */
export async function listCustomerProblems(
  actor: StaffActor,
  { customerId, take }: { customerId: string; take: number },
): Promise<CustomerProblem[]> {
  if (actor.kind !== "staff") throw forbidden();
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id::text AS id FROM (${attentionSql("attention", new Date())}) x JOIN order_items i ON i.id = x.id
     WHERE i.customer_id = ${customerId}::uuid ORDER BY i.created_at, i.id LIMIT ${take}`;
  const items = await db.orderItem.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return items.map(({ id, orderId, productLine, displayName, state, stateAt, reasonCode, reasonParams }) => ({
    ...{ id, orderId, productLine, displayName, state, stateAt },
    reason: reasonOf(reasonCode, reasonParams),
  }));
}
