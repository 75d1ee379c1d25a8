import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { type RestorePart, recordsApart, restoreEdits } from "@/lib/dns/restore";
import { changeZone, type ZoneOutcome } from "../change-zone";
import { findDomain } from "../find-domain";
import { findRestorePoint } from "./find-restore-point";

/**
 * Restores a zone, or a part of it, from a restore point: an ordinary change with its plan, brake and history, which can be undone.
 * @throws AppError zones.not_of_point (409) when the part names records that the restore point does not have;
 *   zones.nothing_to_restore (409) and those of changeZone
 */
export async function restoreZone(
  actor: Actor,
  input: { id: string; pointId: string; baseVersion: string; confirmed: boolean; part: RestorePart | null },
): Promise<ZoneOutcome> {
  const domain = await findDomain(actor, input.id);
  const { records } = await findRestorePoint(domain, input.pointId);
  const { baseVersion, confirmed, part } = input;
  if (part && recordsApart(part.take, records).removed.length > 0) throw conflict("zones.not_of_point");
  return changeZone(actor, {
    serviceId: domain.id,
    kind: "restore",
    undoOfId: null,
    baseVersion,
    confirmed,
    edits: (current) => {
      const edits = restoreEdits(current, records, part);
      if (edits.length === 0) throw conflict("zones.nothing_to_restore");
      return edits;
    },
  });
}
