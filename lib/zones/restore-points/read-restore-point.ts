import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ZoneRecord } from "@/lib/dns/record";
import { findDomain } from "../find-domain";
import type { RestorePoint } from "../restore-points-contract";
import { describePoints } from "./describe-point";
import { findRestorePoint } from "./find-restore-point";

/** A restore point with its records. @throws AppError not_found (404) */
export async function readRestorePoint(
  actor: Actor,
  input: { id: string; pointId: string },
): Promise<{ point: RestorePoint; records: ZoneRecord[] }> {
  const found = await findRestorePoint(await findDomain(actor, input.id), input.pointId);
  const { records } = found;
  const [point] = await describePoints(actor, [
    found.kind === "named"
      ? { ...found.row, kind: "named" }
      : { ...found.row, kind: "change", changeKind: found.row.kind, recordCount: records.length },
  ]);
  if (!point) throw new Error("a restore point was found and not described");
  return { point, records };
}
