import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { ZoneChange, ZoneRestorePoint } from "@/lib/db/generated/client";
import { stepsOf } from "../change-log";
import type { ZoneChangeView } from "../contract";
import type { RestorePoint } from "../restore-points-contract";

const STEPS_SHOWN = 4;

export type PointRow =
  | (Pick<ZoneRestorePoint, "id" | "at" | "name" | "recordCount" | "actorKind" | "actorId"> & { kind: "named" })
  | (Pick<ZoneChange, "id" | "at" | "actorKind" | "actorId" | "steps"> & {
      kind: "change";
      changeKind: string;
      recordCount: number;
    });

/** Restore points as their reader sees them; staff read which of them it was. */
export async function describePoints(reader: Actor, rows: readonly PointRow[]): Promise<RestorePoint[]> {
  const ids = rows.flatMap(({ actorKind, actorId }) => (actorKind === "staff" && actorId ? [actorId] : []));
  const people =
    reader.kind === "staff" && ids.length > 0
      ? await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } })
      : [];
  const names = new Map(people.map(({ id, name, email }) => [id, name || email]));
  return rows.map((row): RestorePoint => {
    const { id, at, kind, recordCount, actorKind: by, actorId } = row;
    const point = { id, at, kind, recordCount, by, byName: names.get(actorId ?? "") ?? null };
    if (row.kind === "named") return { ...point, name: row.name, change: null };
    const { log } = stepsOf(row);
    const steps = log.slice(0, STEPS_SHOWN).map(({ step: { op, record } }) => ({ op, record }));
    return {
      ...point,
      name: null,
      change: { kind: row.changeKind as ZoneChangeView["kind"], stepCount: log.length, steps },
    };
  });
}
