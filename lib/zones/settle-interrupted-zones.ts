import "server-only";
import { log } from "@/lib/core/log";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { findDomain } from "./find-domain";
import { settleInterrupted } from "./settle-interrupted";
import { withZoneLease } from "./zone-lease";

/** No running change takes this long between two steps. */
const STALE_MS = 10 * MINUTE_MS;

/**
 * Finishes changes that a crash interrupted, so that a record between deletion and addition is restored although
 * nobody opens its zone. For the worker; safe to repeat and to run twice at once.
 * @returns the number of zones it looked at.
 */
export async function settleInterruptedZones(now: Date): Promise<number> {
  const open = await db.zoneChange.findMany({
    where: { state: "running", at: { lt: addMs(now, -STALE_MS) }, service: { endedAt: null } },
    select: { serviceId: true },
    distinct: ["serviceId"],
    take: 100,
  });
  for (const { serviceId } of open) {
    try {
      const domain = await findDomain({ kind: "system", job: "settle-zones" }, serviceId);
      await withZoneLease(serviceId, (lease) => settleInterrupted(domain, lease));
    } catch (error) {
      // A zone that can't be settled now must not delay the others; the next run tries again.
      log.warn({ err: error, serviceId }, "an interrupted zone change could not be settled yet");
    }
  }
  return open.length;
}
