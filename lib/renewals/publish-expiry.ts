import "server-only";
import type { Tx } from "@/lib/db/client";
import { publishEvent } from "@/lib/webhooks/publish-event";
import { expiryDay } from "./expiry-day";
import type { ExpiringService } from "./expiry-mail";

/** Tells webhooks of a service of which its owner is just mailed: at each step before its expiry, and once after it. */
export async function publishExpiry(tx: Tx, customerId: string, due: ExpiringService, at: Date): Promise<void> {
  const { id: serviceId, productLine, expiresAt, daysLeft, autoRenew } = due;
  const data = async () => {
    const { displayName } = await tx.service.findUniqueOrThrow({ where: { id: serviceId } });
    return { customerId, serviceId, productLine, displayName, expiresAt, daysLeft, autoRenew };
  };
  if (daysLeft >= 0) return publishEvent(tx, "service.expiring", { customerId, at, data });
  // The step that is just noted is one of them.
  const noted = { serviceId, expiresAt: expiryDay(expiresAt), days: { lt: 0 } };
  const isFirst = (await tx.expiryNotice.count({ where: noted })) <= 1;
  if (isFirst) await publishEvent(tx, "service.expired", { customerId, at, data });
}
