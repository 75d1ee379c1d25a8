import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { OrderPayment } from "./contract";

/** The payment that one of the customer's orders was placed with; null: it was paid from the wallet alone. */
export async function readOrderPayment(
  actor: CustomerActor,
  { orderId }: { orderId: string },
): Promise<OrderPayment | null> {
  return db.payment.findFirst({
    where: { orderId, customerId: actor.userId, state: "paid" },
    select: { id: true, gateway: true, amountFen: true },
  });
}
