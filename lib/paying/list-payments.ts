import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import type { PaymentView } from "./contract";
import { viewPayment } from "./view-payment";

/** The customer's payments that can still be paid, newest first: who left finds them again. */
export async function listPayments(
  actor: CustomerActor,
  _input: Record<string, never>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<{ payments: PaymentView[] }> {
  const rows = await db.payment.findMany({
    where: { customerId: actor.userId, payLinkId: null, state: { in: ["written", "open"] } },
    orderBy: { createdAt: "desc" },
    take: 10,
  });
  return { payments: await Promise.all(rows.map((row) => viewPayment(row, locale))) };
}
