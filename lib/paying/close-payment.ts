import "server-only";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Payment } from "@/lib/db/generated/client";
import { GatewayError } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { paymentFacts } from "./payment-facts";
import { settlePayment } from "./settle-payment";

/**
 * Closes a payment at the gateway, and then here. One that was paid in the meantime is posted instead; one that was paid with another sum
 * stays open, for staff. Safe to repeat.
 * @throws AppError payments.gateway_unreachable (503): it may still be paid, so nothing is said to be closed.
 */
export async function closePayment(row: Payment): Promise<Payment> {
  if (row.state === "paid" || row.state === "closed") return row;
  try {
    await (await openGateway(row.gateway)).client.close(paymentFacts(row));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    // It can't be closed because it is paid, or nobody knows.
    const settled = await settlePayment(row.id, { again: true });
    if (settled.state === "paid" || settled.state === "closed" || settled.problem !== null) return settled;
    throw new AppError("payments.gateway_unreachable", 503, { cause: error });
  }
  await db.payment.updateMany({
    where: { id: row.id, state: { in: ["written", "open"] } },
    data: { state: "closed", closedAt: new Date() },
  });
  return settlePayment(row.id);
}
