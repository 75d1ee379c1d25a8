import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Payment } from "@/lib/db/generated/client";

/** A payment of the customer's own. @throws AppError not_found, also for somebody else's. */
export async function findPayment(actor: CustomerActor, id: string): Promise<Payment> {
  const row = await db.payment.findUnique({ where: { id, customerId: actor.userId } });
  if (!row) throw notFound("payment");
  return row;
}
