import "server-only";
import { db } from "@/lib/db/client";
import { closePayment } from "./close-payment";
import type { OrderProblem } from "./view-payment";

const ORDERED = { code: "payments.ordered", params: {} } satisfies OrderProblem;

/**
 * Closes a payment whose order was placed by other means, so that it asks for no more money. Its customer is told why; what is paid all
 * the same goes into the wallet, with a mail. Safe to repeat.
 * @throws AppError payments.gateway_unreachable (503): it may still be paid, so the job tries again.
 */
export async function closeUselessPayment(id: string): Promise<void> {
  const { count } = await db.payment.updateMany({
    where: { id, state: { in: ["written", "open"] } },
    data: { orderProblem: { ...ORDERED } },
  });
  if (count > 0) await closePayment(await db.payment.findUniqueOrThrow({ where: { id } }));
}
