import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readStatement } from "@/lib/ledger/read-statement";

const DAYS = 80;
const MOST_POINTS = 400;

/**
 * The balance over the last eighty days as steps: each point holds from its time until the next. Empty when there are
 * no postings.
 */
export async function readBalanceCurve(
  actor: CustomerActor,
  now: Date = new Date(),
): Promise<{ from: Date; points: { at: Date; balanceFen: bigint }[] }> {
  const earliest = addMs(now, -DAYS * DAY_MS);
  const { lines } = await readStatement(db, actor.userId, { limit: MOST_POINTS });
  const recent = lines.filter((line) => line.at >= earliest).reverse();
  const before = lines.find((line) => line.at < earliest);
  const points = recent.map(({ at, balanceFen }) => ({ at, balanceFen }));
  // The curve of a new wallet begins with its first posting.
  const from = before ? earliest : (points[0]?.at ?? earliest);
  return { from, points: before ? [{ at: earliest, balanceFen: before.balanceFen }, ...points] : points };
}
