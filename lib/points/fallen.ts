import type { PointsLevel } from "@/lib/db/generated/client";

/** A level that is set, and below which the points are. */
export type Fallen = PointsLevel & { level: number; fellAt: Date };
