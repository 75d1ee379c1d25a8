import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { PaidLink } from "../pay-link-contract";

/**
 * The customer's link that was paid last, for a page that was opened before that: it leads to the order, or to the payment where none could
 * be placed.
 */
export async function readPaidLink(actor: CustomerActor): Promise<PaidLink | null> {
  const link = await db.payLink.findFirst({
    where: { customerId: actor.userId, paidAt: { not: null } },
    orderBy: { createdAt: "desc" },
    select: { id: true, payments: { where: { state: "paid" }, select: { id: true, orderId: true } } },
  });
  const [payment] = link?.payments.toSorted((a, b) => Number(b.orderId !== null) - Number(a.orderId !== null)) ?? [];
  if (!link || !payment) return null;
  const href = payment.orderId ? `/account/orders/${payment.orderId}` : `/account/payments/${payment.id}`;
  return { id: link.id, href };
}
