import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";

const WEEKS = 12;

/** How many services expire in a week. */
export interface ExpiryWeek {
  /** Its Monday in Shanghai: "2026-11-23". */
  monday: string;
  /** Renew themselves. */
  automatic: number;
  /** Their customers have to renew them. */
  manual: number;
}

/**
 * How many services of all customers expire in each of the next twelve weeks; the first one is what is left of this week. Gifts are
 * renewed with the service that they came with, so they are not counted.
 */
export async function countExpiries(actor: StaffActor, now: Date = new Date()): Promise<ExpiryWeek[]> {
  if (actor.kind !== "staff") throw forbidden();
  const mondays = Array.from({ length: WEEKS }, (_, at) => shanghaiDay(addMs(mondayOf(now), at * 7 * DAY_MS)));
  const until = addMs(mondayOf(now), WEEKS * 7 * DAY_MS);
  const rows = await db.$queryRaw<{ monday: string; automatic: bigint; all: bigint }[]>`
    SELECT to_char(date_trunc('week', expires_at AT TIME ZONE 'Asia/Shanghai'), 'YYYY-MM-DD') AS monday,
           count(*) FILTER (WHERE auto_renew) AS automatic, count(*) AS all
      FROM services
     WHERE state IN ('active', 'suspended') AND expires_at >= ${now}::timestamptz AND expires_at < ${until}::timestamptz
       AND ended_at IS NULL AND parent_id IS NULL
     GROUP BY 1`;
  return mondays.map((monday) => {
    const { automatic = 0n, all = 0n } = rows.find((row) => row.monday === monday) ?? {};
    return { monday, automatic: Number(automatic), manual: Number(all - automatic) };
  });
}

/** Midnight in Shanghai of the Monday on or before this day. */
function mondayOf(at: Date): Date {
  const midnight = new Date(`${shanghaiDay(at)}T00:00:00+08:00`);
  const weekday = new Date(`${shanghaiDay(at)}T00:00:00Z`).getUTCDay();
  return addMs(midnight, -((weekday + 6) % 7) * DAY_MS);
}
