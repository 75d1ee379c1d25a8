import "server-only";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** A bill that was not read for so long after its day is a matter for staff: the keys may not work any more. */
const UNREAD_DAYS = 3;

/** Differences that wait for staff. What midnight explains is settled by the next day's bill. */
export const openDifferences = {
  state: "open",
  kind: { not: "midnight" },
} as const satisfies Prisma.GatewayDifferenceWhereInput;

/** How many differences are open for longer than a day, and how many bills of the last weeks could not be read for days. */
export async function countLateDifferences(now: Date): Promise<number> {
  const unreadDay = shanghaiDay(addMs(now, -UNREAD_DAYS * DAY_MS));
  const [late, unread] = await Promise.all([
    db.gatewayDifference.count({ where: { ...openDifferences, foundAt: { lte: addMs(now, -DAY_MS) } } }),
    db.gatewayBill.count({ where: { state: "waiting", day: { lte: unreadDay } } }),
  ]);
  return late + unread;
}
