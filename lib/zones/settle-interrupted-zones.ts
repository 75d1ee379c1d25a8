import "server-only";
import { log } from "@/lib/core/log";
import { addMs } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { findDomain } from "./find-domain";
import { settleInterrupted } from "./settle-interrupted";
import { withZoneLease } from "./zone-lease";

/** No honest save takes so long between two of its steps. */
const STALE_MS = 10 * 60_000;

/**
 * Ends changes that a crash cut off, so that a record caught between deletion and addition is put back although nobody
 * opens its zone. The worker's; safe to repeat and to run twice at once. Answers how many zones it looked at.
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
      // One zone that can't be settled now must not keep the others waiting; the next run tries again.
      log.warn({ err: error, serviceId }, "an interrupted zone change could not be settled yet");
    }
  }
  return open.length;
}
