import type { Snapshot, Usage } from "../reading";

/** What a reading shows of a service's points: bought in all, and not used yet. */
export interface PointsNow {
  bought: number | null;
  left: number | null;
}

/** The points that a stored reading shows. */
export function pointsNow(snapshot: Snapshot): PointsNow {
  const number = (value: Snapshot[string] | undefined) => (typeof value === "number" ? value : null);
  return { bought: number(snapshot.pointsBought), left: number(snapshot.pointsLeft) };
}

/** The same as the service page's bar. */
export function pointsUsage({ bought, left }: PointsNow): readonly Usage[] {
  if (bought === null || left === null) return [];
  return [{ id: "points", used: Math.max(bought - left, 0), limit: bought, unit: "point" }];
}
