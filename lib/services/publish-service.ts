import "server-only";
import type { Tx } from "@/lib/db/client";
import { publishEvent } from "@/lib/webhooks/publish-event";

/** Tells webhooks what a product action has made of a service, in the transaction in which it was done. */
export async function publishService(
  tx: Tx,
  action: { opensService: boolean; movesExpiry: boolean },
  { serviceId, customerId, at }: { serviceId: string; customerId: string; at: Date },
): Promise<void> {
  const what = action.opensService ? "opened" : action.movesExpiry ? "renewed" : "upgraded";
  await publishEvent(tx, `service.${what}`, {
    ...{ customerId, at },
    data: async () => {
      const { productLine, displayName, expiresAt } = await tx.service.findUniqueOrThrow({ where: { id: serviceId } });
      return { customerId, serviceId, productLine, displayName, expiresAt };
    },
  });
}
