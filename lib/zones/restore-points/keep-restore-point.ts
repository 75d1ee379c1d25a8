import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findDomain } from "../find-domain";
import { readUpstreamZone } from "../read-upstream-zone";
import { MOST_NAMED_POINTS, type RestorePoint } from "../restore-points-contract";
import { describePoints } from "./describe-point";
import { packRecords } from "./pack-records";

/**
 * Keeps a domain's records, read now, under a name. @throws AppError zones.points_full (409); upstream.unclear (502) when the list was
 * not whole; those of readUpstreamZone
 */
export async function keepRestorePoint(actor: Actor, input: { id: string; name: string }): Promise<RestorePoint> {
  const domain = await findDomain(actor, input.id);
  const read = await readUpstreamZone(domain);
  if (!read.complete || read.unreadable.length > 0) throw new AppError("upstream.unclear", 502);
  const row = await db.$transaction(async (tx) => {
    // Two that are kept at once count one after the other.
    await tx.$queryRaw`SELECT 1 FROM services WHERE id = ${domain.id}::uuid FOR UPDATE`;
    const kept = await tx.zoneRestorePoint.count({ where: { serviceId: domain.id } });
    if (kept >= MOST_NAMED_POINTS) throw conflict("zones.points_full", { max: MOST_NAMED_POINTS });
    return tx.zoneRestorePoint.create({
      data: {
        ...{ serviceId: domain.id, name: input.name, records: packRecords(read.records) },
        ...{ recordCount: read.records.length, actorKind: actor.kind },
        actorId: "userId" in actor ? actor.userId : null,
      },
    });
  });
  const [point] = await describePoints(actor, [{ ...row, kind: "named" }]);
  if (!point) throw new Error("a restore point was kept and not described");
  return point;
}
