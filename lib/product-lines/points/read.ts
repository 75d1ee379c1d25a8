import type { Outcome } from "@/lib/cndns/outcome";
import type { Config } from "../form";
import { noProductReading } from "../no-product-reading";
import type { Reading, Snapshot } from "../reading";
import { type PointsNow, pointsUsage } from "./left";

interface Account extends PointsNow {
  password: string | null;
  boughtAt?: Date | null;
  snapshot?: Snapshot;
}

/**
 * The reading of an account with points. Its configuration holds the points that were bought in all and those left, by which added points
 * are recognised; `points`, the number first ordered, says nothing any more.
 */
export function accountReading(outcome: Outcome<Account>): Reading {
  if (outcome.kind !== "ok") return noProductReading(outcome, ["not_ours"] as never[]);
  const { bought, left, password, boughtAt = null, snapshot = {} } = outcome.value;
  return {
    state: "working",
    upstreamState: null,
    reason: "running",
    registeredAt: boughtAt,
    expiresAt: null,
    password,
    ...shownPoints({ bought, left }, snapshot),
  };
}

/** What a reading says of points. */
export function shownPoints(
  { bought, left }: PointsNow,
  snapshot: Snapshot,
): Pick<Reading, "config" | "usage" | "snapshot"> {
  return {
    ...(bought === null ? {} : { config: { points: "", bought, ...(left === null ? {} : { left }) } }),
    usage: pointsUsage({ bought, left }),
    snapshot: { ...snapshot, pointsBought: bought, pointsLeft: left },
  };
}

/** Whether an account that staff point at, or that was just bought, has the ordered points: nobody can have added any yet. */
export function boughtAsOrdered({ config }: Reading, ordered: Config): boolean {
  return config === undefined || config.bought === Number(ordered.points);
}
