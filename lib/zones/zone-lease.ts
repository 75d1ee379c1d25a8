import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { conflict } from "@/lib/core/errors";
import { addMs } from "@/lib/core/time";
import { db } from "@/lib/db/client";

/** Longer than one call to the upstream with the reads that find out its result; renewed before each call. */
const LEASE_MS = 180_000;
const WAIT_MS = 8_000;
const POLL_MS = 250;

export interface ZoneLease {
  /**
   * Renews the lease. Throws when it was lost: somebody else may be changing the zone then, so the holder must stop.
   */
  renew(): Promise<void>;
}

/**
 * Runs while no other process works on the zone. Waits for another holder, up to eight seconds if nothing else is said.
 * @throws AppError zones.busy (409)
 */
export async function withZoneLease<T>(
  serviceId: string,
  run: (lease: ZoneLease) => Promise<T>,
  waitMs = WAIT_MS,
): Promise<T> {
  const deadline = performance.now() + waitMs;
  let until: Date | null = await take(serviceId);
  while (!until) {
    if (performance.now() > deadline) throw conflict("zones.busy");
    await pause(POLL_MS);
    until = await take(serviceId);
  }
  let held: Date = until;
  const move = async (to: Date | null): Promise<boolean> => {
    const { count } = await db.zoneCache.updateMany({
      where: { serviceId, leaseUntil: held },
      data: { leaseUntil: to },
    });
    if (count === 1 && to) held = to;
    return count === 1;
  };
  try {
    return await run({
      renew: async () => {
        const next = addMs(new Date(), LEASE_MS);
        if (next.getTime() > held.getTime() && !(await move(next))) throw new Error(`zone lease lost: ${serviceId}`);
      },
    });
  } finally {
    await move(null);
  }
}

/** Takes the lease; returns its end, or null while somebody else holds it. */
async function take(serviceId: string): Promise<Date | null> {
  const now = new Date();
  const until = addMs(now, LEASE_MS);
  const rows = await db.$queryRaw<{ service_id: string }[]>`
    INSERT INTO zone_caches (service_id, records, read_at, lease_until)
    VALUES (${serviceId}::uuid, '{}'::jsonb, 'epoch', ${until})
    ON CONFLICT (service_id) DO UPDATE SET lease_until = ${until}
    WHERE zone_caches.lease_until IS NULL OR zone_caches.lease_until < ${now}
    RETURNING service_id`;
  return rows.length === 1 ? until : null;
}
