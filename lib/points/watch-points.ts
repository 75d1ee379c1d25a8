import "server-only";
import type { SystemActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { PointsLevel } from "@/lib/db/generated/client";
import type { OwnService } from "@/lib/offers/kinds/kind";
import { ownService } from "@/lib/offers/own-service";
import { type PointsNow, pointsNow } from "@/lib/product-lines/points/left";
import type { Snapshot } from "@/lib/product-lines/reading";
import { refreshService } from "@/lib/services/refresh-service";
import type { PointsNotice } from "./contract";
import type { Fallen } from "./fallen";
import { tellFewPoints } from "./tell-few-points";
import { topUpPoints } from "./top-up-points";

export type WatchOutcome = "off" | "unread" | "enough" | "under_way" | PointsNotice;

/**
 * Reads the points of a service, and when they are below its owner's level, tells the owner and buys points, as the owner has set it.
 * From the moment in which they were first seen below the level it is one fall: each of its notices is mailed once, and it has one order
 * at most (topUpPoints), however often and by however many workers this is run. The fall is over when the points have reached the level,
 * or when so many were bought since that they must have, although they may be used up again already.
 */
export async function watchPoints(
  actor: SystemActor,
  { serviceId }: { serviceId: string },
  now = new Date(),
): Promise<WatchOutcome> {
  const set = await db.pointsLevel.findFirst({
    where: { serviceId, level: { not: null }, service: { endedAt: null, customer: { status: "active" } } },
  });
  if (!set) return "off";
  const points = await readNow(actor, serviceId);
  await db.pointsLevel.update({ where: { serviceId }, data: { checkedAt: now } });
  if (points === null || points.left === null) return "unread";
  const fallen = await noteFall(set, { ...points, left: points.left }, now);
  if (!fallen) return "enough";
  const service = await ownService(actor, serviceId);
  return await act(actor, service, fallen, points.left, now);
}

/** Null: there was no usable answer. */
async function readNow(actor: SystemActor, id: string): Promise<PointsNow | null> {
  try {
    await refreshService(actor, { id });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  const { snapshot } = await db.service.findUniqueOrThrow({ where: { id }, select: { snapshot: true } });
  return pointsNow((snapshot ?? {}) as Snapshot);
}

/** Begins a fall, ends it, or leaves it as it is. Of two workers one begins it. @returns the fall that lasts. */
async function noteFall(
  { serviceId, ...set }: PointsLevel,
  { left, bought }: { left: number; bought: number | null },
  now: Date,
): Promise<Fallen | null> {
  const level = set.level ?? 0;
  const passed = bought !== null && set.boughtAtFall !== null && bought - set.boughtAtFall >= level;
  const over = set.fellAt !== null && (left >= level || passed);
  if (over) {
    const ended = { fellAt: null, boughtAtFall: null, trouble: null, told: [] };
    await db.pointsLevel.updateMany({ where: { serviceId, fellAt: set.fellAt }, data: ended });
  }
  // After a purchase, points that are still few may be those of a late reading: the next one decides whether they fell again.
  if (left >= level || passed) return null;
  await db.pointsLevel.updateMany({
    where: { serviceId, fellAt: null },
    data: { fellAt: now, boughtAtFall: bought, trouble: null, told: [] },
  });
  const row = await db.pointsLevel.findUniqueOrThrow({ where: { serviceId } });
  return row.level !== null && row.fellAt !== null ? (row as Fallen) : null;
}

async function act(
  actor: SystemActor,
  service: OwnService,
  fallen: Fallen,
  left: number,
  now: Date,
): Promise<WatchOutcome> {
  if (fallen.topUpPoints === null) {
    await tellFewPoints(actor, service, fallen, { kind: "low", left });
    return "low";
  }
  const topUp = await topUpPoints(actor, service, { ...fallen, topUpPoints: fallen.topUpPoints }, now);
  const { kind } = topUp;
  if (kind !== "under_way") await tellFewPoints(actor, service, fallen, { ...topUp, kind, left });
  return kind;
}
