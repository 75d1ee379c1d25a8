import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Gives up what still waits to be sent to a customer's webhooks, because the account is disabled or was until now: told weeks later it would pass
 * for news. What was given up can be sent again by hand. @returns how many deliveries
 */
export async function dropDeliveries(tx: Tx, customerId: string): Promise<number> {
  const { count } = await tx.webhookDelivery.updateMany({
    where: { endpoint: { customerId }, state: "queued" },
    data: { state: "failed", nextAt: null },
  });
  return count;
}
